import type { Citation, ReadingStore } from './store.ts'

/** The entries for reference managers that are kept of these papers. */
export async function keptCitations(
  store: ReadingStore,
  slugs: readonly string[],
): Promise<Map<string, Citation>> {
  const found = await store.read(db => {
    const table = db.transaction('citations').store
    return Promise.all(slugs.map(slug => table.get(slug)))
  })
  return new Map((found ?? []).flatMap(citation => (citation ? [[citation.slug, citation]] : [])))
}

/** Keeps entries where there is room: they can be had again. */
export async function keepCitations(store: ReadingStore, citations: readonly Citation[]): Promise<void> {
  await store
    .write(tx => Promise.all(citations.map(citation => tx.objectStore('citations').put(citation))))
    .catch(() => undefined)
}

export async function forgetCitations(store: ReadingStore): Promise<void> {
  await store.write(tx => tx.objectStore('citations').clear()).catch(() => undefined)
}
