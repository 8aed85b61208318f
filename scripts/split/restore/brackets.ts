import { expression } from './formula.ts'
import { type Context, commandName, type Item, token } from './item.ts'
import { concatenate } from './tex.ts'
import { isSizing, symbol } from './vocabulary.ts'

const inner = (context: Context, stop: number): Context => ({
  ...context,
  stop,
  place: 'brackets',
  depth: context.depth + 1,
})

/** Round or square brackets around an expression. */
export function brackets(context: Context, at: number): Item | undefined {
  const open = token(context.source, at)
  if (open.partner < 0 || open.partner >= context.stop) return undefined
  const content = expression(inner(context, open.partner), at + 1)
  return (
    content && {
      end: open.partner + 1,
      tex: `${open.text}${content.tex}${token(context.source, open.partner).text}`,
      role: 'operand',
      form: 'group',
      weight: content.weight,
      marks: content.weight > 0 ? ['formula', ...content.marks] : [],
    }
  )
}

/** `left( … right)`, `Big[ … Big]`. */
export function sized(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const name = commandName(token(source, at))
  const open = token(source, at + 1)
  const closing = commandName(token(source, open.partner - 1))
  if (
    !isSizing(name) ||
    open.kind !== 'open' ||
    open.partner < 0 ||
    open.partner >= stop ||
    !isSizing(closing)
  )
    return undefined
  const content = expression(inner(context, open.partner - 1), at + 2)
  const slash = open.text === '{' ? '\\' : ''
  return (
    content && {
      end: open.partner + 1,
      tex: concatenate([
        `\\${name}${slash}${open.text}`,
        content.tex,
        `\\${closing}${slash}${token(source, open.partner).text}`,
      ]),
      role: 'operand',
      form: 'structure',
      weight: 1,
      marks: ['formula', ...content.marks],
    }
  )
}

/** `langle u, v rangle`, `lfloor x rfloor`: the bound keeps a lone bracket cheap. */
export function fences(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const open = commandName(token(source, at))
  if (symbol(open)?.kind !== 'open') return undefined
  const end = Math.min(stop, at + 40)
  for (let close = at + 1; close < end; close++) {
    const name = commandName(token(source, close))
    if (symbol(name)?.kind !== 'close') continue
    const content = expression(inner(context, close), at + 1)
    return (
      content && {
        end: close + 1,
        tex: concatenate([`\\${open}`, content.tex, `\\${name}`]),
        role: 'operand',
        form: 'structure',
        weight: 1,
        marks: ['formula', ...content.marks],
      }
    )
  }
  return undefined
}

/** `|p|`, a size or an absolute value; with an index the norm `\|x\|_2`. */
export function bars(context: Context, at: number): Item | undefined {
  const { source, place } = context
  const before = token(source, at - 1)
  if (place === 'text' && (before.kind === 'word' || before.kind === 'number')) return undefined
  const close = closingBar(context, at)
  if (close < 0) return undefined
  const content = expression(inner(context, close), at + 1)
  const isNorm = token(source, close + 1).text === '_'
  if (!content || (!isNorm && /^\d/.test(content.tex)) || (!isNorm && close > at + 2 && content.weight === 0))
    return undefined
  const bar = isNorm ? '\\|' : '|'
  return {
    end: close + 1,
    tex: concatenate([bar, content.tex, bar]),
    role: 'operand',
    form: 'structure',
    weight: 1,
    marks: ['bars', ...content.marks],
  }
}

/** The bar that closes the one at `at`, near enough for an abstract. */
function closingBar({ source, stop }: Context, at: number): number {
  const end = Math.min(stop, at + 24)
  for (let i = at + 2; i < end; i++) if (token(source, i).text === '|') return i
  return -1
}
