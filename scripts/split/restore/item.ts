import type { Mark } from './rules.ts'
import type { Token } from './tokens.ts'

/** A part of a formula, read from the tokens. */
export interface Item {
  /** Index of the token after it. */
  readonly end: number
  readonly tex: string
  readonly role: 'operand' | 'infix' | 'function'
  /** What it looks like; the neighbours ask. `command`: ends with a command's name, so that a space may follow. */
  readonly form: 'number' | 'variable' | 'command' | 'structure' | 'group' | 'fraction' | 'sign' | 'base'
  /** Evidence that this is mathematics, from 0 (could be anything) to 1 (nothing else could be meant). */
  readonly weight: number
  readonly marks: readonly Mark[]
  /** Closing braces of commands around the formula that are shown no more, as indices of tokens. */
  readonly dropped?: readonly number[]
}

/** A part that nothing but mathematics has, whole by itself. */
export function structure(end: number, tex: string, marks: readonly Mark[]): Item {
  return { end, tex, role: 'operand', form: 'structure', weight: 1, marks }
}

/**
 * Where an expression stands. In running text it ends where English begins; in brackets and in scripts it must
 * fill the whole.
 */
export type Place = 'text' | 'brackets' | 'script'

/** The tokens with what the whole text tells about them. */
export interface Source {
  readonly tokens: readonly Token[]
  /** The text holds a formula for certain, so its author sets variables in TeX. */
  readonly mathematical: boolean
  /** Words that stand in the formulas found for certain. */
  readonly inFormulas: ReadonlySet<string>
}

/** Tokens of which nothing is known yet. */
export const unread = (tokens: readonly Token[]): Source => ({
  tokens,
  mathematical: false,
  inFormulas: new Set(),
})

/** Where a reader stands, and what is known there. */
export interface Context {
  readonly source: Source
  /** Index of the token after the last one that may be read. */
  readonly stop: number
  readonly place: Place
  /** Brackets around this place. */
  readonly depth: number
}

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
