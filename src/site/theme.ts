import { storageKey } from './storage-key.ts'

/**
 * Sets the theme that the reader chose before the first paint; without a choice, or with one that is no theme, the system
 * decides. Storage may be forbidden, which is no reason to fail.
 */
export const themeScript = `try{const t=localStorage.getItem(${JSON.stringify(storageKey('theme'))});if(/^(light|dark)$/.test(t))document.documentElement.dataset.theme=t}catch{}`
