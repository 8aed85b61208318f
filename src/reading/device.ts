import { storageKey } from '../site/storage-key.ts'
import { ReadingStore } from './store.ts'

/** What the reader keeps on this device, as this page sees it. */
export const store = new ReadingStore(storageKey('reading'))
