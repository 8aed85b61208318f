import { whole } from './formula.ts'
import { type Source, token } from './item.ts'
import { isTypesettable } from './katex.ts'

/** TeX's delimiters of formulas that the listing does not know: `\(…\)` and `\[…\]`. */
const CLOSERS: Readonly<Record<string, string>> = { '\\(': '\\)', '\\[': '\\]' }
const LENGTH = 200

/** A formula that kept its delimiters and its backslashes; undefined if there is none. */
export function typedFormula(source: Source, at: number): { end: number; tex: string } | undefined {
  const closer = CLOSERS[token(source, at).text]
  if (!closer) return undefined
  for (let end = at + 1; end < at + LENGTH && token(source, end).start >= 0; end++) {
    if (token(source, end).kind === 'link') return undefined
    if (token(source, end).text !== closer) continue
    const content = whole(source, at + 1, end)
    const tex =
      content?.tex ??
      source.tokens
        .slice(at + 1, end)
        .map(({ text }) => text)
        .join('')
        .trim()
    return tex !== '' && isTypesettable(tex) ? { end: end + 1, tex } : undefined
  }
  return undefined
}
