import type { Diagnostic, DiagnosticRule } from './diagnostics.ts'
import type { Source } from './source.ts'

/** Printed text with its place; single spaces replace the line ends of the source. */
export interface Passage {
  readonly text: string
  /** The line of the source at which it starts, from 1. */
  readonly line: number
  /** Where in `text` the further lines of the source begin; absent for a text of one line. */
  readonly breaks?: readonly { readonly offset: number; readonly line: number }[]
}

/** A line of a listing, or the shown text of a line with mark-up. */
export interface Line {
  /** The text without white space at its ends. */
  readonly text: string
  /** Number of the line, from 1. */
  readonly number: number
  /** Column at which the text starts in the file's line, from 1. */
  readonly column: number
}

/** The line of the source at an offset of a passage. */
export function lineAt({ line, breaks = [] }: Passage, offset: number): number {
  return breaks.findLast(later => later.offset <= offset)?.line ?? line
}

/** The last line of a passage in the source. */
export const lastLine = ({ line, breaks }: Passage): number => breaks?.at(-1)?.line ?? line

/** One or several lines as one passage. A word that was broken at its hyphen is joined. */
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

/** A passage joined with those that continue it. */
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

/** Whether a hyphen at a line end is within a word: in "state-of-" "the-art", but not in "pre-" "and post-training". */
function isBrokenWord(before: string, after: string): boolean {
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(after) && !/^(?:and|or|to|nor|as well)\b/.test(after)
}

/** Letters of scripts without spaces between words, with their punctuation. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\u3000-\\u303f\\uff00-\\uffef]'
const UNSPACED_END = new RegExp(`${UNSPACED}$`, 'u')
const UNSPACED_START = new RegExp(`^${UNSPACED}`, 'u')
const UNSPACED_ALL = new RegExp(UNSPACED, 'gu')

/** Whether the line end between these texts stands for no space. */
export const isUnspaced = (before: string, after: string): boolean =>
  UNSPACED_END.test(before) && UNSPACED_START.test(after)

/** The number of characters of such scripts in a text. */
export const unspacedLength = (text: string): number => text.match(UNSPACED_ALL)?.length ?? 0

/** A diagnostic at a line, which is underlined. */
export function atLine({ file }: Source, rule: DiagnosticRule, reason: string, line: Line): Diagnostic {
  const text = ' '.repeat(line.column - 1) + line.text
  return {
    rule,
    reason,
    place: { file, line: line.number, column: line.column, text, length: line.text.length },
  }
}
