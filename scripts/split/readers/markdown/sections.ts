import type { Element, ElementContent, Root } from 'hast'
import { idOfAddress } from '../arxiv.ts'
import { labelIn } from '../labels.ts'
import { wordCount } from '../listing/units.ts'
import { headOf, linksIn } from './heads.ts'
import { linesOf, type RichLine } from './lines.ts'
import { isElement } from './tree.ts'

/** A section may be or hold papers: a heading with all below it, a list item, a fold, a table's row, the document. */
export interface Section {
  readonly kind: 'whole' | 'heading' | 'item' | 'fold' | 'row' | 'lead'
  /** Depth of a heading; 0 for others. */
  readonly depth: number
  /** Its name: the heading, the summary of a fold, the first lines of an item. */
  readonly head: readonly RichLine[]
  /** Its own paragraphs and its inner sections, in order. */
  readonly content: Content[]
  /** The cells of a row, by the names of their columns. */
  readonly cells?: readonly Cell[]
  readonly first: number
  last: number
}

export type Content = { readonly paragraph: readonly RichLine[] } | { readonly section: Section }

export interface Cell {
  readonly name: string
  readonly lines: readonly RichLine[]
}

type Node = ElementContent | Root['children'][number]

const HEADING = /^h([1-6])$/
const TRANSPARENT = new Set(
  'div center section article main blockquote font tbody dl dd dt picture'.split(' '),
)

/** A document as nested sections. */
export function sectionsOf(tree: Root): Section {
  const whole: Section = { kind: 'whole', depth: 0, head: [], content: [], first: 1, last: 1 }
  fill(whole, tree.children)
  return withLeads(whole)
}

/**
 * Turns paragraphs that are titles without being headings into sections. They begin with bold text or a link, and
 * either the link leads to a paper, or there are several such paragraphs in the section, each with text below it.
 */
function withLeads(section: Section): Section {
  const inner = section.content.map(part => ('section' in part ? { section: withLeads(part.section) } : part))
  const starts = inner.flatMap((part, at) => ('paragraph' in part && isLead(part.paragraph) ? [at] : []))
  const parts = starts.map((start, at) => inner.slice(start, starts[at + 1]))
  const held = parts.filter(part => part.some(hasProse))
  const [only] = held
  const leadsToPaper = only?.[0] && 'paragraph' in only[0] && only[0].paragraph.slice(0, 1).some(isPaperLink)
  const split =
    (section.kind === 'whole' || section.kind === 'heading') &&
    (held.length > 1 || (held.length === 1 && leadsToPaper && !section.head.some(isPaperLink)))
  if (!split) return { ...section, content: inner }
  const before = inner.slice(0, starts[0])
  return { ...section, content: [...before, ...parts.flatMap(leadOf)] }
}

const LEAD_WORDS = 30
const isPaperLink = (line: RichLine): boolean =>
  linksIn(line).some(({ address }) => idOfAddress(address) !== undefined)

function isLead([line]: readonly RichLine[]): boolean {
  if (!line || wordCount(line.text) >= LEAD_WORDS || labelIn(line.text)) return false
  return headOf(line)?.marked ?? false
}

const hasProse = (part: Content): boolean =>
  'paragraph' in part
    ? wordCount(part.paragraph.map(({ text }) => text).join(' ')) >= LEAD_WORDS
    : part.section.content.some(hasProse) ||
      wordCount(part.section.head.map(({ text }) => text).join(' ')) >= LEAD_WORDS

function leadOf(parts: readonly Content[]): Content[] {
  const [first, ...rest] = parts
  if (!first || !('paragraph' in first)) return [...parts]
  const [head, ...lines] = first.paragraph
  if (!head) return rest
  const content = [...(lines.length > 0 ? [{ paragraph: lines }] : []), ...rest]
  const end = Math.max(
    head.number,
    ...content.map(part => ('paragraph' in part ? (part.paragraph.at(-1)?.number ?? 0) : part.section.last)),
  )
  return [{ section: { kind: 'lead', depth: 0, head: [head], content, first: head.number, last: end } }]
}

const firstOf = (node: Node): number => node.position?.start.line ?? 1
const lastOf = (node: Node): number => node.position?.end.line ?? firstOf(node)

