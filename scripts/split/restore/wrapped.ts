import { expression } from './formula.ts'
import { type Context, commandName, type Item, token } from './item.ts'
import { isWrapper } from './vocabulary.ts'

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
  // Fonts of running text are mended there.
  if (context.place === 'text' && /^text|^emph$|box$|^underline$|^bold$/.test(name)) return undefined
  const content = expression(
    { ...context, stop: brace.partner, place: 'script', depth: context.depth + 1 },
    at + 2,
  )
  if (!content) return undefined
  const isFraction = name.endsWith('frac')
  if (isFraction && !content.marks.includes('fraction')) return undefined
  return {
    end: brace.partner + 1,
    tex: isFraction ? content.tex : `\\${name}{${content.tex}}`,
    role: 'operand',
    form: 'structure',
    weight: 1,
    marks: ['formula', ...content.marks],
  }
}
