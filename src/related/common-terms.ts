import { wordsOf } from '../search/engine/fold.ts'
import { stem } from '../search/engine/stem.ts'
import { capitalsIn, printedAt, type ReadPaper, type ReadPapers, type Term, useAt } from './terms.ts'

/** The number of terms that are shown. */
const MOST = 3
/** A term in more papers than this share, and in more than this number, says nothing. */
const FREQUENT = 0.03
const LEAST_FREQUENT = 6
/** A phrase names a subject only if this share of the papers that print it have it in the title. */
const IN_TITLES = 0.08
/** A paper is about a single noun if it prints it so often. */
const NOUN_USES = 3
/** A paper is about a phrase if it prints it in the title or so often. */
const PHRASE_USES = 2
/** Names count less than subjects: papers that only share a data set have nothing in common. */
const NAME_WORTH = 0.3

/** How many of two papers are about a term. */
const STRENGTH = ['nothing', 'one', 'both'] as const

interface Shared {
  readonly printed: string
  readonly worth: number
  readonly strength: (typeof STRENGTH)[number]
}

/** What two papers have in common. */
export interface Common {
  /** In words that one of them prints, the most telling first. */
  readonly terms: readonly string[]
  /** Whether both are about one of the terms, or only one of them is. */
  readonly areBothAbout: boolean
}

/** What two papers have in common; undefined where that is no reason to read both. */
export function commonTerms(a: ReadPaper, b: ReadPaper, { terms, papers }: ReadPapers): Common | undefined {
  const found: Shared[] = []
  for (let inA = 0, inB = 0; inA < a.terms.length && inB < b.terms.length; ) {
    const [number = 0, other = 0] = [a.terms[inA], b.terms[inB]]
    const term = terms[number]
    if (number === other && term) {
      const shared = judge(term, a, inA, b, inB, papers.length)
      if (shared) found.push(shared)
    }
    if (number <= other) inA++
    if (other <= number) inB++
  }
  const strengths = new Set(found.map(({ strength }) => strength))
  if (!strengths.has('both') && !strengths.has('one')) return undefined
  found.sort((x, y) => y.worth - x.worth || (x.printed < y.printed ? -1 : 1))
  return {
    terms: distinct(found.map(({ printed }) => printed)).slice(0, MOST),
    areBothAbout: strengths.has('both'),
  }
}

function judge(
  { kind, papers, titles }: Term,
  a: ReadPaper,
  inA: number,
  b: ReadPaper,
  inB: number,
  count: number,
): Shared | undefined {
  if (papers > Math.max(LEAST_FREQUENT, count * FREQUENT)) return undefined
  const [one, other] = [useAt(a, inA), useAt(b, inB)]
  const rarity = Math.log(count / papers)
  const uses = Math.min(one.count, other.count)
  const inTitles = Number(one.inTitle) + Number(other.inTitle)
  if (kind === 'noun' && inTitles < 2) return undefined
  if (kind === 'phrase' && (titles < papers * IN_TITLES || !one.whole || !other.whole)) return undefined
  const [printed = ''] = [printedAt(a, one), printedAt(b, other)].sort(
    (x, y) => capitalsIn(x) - capitalsIn(y) || (x < y ? -1 : 1),
  )
  switch (kind) {
    case 'name':
      return { printed, worth: rarity * NAME_WORTH, strength: inTitles === 2 ? 'both' : 'nothing' }
    case 'noun':
      return { printed, worth: rarity, strength: uses >= NOUN_USES ? 'both' : 'nothing' }
    case 'phrase': {
      const subjects = [one, other].filter(({ inTitle, count }) => inTitle || count >= PHRASE_USES)
      const strength = STRENGTH[subjects.length] ?? 'nothing'
      return { printed, worth: (1 + rarity) * (1 + inTitles), strength }
    }
  }
}

/** Removes terms within others: of `implicit representations` and `implicit neural representations`, the first. */
function distinct(printed: readonly string[]): string[] {
  const kept: { printed: string; stems: ReadonlySet<string> }[] = []
  for (const text of printed) {
    const stems = new Set(wordsOf(text).map(stem))
    const within = kept.findIndex(other => stems.isSupersetOf(other.stems))
    if (within >= 0) kept[within] = { printed: text, stems }
    else if (!kept.some(other => other.stems.isSupersetOf(stems))) kept.push({ printed: text, stems })
  }
  return kept.map(({ printed }) => printed)
}
