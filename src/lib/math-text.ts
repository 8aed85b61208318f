import type { Element, Nodes } from 'hast'

const SUPERSCRIPTS = script('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ')
const SUBSCRIPTS = script('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')

/** A minus sign is set as a hyphen's superscript. */
function script(from: string, to: string): ReadonlyMap<string, string> {
  const target = [...to]
  return new Map([...from].map((char, index) => [char, target[index] ?? char]))
}

/** How a MathML element with layout reads on one line; the others read as their children in order. */
const LINEAR: Readonly<Record<string, (parts: string[]) => string>> = {
  annotation: () => '',
  msup: ([base, above]) => base + raised('^', above, SUPERSCRIPTS),
  msub: ([base, below]) => base + raised('_', below, SUBSCRIPTS),
  msubsup: ([base, below, above]) => base + raised('_', below, SUBSCRIPTS) + raised('^', above, SUPERSCRIPTS),
  munder: ([base, below]) => base + raised('_', below, SUBSCRIPTS),
  munderover: ([base, below, above]) =>
    base + raised('_', below, SUBSCRIPTS) + raised('^', above, SUPERSCRIPTS),
  mfrac: ([over, under]) => `${grouped(over)}/${grouped(under)}`,
  msqrt: parts => `√${grouped(parts.join(''))}`,
  mroot: ([radicand, index]) => `${raised('', index, SUPERSCRIPTS)}√${grouped(radicand)}`,
}

/** The text of a tree on one line, as it would be typed without a formula editor: `N²`, `x_i`, `a/b`. */
export function textOf(node: Nodes): string {
  return oneLine(linear(node))
}

/** A text without line breaks and needless spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\u2061\s]+/g, ' ').trim()
}

function linear(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const parts = node.children.map(linear)
  if (node.type !== 'element') return parts.join('')
  const text = LINEAR[node.tagName]?.(parts) ?? parts.join('')
  return isFunctionName(node, text) ? ` ${text} ` : text
}

/** `log` and its like need the space that their font gives them in a formula. */
function isFunctionName(node: Element, text: string): boolean {
  return node.tagName === 'mi' && /^[a-z]{2,}$/i.test(text)
}

function raised(mark: string, text = '', table: ReadonlyMap<string, string>): string {
  const chars = [...text.trim().replaceAll('−', '-')]
  const set = chars.map(char => table.get(char))
  return set.every(char => char !== undefined) ? set.join('') : mark + grouped(text)
}

function grouped(text = ''): string {
  const inner = text.trim()
  return [...inner].length > 1 && /[^\p{L}\p{N}.]/u.test(inner) ? `(${inner})` : inner
}
