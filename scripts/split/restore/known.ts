import { LETTERS } from './damage.ts'
import { isGreek } from './math-commands.ts'

/** What the whole text shows about its words. */
export interface Known {
  /** Whether the text certainly contains formulas. */
  readonly mathematical: boolean
  /** Whether the author wrote running text in TeX: then formulas may be damaged too. */
  readonly tex: boolean
  /** Whether Greek letters are printed as letters: then their names are words. */
  readonly letters: boolean
  /** Words that have an index or are one. */
  readonly signs: ReadonlySet<string>
  /** Names of the Greek letters that the title prints as letters. */
  readonly titled: ReadonlySet<string>
}

/** A word or a bracket with the raised or lowered part behind it; or a word. */
const SCRIPTED = /([A-Za-z]+|[)\]}|\u0370-\u03FF])?[_^](?:(\{)|([A-Za-z]+|[-+*\d]+))|[A-Za-z]{3,}/g
/** TeX in running text: an escaped sign, a command, a quotation mark, a tie. */
const TEX = /\\[A-Za-z%&$#_,'"]|``|[A-Za-z.,]~/

const NAMES: ReadonlyMap<string, string> = new Map([...LETTERS].map(([name = '', letter]) => [letter, name]))

/** The smallest odds at which a word can only be the name of a command: alone, and with a digit beside it. */
const CERTAIN = 4
const GLUED = 1

/**
 * What a text shows about its words before any of them is judged.
 * @param alone odds, as a logarithm, that a word is the name of a command, whatever is beside it
 * @param isTelling whether a run of letters certainly contains such a name
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
      // “The domain omega”: authors also type the names of letters in texts without TeX.
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

/** What is known of a word, as contexts in the table of odds. */
export const knownOf = (known: Known, word: string): string[] => [
  ...(known.mathematical ? ['math'] : []),
  ...(known.tex ? ['tex'] : []),
  ...(known.letters ? ['letters'] : []),
  ...(known.signs.has(word) ? ['again'] : []),
]
