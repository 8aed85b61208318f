import { forgetCitations, keepCitations, keptCitations } from './citations.ts'
import { damagedRows, forgetDamaged, keepDamaged } from './damage.ts'
import type { RowChanges } from './held-rows.ts'
import type { Citation, ReadingStore } from './store.ts'

/** Everything that was forgotten. */
export interface Forgotten {
  readonly changes: RowChanges
  readonly citations: readonly Citation[]
  /** Rows that could not be read. */
  readonly damaged: readonly unknown[]
}

/** Removes everything of the reader from the device. */
export async function forgetAll(store: ReadingStore): Promise<Forgotten> {
  const slugs = (await store.all()).map(({ slug }) => slug)
  const citations = [...(await keptCitations(store, slugs)).values()]
  const damaged = await damagedRows(store)
  await forgetCitations(store)
  await forgetDamaged(store)
  return { changes: await store.update(slugs, () => undefined), citations, damaged }
}

/** Restores what was forgotten beside the rows. */
export async function keepBeside(store: ReadingStore, { citations, damaged }: Forgotten): Promise<void> {
  await keepCitations(store, citations)
  await keepDamaged(store, damaged)
}
