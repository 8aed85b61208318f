import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** What may follow the `<` of a tag in a field of text: names of HTML, JATS and MathML. */
const TAG =
  '/?(?:(?:jats|mml):)?(?:p|div|span|em|i|b|u|strong|italic|bold|sub|sup|a|br|ul|ol|li|h[1-6]|title|sec|section|article|tt|code|pre|blockquote|img|inline-formula|tex-math|abstract|math|semantics|annotation|m(?:row|i|n|o|s|text|space|sup|sub|subsup|under|over|underover|frac|sqrt|root|padded|phantom|style|table|tr|td|fenced|multiscripts))(?:\\s[^<>]*)?/?>'
const MARKUP = new RegExp(`<${TAG}`, 'i')
/** Anything else between angle brackets is text, and so is an unclosed bracket: `0<beta`. */
const NO_TAG = new RegExp(`<(?!${TAG}|!--[^]*?-->)`, 'gi')
const ENTITY = /&(?:[a-z]{2,8}\d?|#\d{2,6}|#x[\da-f]{2,5});/i

const BLOCKS =
  /^(?:p|div|br|li|ul|ol|h[1-6]|section|article|tr|td|blockquote|pre|jats:p|jats:title|jats:sec)$/

/** The text that a field shows, which may hold HTML. Formulas become TeX where they carry it. */
export function shownText(field: string): string {
  if (!MARKUP.test(field) && !ENTITY.test(field)) return field
  return textOf(fromHtml(field.replace(NO_TAG, '&lt;'), { fragment: true })).trim()
}

/** The word “Abstract” before an abstract, which is no part of it. */
const NAME = /^\s*abstract(?:\s*[.:]\s+|\s*\n\s*)/i

/** The text of an abstract, without that word. */
export const shownAbstract = (field: string): string => shownText(field).replace(NAME, '')

/** The text of a tree of HTML. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const inner = () => node.children.map(textOf).join('')
  if (node.type !== 'element') return inner()
  if (node.tagName === 'math') {
    const tex = annotation(node)
    return tex === undefined ? inner() : `$${tex}$`
  }
  if (node.tagName === 'sub' || node.tagName === 'sup') return script(node.tagName, inner())
  const text = inner()
  return BLOCKS.test(node.tagName) ? `\n${text}\n` : text
}

function annotation(node: Nodes): string | undefined {
  if (!('children' in node)) return undefined
  if (node.type === 'element' && node.tagName === 'annotation')
    return String(node.properties['encoding'] ?? node.properties['encoding'.toUpperCase()]) ===
      'application/x-tex'
      ? node.children.map(textOf).join('')
      : undefined
  return node.children.map(annotation).find(found => found !== undefined)
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/** Raised and lowered digits become characters of their own; other scripts keep their letters. */
export function script(name: 'sub' | 'sup', text: string): string {
  const digits = name === 'sub' ? LOWERED : RAISED
  return /^\d+$/.test(text) ? text.replace(/\d/g, digit => digits[Number(digit)] ?? digit) : text
}
