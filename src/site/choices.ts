import { storageKey } from './storage-key.ts'

/** What a reader can choose for all pages, with the possible values. Otherwise the system or the page decides. */
const CHOICES = {
  theme: ['light', 'dark'],
  density: ['titles', 'abstracts'],
  keys: ['off'],
  hideRead: ['on'],
} as const

export type Choice = keyof typeof CHOICES

/** All choices, and `data-view` where the address names a view of a list; a script arranges the list then. */
export const pageScript = (): string =>
  `${choicesScript(['theme', 'density', 'keys', 'hideRead'])};if(/[?&](?:sort|topic|code)\\b/.test(location.search))document.documentElement.dataset.view=''`

/**
 * Puts the reader's choices on the root element, as `data-theme`, before the first paint. It does nothing where the
 * browser forbids storage.
 * @param choices those that the document has styles for
 */
export function choicesScript(choices: readonly Choice[]): string {
  const keys = choices.map(choice => [choice, storageKey(choice)])
  return `try{for(const[c,k]of ${JSON.stringify(keys)}){const v=localStorage.getItem(k);if(${JSON.stringify(CHOICES)}[c].includes(v))document.documentElement.dataset[c]=v}}catch{}`
}

/**
 * Makes a choice and keeps it on the device, or removes it; if the device keeps nothing, it lasts as long as the page.
 */
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
