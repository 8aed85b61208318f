import { storageKey } from '../site/storage-key.ts'
import { ReadingStore } from './store.ts'

/** The store of this device, as this page sees it. */
export const store = new ReadingStore(storageKey('reading'))

// The browser may show a page again as it was left; such a page has missed changes.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) store.tell()
})
