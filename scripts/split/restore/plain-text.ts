import katex from 'katex'
import type { Segment } from '../segment.ts'

const RAISED = new Map(
  Object.entries({
    0: '⁰',
    1: '¹',
    2: '²',
    3: '³',
    4: '⁴',
    5: '⁵',
    6: '⁶',
    7: '⁷',
    8: '⁸',
    9: '⁹',
    '+': '⁺',
    '-': '⁻',
    '−': '⁻',
    '=': '⁼',
    '(': '⁽',
    ')': '⁾',
    n: 'ⁿ',
    i: 'ⁱ',
    '∘': '°',
    '*': '*',
    '∗': '*',
  }),
)
const LOWERED = new Map(
  Object.entries({
    0: '₀',
    1: '₁',
    2: '₂',
    3: '₃',
    4: '₄',
    5: '₅',
    6: '₆',
    7: '₇',
    8: '₈',
    9: '₉',
    '+': '₊',
    '-': '₋',
    '−': '₋',
    '=': '₌',
    '(': '₍',
    ')': '₎',
    i: 'ᵢ',
    j: 'ⱼ',
  }),
)

/** Segments as one line of plain Unicode text. */
export function plainText(segments: readonly Segment[]): string {
  return segments
    .map(segment => (segment.type === 'math' ? toPlainText(segment.tex) : segment.value))
    .join('')
}

interface Element {
  tag: string
  children: string[]
}

/**
 * A formula as plain Unicode text: raised and lowered characters where Unicode has them all, `x^(…)` otherwise.
 * @throws {katex.ParseError} where KaTeX rejects the TeX
 */
export function toPlainText(tex: string): string {
  const html = katex.renderToString(tex, { output: 'mathml', throwOnError: true, strict: 'ignore' })
  const stack: Element[] = [{ tag: '', children: [] }]
  for (const [, end, tag, text] of html.matchAll(/<(\/?)([a-z]+)[^>]*>|([^<]+)/g)) {
    const top = stack.at(-1)
    if (text !== undefined) top?.children.push(decode(text))
    else if (!end && tag) stack.push({ tag, children: [] })
    else {
      const closed = stack.pop()
      if (closed) stack.at(-1)?.children.push(linear(closed))
    }
  }
  return (stack[0]?.children.join('') ?? '')
    .replace(/\u2061(?=[\p{L}\p{N}])/gu, ' ')
    .replace(/[\u2061-\u2064\u200B]/g, '')
    .replace(/(^|[\s(])\s+/g, '$1')
}

function linear({ tag, children }: Element): string {
  const [base = '', second = '', third = ''] = children
  switch (tag) {
    case 'annotation':
      return ''
    case 'msup':
      return base + script(second, RAISED, '^')
    case 'msub':
      return base + script(second, LOWERED, '_')
    case 'msubsup':
      return base + script(second, LOWERED, '_') + script(third, RAISED, '^')
    case 'mfrac':
      return `${grouped(base)}/${grouped(second)}`
    case 'msqrt':
      return `√${grouped(base)}`
    case 'mi':
      return /^[a-z]{2,}$/.test(base) ? ` ${base}` : base
    case 'mspace':
      return ' '
    default:
      return children.join('')
  }
}

function script(text: string, map: ReadonlyMap<string, string>, sign: string): string {
  const characters = [...text].map(character => map.get(character))
  return characters.every(character => character !== undefined) ? characters.join('') : sign + grouped(text)
}

const grouped = (text: string): string => (/^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`)

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
