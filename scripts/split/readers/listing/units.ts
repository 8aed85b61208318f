import { join, type Line, type Passage } from '../../passage.ts'
import { type Mark, marksOf } from './marks.ts'

/** A line as the reader gets it. */
export interface PrintedLine extends Line {
  /** Lines with nothing between them are of one block. */
  readonly block: number
  /** Where the line is the label of a link. */
  readonly address?: string
  /** Depth of a heading; where the text names its parts, what it calls the title is one of depth 1. */
  readonly heading?: number
}

/** A listing, taken apart: marks, short texts that may be titles, and prose. */
export type Unit =
  | { readonly kind: 'mark'; readonly mark: Mark; readonly line: Line }
  | Short
  | { readonly kind: 'prose'; readonly passage: Passage; readonly line: Line }

/** A text that may be a title. */
export interface Short {
  readonly kind: 'short'
  readonly passage: Passage
  readonly line: Line
  readonly address?: string
  readonly heading?: number
}

/** Of 900 real papers, no title has more than 23 words and no abstract fewer than 65. */
const PROSE_WORDS = 30
const WORD = /[\p{L}\p{N}][^\s]*/gu

/** A line shorter than this is not full. Characters. */
const FULL_LINE = 30

const isProse = (text: string): boolean => wordCount(text) >= PROSE_WORDS
export const wordCount = (text: string): number => text.match(WORD)?.length ?? 0

/**
 * Blank lines separate nothing where every abstract is one line: a title is known by being short, an abstract by
 * being prose. An abstract with hard line breaks is known by full lines that are prose together.
 */
export function unitsOf(lines: readonly PrintedLine[]): Unit[] {
  const units: Unit[] = []
  let run: PrintedLine[] = []
  const flush = () => {
    units.push(...runUnits(run, units.at(-1)?.kind === 'short'))
    run = []
  }
  for (const line of lines) {
    const marks = marksOf(line.text.replace(/\s+/g, ' '))
    if (marks.length > 0 || line.heading || (run.length > 0 && run.at(-1)?.block !== line.block)) flush()
    if (marks.length === 0) run.push(line)
    if (line.heading) flush()
    for (const mark of marks) units.push({ kind: 'mark', mark, line })
  }
  flush()
  return units
}

function runUnits(run: readonly PrintedLine[], afterTitle: boolean): Unit[] {
  const [first, ...rest] = run
  if (!first) return []
  const [second, ...others] = rest
  if (!second || run.some(({ text }) => isProse(text))) return run.map(line => unit([line]))
  const wrapped = isWrapped(rest) && isProse(join([second, ...others]).text)
  if (!afterTitle && wrapped) return [unit([first]), unit([second, ...others])]
  const whole = unit([first, ...rest])
  const oneTitle = whole.kind === 'short' && run.length <= 3 && isWrapped(run)
  return oneTitle || (whole.kind === 'prose' && isWrapped(run)) ? [whole] : run.map(line => unit([line]))
}

function unit(lines: readonly [PrintedLine, ...PrintedLine[]]): Unit {
  const [line] = lines
  const passage = join(lines)
  if (isProse(passage.text)) return { kind: 'prose', passage, line }
  const address = lines.find(({ address }) => address !== undefined)?.address
  const { heading } = line
  return {
    kind: 'short',
    passage,
    line,
    ...(address !== undefined && { address }),
    ...(heading !== undefined && { heading }),
  }
}

/** All lines but the last are about as long as the longest. */
function isWrapped(lines: readonly Line[]): boolean {
  const longest = Math.max(...lines.map(({ text }) => text.length))
  return longest >= FULL_LINE && lines.slice(0, -1).every(({ text }) => text.length >= longest * 0.55)
}
