import { LETTERS } from './damage.ts'
import { isGreek } from './math-commands.ts'

/** What the whole text tells about each of its words. */
export interface Known {
  /** Formulas stand in the text for certain. */
  readonly mathematical: boolean
  /** The author wrote running text in TeX, so formulas may be damaged too. */
  readonly tex: boolean
  /** Greek letters are printed as letters, so their names are words. */
  readonly letters: boolean
  /** Words that carry an index or are one. */
  readonly signs: ReadonlySet<string>
  /** Names of the Greek letters of the title, which a listing prints as letters. */
  readonly titled: ReadonlySet<string>
}

/** A word or a bracket with what is raised or lowered behind it; or a word. */
const SCRIPTED = /([A-Za-z]+|[)\]}|\u0370-\u03FF])?[_^](?:(\{)|([A-Za-z]+|[-+*\d]+))|[A-Za-z]{3,}/g
/** TeX of running text: an escaped sign, a command, a quotation mark, a tie. */
const TEX = /\\[A-Za-z%&$#_,'"]|``|[A-Za-z.,]~/

const NAMES: ReadonlyMap<string, string> = new Map([...LETTERS].map(([name = '', letter]) => [letter, name]))

/** Odds from which on a word is nothing but the name of a command, by itself and with a figure glued to it. */
const CERTAIN = 4
const GLUED = 1

/**
 * What a text tells about its words before any of them is judged.
 * @param alone odds that a word is the name of a command, as a logarithm, whatever stands beside it
 * @param isTelling whether a run of letters holds such a name for certain
 */
export function knownIn(
  text: string,
  title: string,
  alone: (word: string) => number,
  isTelling: (run: string) => boolean,
): Known {
  let mathematical = false
  const signs = new Set<string>()
  for (const { 0: found, 1: base, 2: brace, 3: sub, index: at } of text.matchAll(SCRIPTED)) {
    if (brace === undefined && sub === undefined) {
      // sim-to-real
      if (text[at + found.length] === '-') continue
      const isGlued = /\d/.test((text[at - 1] ?? '') + (text[at + found.length] ?? ''))
      // The domain omega: letters' names are typed where there is no TeX.
      mathematical ||= isTelling(found) || (!isGreek(found) && alone(found) >= (isGlued ? GLUED : CERTAIN))
      continue
    }
    if (base) signs.add(base)
    if (sub) signs.add(sub)
    mathematical ||=
      brace !== undefined || ((base?.length === 1 || isGreek(base ?? '')) && (sub?.length ?? 0) < 3)
  }
  const titled = new Set([...title].flatMap(letter => NAMES.get(letter) ?? []))
  return { mathematical, tex: TEX.test(text), letters: /[\u0391-\u03C9]/.test(text), signs, titled }
}

/** What is known of a word, as the table writes it. */
export const knownOf = (known: Known, word: string): string[] => [
  ...(known.mathematical ? ['math'] : []),
  ...(known.tex ? ['tex'] : []),
  ...(known.letters ? ['letters'] : []),
  ...(known.signs.has(word) ? ['again'] : []),
]
