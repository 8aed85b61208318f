import type { Diagnostic, DiagnosticRule } from './diagnostics.ts'
import type { Source } from './source.ts'

/** Printed text with its place; line ends of the source are single spaces in it. */
export interface Passage {
  readonly text: string
  /** Line of the source at which it starts, from 1. */
  readonly line: number
  /** Where in `text` the later lines of the source begin; absent where it stands in one line. */
  readonly breaks?: readonly { readonly offset: number; readonly line: number }[]
}

/** A line of a listing, or what a listing's line shows where it is marked up. */
export interface Line {
  /** Without white space at its ends. */
  readonly text: string
  /** From 1. */
  readonly number: number
  /** Where the text starts in the line of the file, from 1. */
  readonly column: number
}

/** The line of the source at which an offset of a passage stands. */
export function lineAt({ line, breaks = [] }: Passage, offset: number): number {
  return breaks.findLast(later => later.offset <= offset)?.line ?? line
}

/** The last line of the source that a passage stands in. */
export const lastLine = ({ line, breaks }: Passage): number => breaks?.at(-1)?.line ?? line

/** One line, or several as one passage: a word that breaks at its hyphen is one word again. */
export function join([first, ...rest]: readonly [Line, ...Line[]]): Passage {
  let text = first.text
  const breaks: { offset: number; line: number }[] = []
  for (const line of rest) {
    text += isBrokenWord(text, line.text) ? '' : ' '
    breaks.push({ offset: text.length, line: line.number })
    text += line.text
  }
  return { text, line: first.number, ...(breaks.length > 0 && { breaks }) }
}

/** "state-of-" and "the-art" are one word; "pre-" and "and post-training" are not. */
function isBrokenWord(before: string, after: string): boolean {
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) && !/^(?:and|or|to|nor|as well)\b/.test(after)
}

/** What stands at a line, underlined. */
export function atLine({ file }: Source, rule: DiagnosticRule, reason: string, line: Line): Diagnostic {
  const text = ' '.repeat(line.column - 1) + line.text
  return {
    rule,
    reason,
    place: { file, line: line.number, column: line.column, text, length: line.text.length },
  }
}
