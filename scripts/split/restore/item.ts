import type { FormulaRule } from '../../../src/schemas/restoration-rules.ts'
import type { Known } from './known.ts'
import { concatenate } from './tex.ts'
import type { Token } from './tokens.ts'

/** A part of a formula that was read from the tokens. */
export interface Item {
  /** Index of the token after it. */
  readonly end: number
  readonly tex: string
  readonly role: 'operand' | 'infix' | 'function' | 'space'
  /** What it looks like, for its neighbours. `command` ends with a command's name, so that a space may follow. */
  readonly form: 'number' | 'variable' | 'command' | 'structure' | 'group' | 'fraction' | 'sign' | 'base'
  /** Evidence that it is mathematics, from 0 (it may be anything) to 1 (it can be nothing else). */
  readonly weight: number
  readonly marks: readonly FormulaRule[]
  /** Indices of closing braces that belong to commands around the formula, and are not shown. */
  readonly dropped?: readonly number[]
}

/** An operand that can only be mathematics. */
export function structure(end: number, tex: string, marks: readonly FormulaRule[]): Item {
  return { end, tex, role: 'operand', form: 'structure', weight: 1, marks }
}

/** An expression: consecutive items. */
export interface Formula {
  /** Index of the token after it. */
  readonly end: number
  readonly tex: string
  /** The sum of the evidence; an expression with at least 1 counts as mathematics. */
  readonly weight: number
  readonly marks: readonly FormulaRule[]
  /** Indices of closing braces that belong to a command which the listing removed. */
  readonly dropped: readonly number[]
}

/** Joins consecutive items to one formula. */
export function sum(items: readonly Item[]): Formula {
  const [only] = items
  if (only && items.length === 1) return { ...only, dropped: only.dropped ?? [] }
  return {
    end: items.at(-1)?.end ?? 0,
    tex: concatenate(items.map(({ tex }) => tex)),
    weight: items.reduce((weight, item) => weight + item.weight, 0),
    marks: items.flatMap(({ marks }) => marks),
    dropped: items.flatMap(({ dropped }) => dropped ?? []),
  }
}

/** Where an expression is. In running text it ends where English begins; in brackets and scripts it fills all. */
export type Place = 'text' | 'brackets' | 'script'

/** The tokens of a text, with what the whole text shows about them. */
export interface Source {
  readonly tokens: readonly Token[]
  readonly known: Known
  /** Whether authors have used a word as a command. */
  readonly isName: (word: string) => boolean
  /** Whether it is a word more often than a command. */
  readonly isWord: (word: string) => boolean
  /** Logarithm of the odds that the token at an index lost its backslash; of an index, that it is TeX's. */
  readonly odds: (at: number) => number
}

/** The state of a reader. */
export interface Context {
  readonly source: Source
  /** Index behind the last token that may be read. */
  readonly stop: number
  readonly place: Place
  /** The number of brackets around this place. */
  readonly depth: number
  /**
   * Reads an expression that fills the tokens from `at` to the stop; undefined if there is none. The grammar is
   * recursive: expressions are read by reading operands, and operands may contain expressions. The context carries this
   * function, so that no module imports the one that imports it.
   */
  readonly expression: (context: Context, at: number) => Formula | undefined
}

/** The expression between brackets, or in the argument of a command, that fills the tokens from `at` to `stop`. */
export const inside = (context: Context, at: number, stop: number, place: Place): Formula | undefined =>
  context.expression({ ...context, stop, place, depth: context.depth + 1 }, at)

/** Formulas of abstracts have no deeper brackets. */
export const DEPTH = 8
/** Formulas of abstracts have no more tokens; this bound keeps reading linear. */
export const LENGTH = 240

const NO_TOKEN: Token = { kind: 'none', text: '', start: -1, partner: -1 }

export const token = (source: Source, at: number): Token => source.tokens[at] ?? NO_TOKEN

/** Index of the first token at or after `at` that is not white space. */
export const skipSpace = (source: Source, at: number): number =>
  token(source, at).kind === 'space' ? at + 1 : at

/** The name of a command, with or without its backslash. */
export const commandName = ({ text }: Token): string => (text.startsWith('\\') ? text.slice(1) : text)

/** A single letter that English uses as a word. */
export const isArticle = (tex: string): boolean => tex === 'a' || tex === 'A' || tex === 'I'

/** The smallest odds, as a logarithm, at which running text is changed. */
const SURE = 1.9
/** The factor by which these odds grow in a text without signs of TeX. */
export const caution = ({ known }: Source): number =>
  known.mathematical || known.tex ? 1 : known.letters ? 2.5 : 3.5
/** Smaller odds are no command, by the place: words in a formula mostly are commands. */
const LEAST = { text: 0, brackets: -1, script: -2.5 } as const satisfies Record<Place, number>

/** Evidence that a letter is a variable. It counts in part: the formula's other letters are not independent of it. */
export const evidenceOfLetter = ({ source }: Context, at: number): number =>
  Math.min(0.4, Math.max(0, (0.4 * source.odds(at)) / SURE))

/**
 * Evidence that the token at `at` lost its backslash, from 0 to 1; undefined where it is too small for the place.
 * @param times factor by which more evidence is required than elsewhere
 */
export function evidenceAt(
  { source, place }: Pick<Context, 'source' | 'place'>,
  at: number,
  times = 1,
): number | undefined {
  const doubt = times * caution(source)
  const { kind, text } = token(source, at)
  if (kind === 'control') return 1
  if (kind === 'word' && !source.isName(text)) return undefined
  const odds = source.odds(at)
  const least = place === 'text' && source.isWord(text) && kind === 'word' ? SURE / 5 : LEAST[place]
  return odds < least ? undefined : Math.min(1, Math.max(0, odds / SURE / doubt))
}

/** The smallest odds of a name where good English could only have a sign. */
const FITTING = 1

/** Evidence that a token is a name, where the grammar permits little else. */
export const evidenceOfFitting = (source: Source, at: number): number => (source.odds(at) >= FITTING ? 1 : 0)

/** The smallest odds at which a comma in running text comes from a space. No white space follows such a comma. */
const LIKELY = 0.8

/** Whether the punctuation at `at` comes from a space. */
export const isSpace = (source: Source, at: number): boolean => source.odds(at) >= LIKELY

/** Whether the token at `at` lost its backslash beyond doubt. */
export const isSure = (source: Source, at: number): boolean => source.odds(at) >= SURE * caution(source)
