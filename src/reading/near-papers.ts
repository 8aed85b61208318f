import type { RelatedPaper } from '../schemas/paper-record.ts'

/** A paper near to several of a list. */
export interface NearPaper extends RelatedPaper {
  /** The number of papers in the list that name it. */
  readonly count: number
}

/** The number of papers that are shown. */
const MOST = 10
/** The number of terms that are shown for each. */
const TERMS = 3

/**
 * The papers nearest to a list, without those that the reader knows. Each paper of the list that names a paper adds to
 * its score by the place at which it names it: 1 for the first, 1/2 for the second, and so on (reciprocal ranks).
 * @param related the papers that each paper of the list names, the nearest first
 */
export function nearPapers(
  related: readonly (readonly RelatedPaper[])[],
  isKnown: (slug: string) => boolean,
): NearPaper[] {
  const named = related.flatMap(list => list.map((paper, place) => ({ paper, score: 1 / (place + 1) })))
  const unknown = named.filter(({ paper }) => !isKnown(paper.slug))
  return [...Map.groupBy(unknown, ({ paper }) => paper.slug).values()]
    .map(all => ({
      slug: all[0]?.paper.slug ?? '',
      title: all[0]?.paper.title ?? '',
      shared: commonest(all.flatMap(({ paper }) => paper.shared)),
      count: all.length,
      score: all.reduce((sum, { score }) => sum + score, 0),
    }))
    .toSorted((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST)
    .map(({ score: _, ...paper }) => paper)
}

/** The most frequent terms; of equally frequent ones, the first. */
function commonest(terms: readonly string[]): string[] {
  return [...Map.groupBy(terms, term => term)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, TERMS)
    .map(([term]) => term)
}