/** Puts nodes into a section. A heading opens a section, which ends before the next heading of its depth or above. */
function fill(section: Section, nodes: readonly Node[]): void {
  const open: Section[] = [section]
  let phrasing: Node[] = []
  const current = (): Section => open.at(-1) ?? section
  const flush = () => {
    const [first] = phrasing
    const paragraph = first ? linesOf(phrasing, firstOf(first)) : []
    if (paragraph.length > 0) current().content.push({ paragraph })
    phrasing = []
  }
  const visit = (node: Node): void => {
    if (!isElement(node) || isPhrasing(node)) {
      if (node.type !== 'comment') phrasing.push(node)
      return
    }
    flush()
    const depth = Number(HEADING.exec(node.tagName)?.[1] ?? 0)
    if (depth > 0) while (open.length > 1 && current().depth >= depth) open.pop()
    for (const section of open) section.last = Math.max(section.last, lastOf(node))
    if (depth > 0) {
      const heading = opened('heading', node, linesOf(node.children, firstOf(node)), depth)
      current().content.push({ section: heading })
      open.push(heading)
    } else if (TRANSPARENT.has(node.tagName)) for (const child of node.children) visit(child)
    else current().content.push(...blocksOf(node))
    flush()
  }
  for (const node of nodes) visit(node)
  flush()
}

const BLOCK =
  /^(?:p|h[1-6]|ul|ol|li|table|details|pre|hr|div|center|section|article|main|blockquote|font|tbody|dl|dd|dt|picture)$/
const isPhrasing = ({ tagName }: Element): boolean => !BLOCK.test(tagName)

function blocksOf(node: Element): Content[] {
  switch (node.tagName) {
    case 'ul':
    case 'ol':
      return node.children.filter(isElement).map(item => ({ section: itemOf(item) }))
    case 'details':
      return [{ section: foldOf(node) }]
    case 'table':
      return rowsOf(node).map(section => ({ section }))
    case 'hr':
      return []
    default: {
      const paragraph = linesOf(node.children, firstOf(node))
      return paragraph.length > 0 ? [{ paragraph }] : []
    }
  }
}

const opened = (kind: Section['kind'], node: Node, head: readonly RichLine[], depth = 0): Section => ({
  kind,
  depth,
  head,
  content: [],
  first: firstOf(node),
  last: lastOf(node),
})

/** The first line of an item is its name; the rest is its content. */
function itemOf(node: Element): Section {
  const inner = opened('item', node, [])
  fill(inner, node.children)
  const [first, ...rest] = inner.content
  if (!first || !('paragraph' in first)) return inner
  const [head, ...lines] = oneTitle(first.paragraph)
  const more = lines.length > 0 ? [{ paragraph: lines }] : []
  return { ...inner, head: head ? [head] : [], content: [...more, ...rest] }
}

/** Joins the first two lines of an item where a link or bold text begins the first and continues in the second. */
function oneTitle(lines: readonly RichLine[]): readonly RichLine[] {
  const [first, second, ...rest] = lines
  const end = first?.pieces.at(-1)
  const start = second?.pieces[0]
  const goesOn =
    end &&
    start &&
    ((end.address !== undefined && end.address === start.address) || (end.strong && start.strong))
  if (!first || !second || !goesOn) return lines
  const pieces = [...first.pieces, { ...end, text: ' ' }, ...second.pieces]
  return oneTitle([{ ...first, text: `${first.text} ${second.text}`, pieces }, ...rest])
}

function foldOf(node: Element): Section {
  const summary = node.children.filter(isElement).find(({ tagName }) => tagName === 'summary')
  const fold = opened('fold', node, summary ? linesOf(summary.children, firstOf(summary)) : [])
  fill(
    fold,
    node.children.filter(child => child !== summary),
  )
  return fold
}

function rowsOf(table: Element): Section[] {
  const rows = rowElements(table).map(row => ({ row, cells: row.children.filter(isElement) }))
  const [head, ...body] = rows
  const names =
    head?.cells.map(cell =>
      linesOf(cell.children, firstOf(cell))
        .map(({ text }) => text)
        .join(' '),
    ) ?? []
  return body.map(({ row, cells }) => ({
    ...opened('row', row, []),
    cells: cells.map((cell, column) => ({
      name: names[column] ?? '',
      lines: linesOf(cell.children, firstOf(row)),
    })),
  }))
}

const rowElements = (node: Element): Element[] =>
  node.children.filter(isElement).flatMap(child => (child.tagName === 'tr' ? [child] : rowElements(child)))
