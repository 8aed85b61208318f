import type { Diagnostic, DiagnosticRule } from './diagnostics.ts'
import { isHeaderLine, matchesDate, printedDate } from './header.ts'
import type { Source } from './source.ts'

/** Printed text with its place. Line ends inside it are `\n`, so that an offset gives its line. */
export interface Passage {
  readonly text: string
  /** Line of the source at which it starts, from 1. */
  readonly line: number
}

export interface ParsedPaper {
  readonly title: Passage
  readonly abstract: Passage
}

interface Line {
  /** The line without white space at its ends. */
  readonly text: string
  readonly number: number
  /** Where the text starts in the line of the file, from 1. */
  readonly column: number
}

/** Of 900 real papers, no title has more than 23 words and no abstract fewer than 65. */
const PROSE_WORDS = 30
const WORD = /[\p{L}\p{N}][^\s]*/gu

/**
 * Splits a source into its papers: header lines first, then a title and an abstract in turn.
 * Blank lines separate nothing: a title is known by being short, an abstract by being prose.
 * Every line that fits nowhere gets a diagnostic; with any of them the papers are not to be used.
 * @param date the day of the edition, to compare with the printed one
 */
export function parse(source: Source, date: string): { papers: ParsedPaper[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = (rule: DiagnosticRule, reason: string, line: Line): void => {
    const place = { file: source.file, line: line.number, column: line.column, text: line.text }
    diagnostics.push({
      rule,
      reason,
      place: { ...place, text: ' '.repeat(line.column - 1) + line.text, length: line.text.length },
    })
  }

  const lines = visibleLines(source)
  const start = lines.findIndex(line => !isHeaderLine(fold(line.text)))
  for (const line of lines.slice(0, start < 0 ? undefined : start)) {
    const printed = printedDate(fold(line.text))
    if (printed && !matchesDate(printed, date))
      report('date-mismatch', `The listing prints another day than ${date}.`, line)
  }

  const papers: ParsedPaper[] = []
  const titles = new Map<string, number>()
  let title: Line | undefined
  for (const line of start < 0 ? [] : lines.slice(start)) {
    if (!isProse(line.text)) {
      const noProse = title !== undefined && !isTitle(line.text)
      if (title && noProse)
        report(
          'no-prose',
          `The abstract of line ${title.number}'s title is expected here, but this is no prose.`,
          line,
        )
      else if (title)
        report(
          'title-without-abstract',
          `Line ${line.number} is another title: this one has no abstract.`,
          title,
        )
      title = noProse ? undefined : line
    } else if (title) {
      const key = titleKey(title.text)
      const first = titles.get(key)
      if (first !== undefined) report('duplicate-title', `The title stands in line ${first} already.`, title)
      titles.set(key, first ?? title.number)
      papers.push({ title: passage(title), abstract: passage(line) })
      title = undefined
    } else report('abstract-without-title', 'No title stands above this abstract.', line)
  }
  if (title)
    report('title-without-abstract', 'The text ends after this title: its abstract is missing.', title)
  if (papers.length === 0 && diagnostics.length === 0)
    diagnostics.push({
      rule: 'no-papers',
      reason: 'The text holds header lines but no paper.',
      place: { file: source.file },
    })
  return { papers, diagnostics }
}

/** Titles with one key are one paper's: case, width, spacing and quotes aside. */
export function titleKey(title: string): string {
  return fold(title).normalize('NFKC').toLowerCase().replace(/[‘’`]/g, "'").replace(/[“”]/g, '"')
}

const fold = (text: string): string => text.replace(/\s+/g, ' ')

const passage = ({ text, number }: Line): Passage => ({ text, line: number })

function visibleLines({ lines }: Source): Line[] {
  return lines.flatMap((raw, index) => {
    const text = raw.replace(INVISIBLE_ENDS, '')
    return text === '' ? [] : [{ text, number: index + 1, column: raw.indexOf(text) + 1 }]
  })
}

/** White space, and the zero-width characters that copied web pages put at the ends of lines. */
const INVISIBLE_ENDS = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g

function isProse(text: string): boolean {
  return (text.match(WORD)?.length ?? 0) >= PROSE_WORDS
}

/** Of two lines where title and abstract should stand: can the second be a title, or is it a failed abstract? */
function isTitle(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/[\p{L}\p{N})]\.$/u.test(text)
}
