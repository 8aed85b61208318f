import { BOOKMARK_VERSION, type Bookmark, withoutGaps } from './bookmark.ts'
import { keepCitations } from './citations.ts'
import { joined } from './joined.ts'
import type { Citation, ReadingStore } from './store.ts'

/** The number of pages that are fetched at a time. */
const PARALLEL = 8

/** What a paper's page says about the paper. */
export interface PaperFacts {
  readonly slug: string
  readonly title: string
  readonly authors: string | undefined
  readonly year: string | undefined
  readonly citation: Citation
}

/** Finds the facts of a paper, at its new address where it has moved; undefined where its page cannot be read. */
export type Finder = (slug: string) => Promise<PaperFacts | undefined>

/**
 * Adds to the rows of these papers what they lack, and stores their entries for reference managers; the papers' pages
 * have both. The row of a paper that has moved gets the new address.
 * @param tell called with the number of papers done
 * @returns the papers' current slugs, in the same order
 */
export async function completed(
  store: ReadingStore,
  slugs: readonly string[],
  find: Finder,
  tell: (done: number) => void = () => undefined,
): Promise<string[]> {
  const now: string[] = []
  for (let from = 0; from < slugs.length; from += PARALLEL) {
    const part = slugs.slice(from, from + PARALLEL)
    const facts = await Promise.all(part.map(find))
    for (const [at, slug] of part.entries()) {
      const fact = facts[at]
      now.push(fact?.slug ?? slug)
      if (fact && fact.slug !== slug) await move(store, slug, fact)
    }
    const found = facts.flatMap(fact => (fact ? [fact] : []))
    await store.update(
      found.map(({ slug }) => slug),
      (before, slug) =>
        before &&
        withFacts(
          before,
          found.find(fact => fact.slug === slug),
        ),
    )
    await keepCitations(
      store,
      found.map(({ citation }) => citation),
    )
    tell(Math.min(from + PARALLEL, slugs.length))
  }
  return now
}

function withFacts(row: Bookmark, facts: PaperFacts | undefined): Bookmark {
  if (!facts) return row
  const { title, authors, year } = facts
  return withoutGaps({ ...row, title, authors, year })
}

async function move(store: ReadingStore, old: string, { slug, title }: PaperFacts): Promise<void> {
  const [row] = await store.get([old])
  if (!row) return
  const moved = { ...row, slug }
  await store.update([slug, old], (before, of) =>
    of === old ? undefined : joined(before ?? { version: BOOKMARK_VERSION, slug, title }, moved),
  )
}
