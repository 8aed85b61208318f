import type { Citation, ReadingStore } from './store.ts'

/** The stored BibTeX and RIS entries of these papers. */
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

/**
 * The entries of these papers in one format, in their order.
 * @param fetch stores the entries of papers that lack them, and returns the papers' current slugs in the same order
 */
export async function citationTexts(
  store: ReadingStore,
  slugs: readonly string[],
  format: 'bib' | 'ris',
  fetch: (lacking: readonly string[]) => Promise<readonly string[]>,
): Promise<{ texts: string[]; missing: string[] }> {
  const kept = await keptCitations(store, slugs)
  const lacking = slugs.filter(slug => !kept.get(slug)?.[format])
  const fetched = await fetch(lacking)
  const moved = new Map(lacking.map((slug, at) => [slug, fetched[at] ?? slug]))
  const now = [...new Set(slugs.map(slug => moved.get(slug) ?? slug))]
  const all = await keptCitations(store, now)
  return {
    texts: now.flatMap(slug => all.get(slug)?.[format] || []),
    missing: now.filter(slug => !all.get(slug)?.[format]),
  }
}

/** Stores entries where there is room; they can be fetched again. */
export async function keepCitations(store: ReadingStore, citations: readonly Citation[]): Promise<void> {
  await store
    .write(tx => Promise.all(citations.map(citation => tx.objectStore('citations').put(citation))))
    .catch(() => undefined)
}

/** Stores entries of papers that have none yet. */
export async function addCitations(store: ReadingStore, citations: readonly Citation[]): Promise<void> {
  const kept = await keptCitations(
    store,
    citations.map(({ slug }) => slug),
  )
  await keepCitations(
    store,
    citations.filter(({ slug }) => !kept.has(slug)),
  )
}

export async function forgetCitations(store: ReadingStore): Promise<void> {
  await store.write(tx => tx.objectStore('citations').clear()).catch(() => undefined)
}
