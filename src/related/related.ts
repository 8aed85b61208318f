import type { RelatedPaper } from '../schemas/paper-record.ts'
import { commonTerms } from './common-terms.ts'
import { nearestOf } from './nearest.ts'
import { type RelatablePaper, readPapers } from './terms.ts'

const MOST = 5
/** Cosines from which papers are shown: such as are both about what they share, and others. */
const NEAR = 0.12
const NEARER = 0.15
/** So many of the nearest are looked at for what they share. */
const CANDIDATES = 24

/** For each paper that has near ones these, at most five, the nearest first; by slug. */
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
