import { join, type Line, type Passage, unspacedLength } from '../../passage.ts'
import { areNames, authorNames } from '../names.ts'
import { type Mark, marksOf } from './marks.ts'
import { blocksOf, type Layout, layoutOf, type Paragraph, paragraphsOf } from './paragraphs.ts'

/** A line of the listing. */
export interface PrintedLine extends Line {
  /** Number of its block; blank lines separate blocks. */
  readonly block: number
  /** The address that the line links to, where it is a link. */
  readonly address?: string
}

/** A unit of a listing: a mark, a short text that may be a title, or prose. */
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
}

/** Of 900 real papers, no title has more than 23 words and no abstract fewer than 65. */
const PROSE_WORDS = 30
const WORD = /[\p{L}\p{N}][^\s]*/gu

const isProse = (text: string): boolean => wordCount(text) >= PROSE_WORDS

/** The number of words; two characters of a script without spaces count as one. */
export function wordCount(text: string): number {
  const unspaced = unspacedLength(text)
  const words = unspaced > 0 ? text.match(/[\p{Script=Latin}\p{N}]+/gu) : text.match(WORD)
  return (words?.length ?? 0) + Math.floor(unspaced / 2)
}

/**
 * Splits a listing into units. Blank lines do not decide: a title is recognised as a short text, an abstract as prose.
 * Lines of an abstract with hard line breaks are prose together.
 */
export function unitsOf(lines: readonly PrintedLine[]): Unit[] {
  const blocks = blocksOf(lines)
  const layout = layoutOf(blocks)
  const attached = titlesAttached(blocks)
  const units: Unit[] = []
  for (const block of blocks) {
    const [first, ...rest] = block
    const titled =
      rest.length > 0 && attached && units.at(-1)?.kind !== 'short' && marksOf(folded(first)).length === 0
    const title = titled ? titleLines(block, layout) : 0
    const [head, body] = [block.slice(0, title), block.slice(title)]
    const [line, ...more] = head
    if (line) units.push(textUnit([line, ...more]))
    for (const paragraph of paragraphsOf(body, layout)) units.push(...paragraphUnits(paragraph, layout))
  }
  return units
}

const folded = ({ text }: Line): string => text.replace(/\s+/g, ' ')

/** Whether titles stand right above their abstracts: in most blocks the first line is short and the rest is prose. */
function titlesAttached(blocks: readonly Paragraph[]): boolean {
  let attached = 0
  let apart = 0
  for (const [at, [first, ...rest]] of blocks.entries()) {
    if (rest.length === 0 || !isProse(rest.map(({ text }) => text).join(' ')) || isProse(first.text)) continue
    const before = blocks[at - 1]
    const below = before?.length === 1 && !isProse(before[0].text) && marksOf(folded(before[0])).length === 0
    if (below) apart++
    else attached++
  }
  return attached > apart
}

/** The number of title lines above a wrapped abstract: one, or none if the first line goes on in the second. */
function titleLines([first, ...rest]: Paragraph, layout: Layout): number {
  const [second, ...others] = rest
  if (!second || isProse(first.text) || isProse(second.text)) return 0
  const whole = paragraphsOf(rest, layout)[0] ?? []
  return isProse(joined(whole)) || (areNames(second.text) && isProse(joined(others))) ? 1 : 0
}

const joined = (lines: readonly Line[]): string => lines.map(({ text }) => text).join(' ')

function paragraphUnits(paragraph: Paragraph, layout: Layout): Unit[] {
  const [line, ...rest] = paragraph
  const marks = rest.length > 0 ? [] : marksOf(folded(line))
  if (marks.length > 0) return marks.map(mark => ({ kind: 'mark', mark, line }))
  const whole = textUnit(paragraph)
  // A title has at most three lines, where lines are broken at all. Names below it are no part of it.
  const mostNames = layout.width > 0 ? 1 : 0
  const named = rest.some(({ text }) => areNames(text) && authorNames(text).length > mostNames)
  const apart = rest.length > 0 && whole.kind === 'short' && (rest.length > 2 || named)
  return apart ? paragraph.flatMap(single => paragraphUnits([single], layout)) : [whole]
}

function textUnit(lines: Paragraph): Unit {
  const [line] = lines
  const passage = join(lines)
  // Several lines that are prose only together must contain a sentence.
  const sentences = lines.length === 1 || /[.!?。！？](?:\s|$)/u.test(passage.text)
  if (sentences && isProse(passage.text)) return { kind: 'prose', passage, line }
  const address = lines.find(({ address }) => address !== undefined)?.address
  return { kind: 'short', passage, line, ...(address !== undefined && { address }) }
}
