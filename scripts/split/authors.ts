import { commonestSpelling, personKey } from '../../src/schemas/person.ts'
import type { Permalinks } from './permalinks.ts'
import { type Slug, titleSlug } from './slug.ts'

/** A site has at most one page of an author for so many papers. */
const PAPERS_FOR_A_PAGE = 10
/** Addresses under `authors/` that are no person's. */
const RESERVED = ['under']

/**
 * The registered pages of authors by slug, with those of authors who now have enough papers. A page stays when others
 * have more papers. Of two names with one slug, the later gets a number.
 * @param least papers that a page requires; by default, so many that there is at most one page for ten papers
 */
export function registerAuthors(
  registered: NonNullable<Permalinks['authors']>,
  papers: readonly { readonly authors?: readonly string[] }[],
  least?: number,
): NonNullable<Permalinks['authors']> {
  const known = new Set(Object.values(registered).map(personKey))
  const printed = new Map<string, string[]>()
  for (const { authors = [] } of papers)
    for (const [key, name] of new Map(authors.map(author => [personKey(author), author]))) {
      if (known.has(key)) continue
      const names = printed.get(key)
      if (names) names.push(name)
      else printed.set(key, [name])
    }
  const counts = [...printed.values()].map(names => names.length)
  const enough = least ?? leastFor(counts, Math.floor(papers.length / PAPERS_FOR_A_PAGE) - known.size)
  const all: Record<string, string> = { ...registered }
  const fresh = [...printed]
    .filter(([, names]) => names.length >= enough)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [, names] of fresh) {
    const name = commonestSpelling(names)
    all[freeSlug(name, all)] = name
  }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The smallest number of papers, at least two, that no more authors have than there is room for. */
function leastFor(counts: readonly number[], pages: number): number {
  const sorted = counts.toSorted((a, b) => b - a)
  return pages < 1 ? Number.POSITIVE_INFINITY : Math.max(2, (sorted[pages] ?? 0) + 1)
}

function freeSlug(name: string, taken: Readonly<Record<string, string>>): Slug {
  const slug = titleSlug(name)
  let free = slug
  for (let number = 2; taken[free] !== undefined || RESERVED.includes(free); number++)
    free = `${slug}-${number}` as Slug
  return free
}
