import type { RelatedPaper } from '../schemas/paper-record.ts'
import { commonTerms } from './common-terms.ts'
import { type Bag, nearestOf } from './nearest.ts'
import { type ReadPaper, type RelatablePaper, readPapers, useAt } from './terms.ts'

const MOST = 5
/** Cosines from which papers are shown: such as are both about what they share, and others. */
const NEAR = 0.12
const NEARER = 0.15
/** So many of the nearest are looked at for what they share. */
const CANDIDATES = 24
/** A term in the title says as much as so many in the abstract. */
const TITLE = 3

/** For each paper that has near ones these, at most five, the nearest first; by slug. */
export function relatedPapers(papers: readonly RelatablePaper[]): Map<string, readonly RelatedPaper[]> {
  const read = readPapers(papers.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)))
  const bags = read.papers.map(paper => withTerms(paper, read.words))
  const related = new Map<string, readonly RelatedPaper[]>()
  let at = 0
  for (const near of nearestOf(bags, read.words + read.terms.length, NEAR)) {
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

/** The words of a paper and, numbered behind all words, its terms. */
function withTerms(paper: ReadPaper, behind: number): Bag {
  const own = paper.words.length
  const words = new Int32Array(own + paper.terms.length)
  const counts = new Float32Array(words.length)
  words.set(paper.words)
  counts.set(paper.counts)
  for (const [at, term] of paper.terms.entries()) {
    const { count, inTitle } = useAt(paper, at)
    words[own + at] = behind + term
    counts[own + at] = inTitle ? count + TITLE - 1 : count
  }
  return { words, counts }
}
