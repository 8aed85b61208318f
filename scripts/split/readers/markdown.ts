import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Source } from '../source.ts'
import type { PrintedLine } from './listing/units.ts'
import { readLines } from './listing.ts'
import type { Reader } from './reader.ts'

/** The listing as Markdown: links, images and headings around what its page prints. */
export const markdown: Reader = {
  label: 'the listing as Markdown',
  nothingFound: 'The text holds header lines but no paper.',
  extension: '.md',
  edition: { title: 'Daily Papers', origin: 'https://huggingface.co/papers' },
  recognises: ({ text }) => count(text, LINK) >= 2 || count(text, HEADING) >= 2,
  read: source => readLines(source, markedLines(source)),
}

/** What names an abstract and is no part of it. */
const ABSTRACT = /^abstract\s*(?:[:.]\s*|$)/i
const LINK = /\[[^\]\n]+\]\(<?https?:\/\//g
const HEADING = /^#{1,6}[ \t]+\S/gm
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const processor = unified().use(remarkParse).use(remarkMath).freeze()

/** Lines as a reader of the Markdown sees them, each with its line of the file. */
function markedLines(source: Source): PrintedLine[] {
  const lines: PrintedLine[] = []
  let block = 0
  const visit = (node: RootContent): void => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      block++
      const heading = node.type === 'heading' ? { heading: node.depth } : {}
      for (const line of linesOf(node.children, node.position?.start.line ?? 1))
        lines.push({ ...line, block, ...heading })
    } else if (node.type === 'html') {
      block++
      const text = node.value
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(ABSTRACT, '')
      if (text !== '') lines.push({ text, number: node.position?.start.line ?? 1, column: 1, block })
    } else if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of processor.parse(source.lines.join('\n')).children) visit(node)
  return lines
}

interface Piece {
  readonly text: string
  readonly line: number
  readonly address?: string
}

function linesOf(children: readonly PhrasingContent[], first: number): Omit<PrintedLine, 'block'>[] {
  const pieces = children.flatMap(node => piecesOf(node, undefined))
  const byLine = Map.groupBy(pieces, ({ line }) => line)
  return [...byLine].flatMap(([number, parts]) => {
    const text = parts
      .map(({ text }) => text)
      .join('')
      .trim()
      .replace(ABSTRACT, '')
    if (text === '') return []
    const words = parts.filter(({ text }) => !/^\s*(?:\d+[.)]\s*)?$/.test(text))
    const address = words.every(part => part.address === words[0]?.address) ? words[0]?.address : undefined
    return [{ text, number: number || first, column: 1, ...(address !== undefined && { address }) }]
  })
}

/** What a node shows, line by line. */
function piecesOf(node: Nodes, address: string | undefined): Piece[] {
  const line = node.position?.start.line ?? 1
  const at = (text: string, offset = 0): Piece => ({
    text,
    line: line + offset,
    ...(address !== undefined && { address }),
  })
  switch (node.type) {
    case 'text':
      return node.value.split('\n').map((text, offset) => at(text, offset))
    case 'inlineMath':
      return [at(`$${node.value}$`)]
    case 'inlineCode':
      return [at(node.value)]
    case 'link':
      return node.children.flatMap(child => piecesOf(child, node.url))
    default:
      return 'children' in node ? node.children.flatMap(child => piecesOf(child, address)) : []
  }
}
