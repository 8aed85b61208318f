import type { RelatedPaper } from '../schemas/paper-record.ts'
import { commonTerms } from './common-terms.ts'
import { nearestOf } from './nearest.ts'
import { type RelatablePaper, readPapers } from './terms.ts'

const MOST = 5
/** The smallest cosine of two papers that are both about what they share, and of other papers. */
const NEAR = 0.12
const NEARER = 0.15
/** The number of nearest papers that are compared term by term. */
const CANDIDATES = 24

/** The related papers of each paper that has any, by slug: at most five, the nearest first. */
export function relatedPapers(papers: readonly RelatablePaper[]): Map<string, readonly RelatedPaper[]> {
  const read = readPapers(papers.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)))
  const related = new Map<string, readonly RelatedPaper[]>()
  let at = 0
  for (const near of nearestOf(read.papers, read.features, NEAR)) {
    const own = read.papers[at++]
    if (!own) break
    const shown: RelatedPaper[] = []
    for (const { at: place, nearness } of near.slice(0, CANDIDATES)) {
      const other = read.papers[place]
      const common = other && commonTerms(own, other, read)
      if (common && (common.areBothAbout || nearness >= NEARER))
        shown.push({ slug: other.paper.slug, title: other.paper.title, shared: [...common.terms] })
      if (shown.length === MOST) break
    }
    if (shown.length > 0) related.set(own.paper.slug, shown)
  }
  return related
}
