import { storageKey } from '../site/storage-key.ts'
import { ReadingStore } from './store.ts'

/** What the reader keeps on this device, as this page sees it. */
export const store = new ReadingStore(storageKey('reading'))

// A page that comes back as it was left has not heard of what happened since.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) store.tell()
})
