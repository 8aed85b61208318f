import { expression } from './formula.ts'
import { type Context, commandName, type Item, structure, token } from './item.ts'
import { isWrapper } from './vocabulary.ts'

/** Text set in a formula, and fonts of running text. */
const TEXT = /^text|^emph$|box$|^underline$|^bold$/

/**
 * `hat{x}`, `mathbf{W}`, `frac{a{b}}`: a command that kept its braces, because the listing removes only the
 * outermost.
 */
export function wrapped(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const here = token(source, at)
  const name = commandName(here)
  const brace = token(source, at + 1)
  if (!isWrapper(name) || brace.text !== '{' || brace.partner < 0 || brace.partner >= stop) return undefined
  if (TEXT.test(name) && token(source, brace.partner + 1).text === '{') return numerator(context, at)
  // Fonts of running text are mended there.
  if (context.place === 'text' && TEXT.test(name)) return undefined
  const content = expression(
    { ...context, stop: brace.partner, place: 'script', depth: context.depth + 1 },
    at + 2,
  )
  if (!content) return undefined
  const isFraction = name.endsWith('frac')
  if (isFraction && !content.marks.includes('fraction')) return undefined
  const tex = isFraction ? content.tex : `\\${name}{${content.tex}}`
  return structure(brace.partner + 1, tex, ['formula', ...content.marks])
}

/** `text{response length}{3}` was `\\frac{\\text{response length}}{3}`; here the numerator, for its denominator. */
function numerator({ source }: Context, at: number): Item | undefined {
  const { partner } = token(source, at + 1)
  const text = source.tokens
    .slice(at + 2, partner)
    .map(({ text }) => text)
    .join('')
  if (!/^[A-Za-z0-9 .,/+-]{1,60}$/.test(text)) return undefined
  const tex = `\\text{${text}}`
  return structure(partner + 1, tex, ['fraction'])
}

/** `{cal L}`: the old way to write `\\mathcal{L}`. */
export function calligraphic({ source }: Context, at: number): Item | undefined {
  const [font, space, letter] = [1, 2, 3].map(offset => token(source, at + offset))
  if (font?.text !== 'cal' || space?.kind !== 'space' || token(source, at).partner !== at + 4)
    return undefined
  const tex = `\\mathcal{${letter?.text}}`
  return /^[A-Z]$/.test(letter?.text ?? '') ? structure(at + 5, tex, ['formula']) : undefined
}
