import type { Element, Nodes } from 'hast'

const SUPERSCRIPTS = script('0123456789+-=()ni∘*∗', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ°**')
const SUBSCRIPTS = script('0123456789+-=()ij', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵢⱼ')

/** Raised or lowered characters by those that they stand for. */
function script(from: string, to: string): ReadonlyMap<string, string> {
  const target = [...to]
  return new Map([...from].map((char, index) => [char, target[index] ?? char]))
}

/** How a MathML element reads on one line; all others read as their children in order. */
const LINEAR: Readonly<Record<string, (parts: string[]) => string>> = {
  math: parts => spaced(parts.join('')),
  annotation: () => '',
  mi: parts => named(parts.join('')),
  mspace: () => ' ',
  msup: ([base, above]) => scripted(base, raised('^', above, SUPERSCRIPTS)),
  msub: ([base, below]) => scripted(base, raised('_', below, SUBSCRIPTS)),
  msubsup: ([base, below, above]) =>
    scripted(base, raised('_', below, SUBSCRIPTS) + raised('^', above, SUPERSCRIPTS)),
  munder: ([base, below]) => scripted(base, raised('_', below, SUBSCRIPTS)),
  munderover: ([base, below, above]) =>
    scripted(base, raised('_', below, SUBSCRIPTS) + raised('^', above, SUPERSCRIPTS)),
  mfrac: ([over, under]) => `${grouped(over)}/${grouped(under)}`,
  msqrt: parts => `√${grouped(parts.join(''))}`,
  mroot: ([radicand, index]) => `${raised('', index, SUPERSCRIPTS)}√${grouped(radicand)}`,
}

/** What an element reads as, where it displays another sign. */
const signs = new WeakMap<Nodes, string>()

/** Makes an element read as this sign on one line, whatever it displays. */
export function readAs(element: Element, sign: string): void {
  signs.set(element, sign)
}

/** The text of a tree on one line, as it would be typed without a formula editor: `N²`, `x_i`, `a/b`. */
export function textOf(node: Nodes): string {
  return oneLine(linear(node))
}

/** A text without line breaks and needless spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function linear(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const sign = signs.get(node)
  if (sign !== undefined) return sign
  const parts = node.children.map(linear)
  return node.type === 'element' ? linearElement(node.tagName, parts) : parts.join('')
}

/** An element of HTML or MathML on one line, from the texts of its children. */
export function linearElement(tagName: string, parts: string[]): string {
  return LINEAR[tagName]?.(parts) ?? parts.join('')
}

/** Puts a space before `log` and its like, which formulas set apart by their font. */
function named(identifier: string): string {
  return /^[a-z]{2,}$/i.test(identifier) ? ` ${identifier}` : identifier
}

/** Puts scripts between a function's name and the sign of its application (U+2061). */
function scripted(base = '', scripts: string): string {
  const name = base.replace(/\u2061+$/, '')
  return name + scripts + base.slice(name.length)
}

/** Separates a function from its argument by a space, unless a bracket does. */
function spaced(formula: string): string {
  return formula
    .replace(/\u2061+(?=[\p{L}\p{N}√])/gu, ' ')
    .replace(/[\u2061-\u2064\u200B]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(^|\() /g, '$1')
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
