import { unspacedLength } from '../../passage.ts'
import { marksOf } from './marks.ts'
import type { PrintedLine } from './units.ts'

/** One or several lines that form a paragraph. */
export type Paragraph = readonly [PrintedLine, ...PrintedLine[]]

/** The largest width of a text with hard line breaks, in characters, where only one of its lines is full. */
const WIDEST = 200
/** The smallest width of a full line, in characters. */
const NARROWEST = 20

const endsSentence = (text: string): boolean => /[.!?。！？…:;]["”’')\]}*]*$/u.test(text)

/** The blocks of a listing: lines without a blank line between them. */
export function blocksOf(lines: readonly PrintedLine[]): Paragraph[] {
  return [...Map.groupBy(lines, ({ block }) => block).values()].flatMap(([first, ...rest]) =>
    first ? [[first, ...rest] as const] : [],
  )
}

/** The layout of a listing, measured on all its blocks. */
export interface Layout {
  /** The usual width of text with hard line breaks; 0 where there is none. */
  readonly width: number
}

export function layoutOf(blocks: readonly Paragraph[]): Layout {
  const widths = blocks.flatMap(lines => {
    const width = widest(lines.slice(1))
    const full = lines.map((line, at) => at > 0 && isFull(line, lines[at + 1], width))
    const broken = full.some((isFull, at) => isFull && full[at + 1])
    return broken && width >= NARROWEST ? [width] : []
  })
  return { width: widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0 }
}

const widest = (lines: readonly PrintedLine[]): number => Math.max(0, ...lines.map(({ text }) => text.length))

/** Whether the line had no room for the first word of the next. */
function isFull({ text }: PrintedLine, next: PrintedLine | undefined, width: number): boolean {
  if (!next) return false
  const word = unspacedLength(next.text.slice(0, 1)) > 0 ? 1 : (/^\S+/.exec(next.text)?.[0].length ?? 0)
  return text.length + 1 + word > width
}

/**
 * The paragraphs of a block. A full line continues in the next, whatever that is: an address, a number, a word like a
 * label. But a mark that only pages print does not continue a sentence that has ended.
 */
export function paragraphsOf(lines: readonly PrintedLine[], layout: Layout): Paragraph[] {
  const width = widest(lines)
  const paragraphs: [PrintedLine, ...PrintedLine[]][] = []
  for (const [index, line] of lines.entries()) {
    const last = paragraphs.at(-1)
    if (last && goesOn(lines, index - 1, width, layout)) last.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

function goesOn(lines: readonly PrintedLine[], index: number, width: number, layout: Layout): boolean {
  const line = lines[index]
  const next = lines[index + 1]
  if (!line || !next || width < NARROWEST) return false
  const ended = endsSentence(line.text)
  const full = isFull(line, next, width)
  const roughly = !ended && line.text.length >= width * 0.55
  if (!full && !roughly) return false
  const isLong = (at: number) => (lines[at]?.text.length ?? 0) >= width * 0.8
  const wrapped =
    isLong(index - 1) || (isLong(index + 1) && index + 2 < lines.length) || isNear(width, layout.width)
  if (isPageMark(next.text) && !isFull(next, lines[index + 2], width)) return full && wrapped && !ended
  return wrapped || ((!ended || lines.length === 2) && width <= WIDEST)
}

const isNear = (width: number, usual: number): boolean =>
  usual > 0 && width >= usual * 0.7 && width <= usual * 1.3

/** Whether a line is a mark that only pages print, and that is no part of a sentence. */
function isPageMark(text: string): boolean {
  const marks = marksOf(text.replace(/\s+/g, ' '))
  return marks.some(
    mark =>
      mark.kind === 'submitter' ||
      mark.kind === 'votes' ||
      mark.kind === 'authors' ||
      mark.kind === 'comments' ||
      (mark.kind === 'address' && mark.id !== undefined),
  )
}
