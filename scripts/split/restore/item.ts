import type { FormulaRule } from '../../../src/schemas/restoration-rules.ts'
import type { Known } from './known.ts'
import { concatenate } from './tex.ts'
import type { Token } from './tokens.ts'

/** A part of a formula, read from the tokens. */
export interface Item {
  /** Index of the token after it. */
  readonly end: number
  readonly tex: string
  readonly role: 'operand' | 'infix' | 'function' | 'space'
  /** What it looks like; the neighbours ask. `command`: ends with a command's name, so that a space may follow. */
  readonly form: 'number' | 'variable' | 'command' | 'structure' | 'group' | 'fraction' | 'sign' | 'base'
  /** Evidence that this is mathematics, from 0 (could be anything) to 1 (nothing else could be meant). */
  readonly weight: number
  readonly marks: readonly FormulaRule[]
  /** Closing braces of commands around the formula that are shown no more, as indices of tokens. */
  readonly dropped?: readonly number[]
}

/** A part that nothing but mathematics has, whole by itself. */
export function structure(end: number, tex: string, marks: readonly FormulaRule[]): Item {
  return { end, tex, role: 'operand', form: 'structure', weight: 1, marks }
}

/** An expression: items in a row. */
export interface Formula {
  /** Index of the token after it. */
  readonly end: number
  readonly tex: string
  /** The sum of the evidence; from 1 a span counts as mathematics. */
  readonly weight: number
  readonly marks: readonly FormulaRule[]
  /** Closing braces behind the formula that belong to a command which the listing removed. */
  readonly dropped: readonly number[]
}

/** Items in a row as one formula. */
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

/**
 * Where an expression stands. In running text it ends where English begins; in brackets and in scripts it must
 * fill the whole.
 */
export type Place = 'text' | 'brackets' | 'script'

/** The tokens with what the whole text tells about them. */
export interface Source {
  readonly tokens: readonly Token[]
  readonly known: Known
  /** Whether authors have used a word as a command. */
  readonly isName: (word: string) => boolean
  /** Whether it is a word more often than a command. */
  readonly isWord: (word: string) => boolean
  /** Logarithm of the odds that the token at an index lost its backslash, or of an index that it is TeX's. */
  readonly odds: (at: number) => number
}

/** Where a reader stands, and what is known there. */
export interface Context {
  readonly source: Source
  /** Index of the token after the last one that may be read. */
  readonly stop: number
  readonly place: Place
  /** Brackets around this place. */
  readonly depth: number
  /**
   * Reads an expression that fills the tokens from `at` to the stop; none: undefined. The grammar is recursive: the
   * readers of operands get the reader of expressions, which calls them, from here.
   */
  readonly expression: (context: Context, at: number) => Formula | undefined
}

/** The expression between brackets, or in the argument of a command, that fills the tokens from `at` to `stop`. */
export const inside = (context: Context, at: number, stop: number, place: Place): Formula | undefined =>
  context.expression({ ...context, stop, place, depth: context.depth + 1 }, at)

/** Brackets in brackets beyond this are no formula of an abstract. */
export const DEPTH = 8
/** Tokens in one formula beyond this are no formula of an abstract; the bound keeps the reader linear. */
export const LENGTH = 240

const NO_TOKEN: Token = { kind: 'none', text: '', start: -1, partner: -1 }

export const token = (source: Source, at: number): Token => source.tokens[at] ?? NO_TOKEN

/** Index of the first token at or after `at` that is not white space. */
export const skipSpace = (source: Source, at: number): number =>
  token(source, at).kind === 'space' ? at + 1 : at

/** The name of a command with or without its backslash. */
export const commandName = ({ text }: Token): string => (text.startsWith('\\') ? text.slice(1) : text)

/** A single letter that English uses as a word. */
export const isArticle = (tex: string): boolean => tex === 'a' || tex === 'A' || tex === 'I'

/** Odds, as logarithms, from which on running text is changed. */
const SURE = 1.9
/** How much more is asked for in a text that shows no sign of TeX. */
export const caution = ({ known }: Source): number =>
  known.mathematical || known.tex ? 1 : known.letters ? 2.5 : 3.5
/** Odds below which a word is no command, by the place: in a formula most words are. */
const LEAST = { text: 0, brackets: -1, script: -2.5 } as const satisfies Record<Place, number>

/** Evidence that a letter is a variable: other letters of the same formula bear on it, so it counts in part. */
export const evidenceOfLetter = ({ source }: Context, at: number): number =>
  Math.min(0.4, Math.max(0, (0.4 * source.odds(at)) / SURE))

/**
 * Evidence that the token at `at` lost its backslash, from 0 to 1; too little for the place: undefined.
 * @param times how much more than elsewhere is asked for
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

/** Odds from which on a name is a sign where nothing but a sign stands in good English. */
const FITTING = 1

/** Evidence that a name is one where the grammar leaves little else, in any text. */
export const evidenceOfFitting = (source: Source, at: number): number => (source.odds(at) >= FITTING ? 1 : 0)

/** Odds from which on a comma in running text is a space: it would be one word with what is behind it. */
const LIKELY = 0.8

/** Whether the punctuation at `at` was a space. */
export const isSpace = (source: Source, at: number): boolean => source.odds(at) >= LIKELY

/** Whether the token at `at` lost its backslash beyond doubt. */
export const isSure = (source: Source, at: number): boolean => source.odds(at) >= SURE * caution(source)
