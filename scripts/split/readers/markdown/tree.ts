import type { Element, ElementContent, Root } from 'hast'
import { raw } from 'hast-util-raw'
import type { Root as Markdown, Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { type Piece, piecesOf } from './pieces.ts'

/** HTML elements that people use in Markdown. Any other tag is text: "x<y and z>w". */
const TAG =
  /^<(?:!--|\/?(?:a|abbr|article|b|big|blockquote|br|center|code|dd|details|div|dl|dt|em|font|h[1-6]|hr|i|img|kbd|li|main|mark|ol|p|picture|pre|s|section|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video)(?=\s*\/?>|\s+[\w:-]+\s*=|\s+(?:open|controls|nowrap|noshade)\b))/i

/** A single tilde means "about", as in "~10% of ~5 GB"; it does not strike text out. */
const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMath).freeze()

/** The number of characters that are parsed at once. */
const PIECE = 100_000

/** Markdown, with its HTML, as one HTML tree with line numbers; formulas stay as they are printed. */
export function treeOf(text: string, most = PIECE): Root {
  return { type: 'root', children: piecesOf(text, most).flatMap(treeOfPiece) }
}

function treeOfPiece({ text, before }: Piece): Root['children'] {
  const markdown = parser.parse(text)
  asText(markdown, text)
  const html = unified().use(remarkRehype, { allowDangerousHtml: true }).runSync(markdown)
  const whole = raw(html, { file: new VFile(text) })
  if (before !== 0)
    visit(whole, ({ position }) => {
      if (!position) return
      position.start.line += before
      position.end.line += before
    })
  return whole.type === 'root' ? whole.children : []
}

/** Turns formulas, and text that only looks like a tag, back into printed text. */
function asText(tree: Markdown, source: string): void {
  visit(tree, (node: Nodes, index, parent) => {
    const isTag = node.type === 'html' && !TAG.test(node.value)
    if (!isTag && node.type !== 'inlineMath' && node.type !== 'math') return
    const { start, end } = node.position ?? {}
    const value = source.slice(start?.offset ?? 0, end?.offset ?? 0)
    if (!parent || index === undefined) return
    const text = { type: 'text' as const, value, ...(node.position && { position: node.position }) }
    const block = node.type === 'math' || (isTag && parent.type === 'root')
    const children: Nodes[] = parent.children
    children[index] = block
      ? { type: 'paragraph', children: [text], ...(node.position && { position: node.position }) }
      : text
  })
}

export const isElement = (node: ElementContent | Root['children'][number]): node is Element =>
  node.type === 'element'
