import { faultOf, isBookmark, type Kind } from './bookmark.ts'
import type { ReadingStore } from './store.ts'

/** What a field must be, in words. */
const MUST: Readonly<Record<Kind, string>> = {
  address: 'must be the address of a paper, in lower-case letters, digits and hyphens',
  name: 'must be text that is not empty',
  text: 'must be text',
  time: 'must be a time such as 2025-07-30T08:15:00.000Z',
  version: 'must be a number from 1',
  row: 'must be an object',
}

/** Why something is no bookmark, in words; undefined where it is one. */
export function faultText(row: unknown): string | undefined {
  const fault = faultOf(row)
  return fault && `${fault.field} ${MUST[fault.kind]}`.trim()
}

/** Moves all rows that cannot be read to a table of their own. */
export async function setAside(store: ReadingStore): Promise<void> {
  await store
    .write(async tx => {
      for await (const cursor of tx.objectStore('papers')) {
        if (isBookmark(cursor.value)) continue
        await Promise.all([tx.objectStore('damaged').add(cursor.value), cursor.delete()])
      }
    })
    // They stay where they are, and are passed over.
    .catch(() => undefined)
}

/** The rows that were set aside, as they were found. */
export async function damagedRows(store: ReadingStore): Promise<unknown[]> {
  return (await store.read(db => db.getAll('damaged'))) ?? []
}

/** Sets such rows aside again, where there is room. */
export async function keepDamaged(store: ReadingStore, rows: readonly unknown[]): Promise<void> {
  await store
    .write(tx => Promise.all(rows.map(row => tx.objectStore('damaged').add(row))))
    .catch(() => undefined)
}

export async function forgetDamaged(store: ReadingStore): Promise<void> {
  await store.write(tx => tx.objectStore('damaged').clear()).catch(() => undefined)
}
