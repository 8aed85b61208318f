import type { PaperFrontMatter } from '../schemas/paper.ts'
import { fold, wordsOf } from '../search/engine/fold.ts'
import { stem } from '../search/engine/stem.ts'

/** What an acronym stands for. */
export interface Meaning<Paper> {
  /** The long form, as most papers print it. */
  readonly long: string
  /** All papers that define it so, in the order given. */
  readonly papers: readonly Paper[]
}

export interface GlossaryEntry<Paper> {
  /** The acronym as most papers print it. */
  readonly name: string
  /** The same for all its spellings. */
  readonly key: string
  /** The meaning in most papers first. */
  readonly meanings: readonly [Meaning<Paper>, ...Meaning<Paper>[]]
}

/** The key of an acronym. Acronyms with the same key differ only in case and signs (`SoTA`, `SOTA`). */
export const acronymKey = (short: string): string => fold(short).replace(/[^\p{L}\p{N}]/gu, '')

/** Id of an entry on its page; no other element has it. */
export const entryAnchor = (key: string): string => `term-${key}`

/** The key of a meaning: the same for `feed-forward networks` and `Feedforward Network`. */
export const meaningKey = (long: string): string => wordsOf(long).map(stem).join('')

/** All definitions of the papers' abstracts, sorted by the acronyms' keys. */
export function glossaryOf<Paper extends Pick<PaperFrontMatter, 'acronyms'>>(
  papers: readonly Paper[],
): GlossaryEntry<Paper>[] {
  const definitions = papers.flatMap(paper => paper.acronyms.map(acronym => ({ ...acronym, paper })))
  return [...Map.groupBy(definitions, ({ short }) => acronymKey(short))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, alike]) => {
      const [first, ...others] = [...Map.groupBy(alike, ({ long }) => meaningKey(long)).values()]
        .map(same => ({
          long: commonest(same.map(({ long }) => long)),
          papers: [...new Set(same.map(({ paper }) => paper))],
        }))
        .sort((a, b) => b.papers.length - a.papers.length || (a.long < b.long ? -1 : 1))
      const name = commonest(alike.map(({ short }) => short))
      return first ? [{ name, key, meanings: [first, ...others] as const }] : []
    })
}

/** An acronym's meaning is sure if at least so many papers define it, and all alike. One of two letters needs more. */
const SURE = 2
const SURE_IF_SHORT = 8

/** What an acronym means in papers that do not define it; undefined unless its meaning is sure. */
export function sureMeaning({ name, meanings }: GlossaryEntry<unknown>): string | undefined {
  const [{ long, papers }, ...others] = meanings
  return others.length === 0 && papers.length >= (name.length < 3 ? SURE_IF_SHORT : SURE) ? long : undefined
}

/** The most frequent spelling; of equally frequent ones that with fewest capitals, then the shortest. */
function commonest(spellings: readonly string[]): string {
  const counts = [...Map.groupBy(spellings, spelling => spelling)].map(([spelling, uses]) => ({
    spelling,
    uses: uses.length,
    capitals: spelling.replace(/\P{Lu}/gu, '').length,
  }))
  counts.sort(
    (a, b) =>
      b.uses - a.uses ||
      a.capitals - b.capitals ||
      a.spelling.length - b.spelling.length ||
      (a.spelling < b.spelling ? -1 : 1),
  )
  return counts[0]?.spelling ?? ''
}
