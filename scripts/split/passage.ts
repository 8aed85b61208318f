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
    text += isBrokenWord(text, line.text) || isUnspaced(text, line.text) ? '' : ' '
    breaks.push({ offset: text.length, line: line.number })
    text += line.text
  }
  return { text, line: first.number, ...(breaks.length > 0 && { breaks }) }
}

/** A passage and those that continue it. */
export function joinPassages(passage: Passage, more: readonly Passage[]): Passage {
  return more.reduce((whole, { text, line, breaks = [] }) => {
    const offset = whole.text.length + 1
    const later = breaks.map(({ offset: at, line }) => ({ offset: offset + at, line }))
    return {
      text: `${whole.text} ${text}`,
      line: whole.line,
      breaks: [...(whole.breaks ?? []), { offset, line }, ...later],
    }
  }, passage)
}

/** "state-of-" and "the-art" are one word; "pre-" and "and post-training" are not. */
function isBrokenWord(before: string, after: string): boolean {
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) && !/^(?:and|or|to|nor|as well)\b/.test(after)
}

/** Letters of scripts that put no spaces between words, with their punctuation. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\u3000-\\u303f\\uff00-\\uffef]'
const UNSPACED_END = new RegExp(`${UNSPACED}$`, 'u')
const UNSPACED_START = new RegExp(`^${UNSPACED}`, 'u')
const UNSPACED_ALL = new RegExp(UNSPACED, 'gu')

/** Whether a line end between these texts is no space. */
export const isUnspaced = (before: string, after: string): boolean =>
  UNSPACED_END.test(before) && UNSPACED_START.test(after)

/** How many characters of a text are of such scripts. */
export const unspacedLength = (text: string): number => text.match(UNSPACED_ALL)?.length ?? 0

/** What stands at a line, underlined. */
export function atLine({ file }: Source, rule: DiagnosticRule, reason: string, line: Line): Diagnostic {
  const text = ' '.repeat(line.column - 1) + line.text
  return {
    rule,
    reason,
    place: { file, line: line.number, column: line.column, text, length: line.text.length },
  }
}
