import { mathml } from '../../../src/typeset/katex.ts'
import { linearElement } from '../../../src/typeset/math-text.ts'
import type { Segment } from '../segment.ts'

/** Segments as one line of plain Unicode text. */
export function plainText(segments: readonly Segment[]): string {
  return segments
    .map(segment => (segment.type === 'math' ? toPlainText(segment.tex) : segment.value))
    .join('')
}

interface Element {
  readonly tag: string
  readonly parts: string[]
}

/**
 * A formula as plain Unicode text: with raised and lowered characters where Unicode has all of them, else `x^(…)`.
 * @throws {Error} where KaTeX rejects the TeX
 */
export function toPlainText(tex: string): string {
  const html = mathml(tex)
  const root: Element = { tag: '', parts: [] }
  const open = [root]
  // An HTML parser would take longer than KaTeX.
  for (const [, end, tag = '', empty, text] of html.matchAll(TOKEN)) {
    if (text !== undefined) open.at(-1)?.parts.push(decode(text))
    else if (empty) open.at(-1)?.parts.push(linearElement(tag, []))
    else if (!end) open.push({ tag, parts: [] })
    else {
      const closed = open.pop()
      if (closed) open.at(-1)?.parts.push(linearElement(closed.tag, closed.parts))
    }
  }
  if (open.length !== 1) throw new Error(`KaTeX left an element open: ${html}`)
  return root.parts.join('')
}

/** A tag, which may be a closing one or an empty element, or text. */
const TOKEN = /<(\/?)([a-z]+)[^>]*?(\/?)>|([^<]+)/g

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
