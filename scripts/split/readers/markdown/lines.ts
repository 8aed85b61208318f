import type { ElementContent, Root } from 'hast'
import type { Line } from '../../passage.ts'

type Node = ElementContent | Root['children'][number]

/** A piece of a line, with the mark-up around it. */
export interface Piece {
  readonly text: string
  readonly address?: string
  readonly strong?: boolean
  readonly em?: boolean
  readonly code?: boolean
}

/** A line as the rendered Markdown shows it, with its line number in the file. */
export interface RichLine extends Line {
  readonly pieces: readonly Piece[]
}

type Style = Omit<Piece, 'text'>
interface Placed extends Piece {
  readonly line: number
  /** Whether a line starts here, although none does in the file. */
  readonly broken?: boolean
}

/** The visible text of phrasing content, line by line. */
export function linesOf(nodes: readonly Node[], first: number): RichLine[] {
  const groups: Placed[][] = []
  for (const piece of piecesOf(nodes, {}, first)) {
    const last = groups.at(-1)
    if (!last || piece.broken || last[0]?.line !== piece.line) groups.push([piece])
    else last.push(piece)
  }
  return groups.flatMap(pieces => {
    const text = pieces
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    const number = pieces[0]?.line ?? first
    return text === '' ? [] : [{ text, number, column: 1, pieces }]
  })
}

function piecesOf(nodes: readonly Node[], style: Style, first: number): Placed[] {
  let line = first
  return nodes.flatMap(node => {
    line = node.position?.start.line ?? line
    const at = line
    if (node.type === 'text')
      return node.value.split('\n').map((text, offset) => ({ ...style, text, line: at + offset }))
    if (node.type !== 'element') return []
    switch (node.tagName) {
      case 'br':
        return [{ text: '', line: at, broken: true }]
      case 'img':
      case 'svg':
      case 'video':
      case 'input':
        return []
      case 'a': {
        const address = node.properties['href']
        return piecesOf(node.children, typeof address === 'string' ? { ...style, address } : style, at)
      }
      case 'summary':
        return [...piecesOf(node.children, style, at), { text: '', line: at, broken: true }]
      case 'strong':
      case 'b':
        return piecesOf(node.children, { ...style, strong: true }, at)
      case 'em':
      case 'i':
        return piecesOf(node.children, { ...style, em: true }, at)
      case 'code':
        return piecesOf(node.children, { ...style, code: true }, at)
      default:
        return piecesOf(node.children, style, at)
    }
  })
}
