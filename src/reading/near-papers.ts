/** A paper near to another, as that one's page names it. */
export interface RelatedPaper {
  readonly slug: string
  readonly title: string
  /** What both have in common, the most telling first. */
  readonly shared: readonly string[]
}

/** A paper near to some of a list. */
export interface NearPaper extends RelatedPaper {
  /** How many of the list name it. */
  readonly count: number
}

/** So many are shown. */
const MOST = 10
/** Terms that are named of each. */
const TERMS = 3

/**
 * The papers nearest to a list, without those that the reader knows. A paper counts for each of the list that names it, the
 * more the nearer it stands there: 1 for the first, 1/2 for the second, and so on (reciprocal ranks).
 * @param related what each paper of the list names, the nearest first
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

/** The terms that are named most; of as many, the first named. */
function commonest(terms: readonly string[]): string[] {
  return [...Map.groupBy(terms, term => term)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, TERMS)
    .map(([term]) => term)
}
