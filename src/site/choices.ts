import { storageKey } from './storage-key.ts'

/** What a reader chooses for every page, and what each may be. Without a choice the system or the page decides. */
const CHOICES = {
  theme: ['light', 'dark'],
  density: ['titles', 'abstracts'],
  keys: ['off'],
  hideRead: ['on'],
} as const

export type Choice = keyof typeof CHOICES

/**
 * Sets what the reader chose on the root element, as `data-theme`, before the first paint. Storage may be forbidden, which
 * is no reason to fail.
 */
export function choicesScript(): string {
  const keys = Object.keys(CHOICES).map(choice => [choice, storageKey(choice)])
  return `try{for(const[c,k]of ${JSON.stringify(keys)}){const v=localStorage.getItem(k);if(${JSON.stringify(CHOICES)}[c].includes(v))document.documentElement.dataset[c]=v}}catch{}`
}

/** Makes a choice and keeps it on the device, or takes it back; where nothing can be kept, it lasts as long as the page. */
export function choose(choice: Choice, value: string | undefined): void {
  if (value === undefined) delete document.documentElement.dataset[choice]
  else document.documentElement.dataset[choice] = value
  try {
    if (value === undefined) localStorage.removeItem(storageKey(choice))
    else localStorage.setItem(storageKey(choice), value)
  } catch {
    // Storage is full or forbidden.
  }
}
