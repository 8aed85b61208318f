import { type Context, commandName, type Item, inside, structure, token } from './item.ts'
import { isSizing, symbol } from './math-commands.ts'
import { concatenate } from './tex.ts'

/** Round or square brackets around an expression. */
export function brackets(context: Context, at: number): Item | undefined {
  const open = token(context.source, at)
  if (open.partner < 0 || open.partner >= context.stop) return undefined
  const content = inside(context, at + 1, open.partner, 'brackets')
  return (
    content && {
      end: open.partner + 1,
      tex: `${open.text}${argument(context, at, content.tex)}${token(context.source, open.partner).text}`,
      role: 'operand',
      form: 'group',
      weight: isApplied(context, at) && content.marks.length > 0 ? 1 : content.weight,
      marks: content.weight > 0 ? ['formula', ...content.marks] : [],
    }
  )
}

/** `p(a mid v)`: brackets right behind a letter hold its arguments. */
const isApplied = ({ source }: Context, at: number): boolean => {
  const { kind, text } = token(source, at - 1)
  return (kind === 'letter' || kind === 'word') && text.length === 1
}

/** Functions of one argument: a comma in the argument comes from a space. */
const UNARY = /^(?:log|ln|lg|exp|a?r?c?(?:sin|cos|tan|cot)h?)$/

/** The content of the brackets at `at`: `exp(n,L)` comes from `\\exp(n\,L)`, and the bar of D_{KL}(p|q) was double. */
function argument({ source }: Context, at: number, tex: string): string {
  const [name, index] = [token(source, at - 1), token(source, at - 2)]
  if (UNARY.test(commandName(name))) return tex.replaceAll(', ', '\\,')
  return name.text === '}' && /^(?:KL|JS|TV)$/.test(index.text) ? tex.replace(/(?<!\\)\|/, '\\|') : tex
}

/** `left( … right)`, `Big[ … Big]`. */
export function sized(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const name = commandName(token(source, at))
  const open = token(source, at + 1)
  if (name === 'left' && BARS[commandName(open)]) return sizedBars(context, at)
  const closing = commandName(token(source, open.partner - 1))
  if (
    !isSizing(name) ||
    open.kind !== 'open' ||
    open.partner < 0 ||
    open.partner >= stop ||
    !isSizing(closing)
  )
    return undefined
  const content = inside(context, at + 2, open.partner - 1, 'brackets')
  const slash = open.text === '{' ? '\\' : ''
  if (!content) return undefined
  const tex = concatenate([
    `\\${name}${slash}${open.text}`,
    content.tex,
    `\\${closing}${slash}${token(source, open.partner).text}`,
  ])
  return structure(open.partner + 1, tex, ['formula', ...content.marks])
}

const BARS: Readonly<Record<string, string>> = { '|': '|', vert: '|', Vert: '\\|' }

/** `left| x right|`; with an index it is the norm; `leftVert x rightVert`. */
function sizedBars(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const open = commandName(token(source, at + 1))
  const end = Math.min(stop, at + 40)
  for (let close = at + 3; close < end; close++) {
    if (commandName(token(source, close)) !== open || !isSizing(commandName(token(source, close - 1))))
      continue
    const content = inside(context, at + 2, close - 1, 'brackets')
    const bar = token(source, close + 1).text === '_' ? '\\|' : BARS[open]
    const tex = content && concatenate([`\\left${bar}`, content.tex, `\\right${bar}`])
    return tex ? structure(close + 1, tex, ['bars']) : undefined
  }
  return undefined
}

/**
 * `langle u, v rangle`, `lfloor x rfloor`, `|0 rangle`. The search for the closing bracket is bounded, so that a lone
 * bracket costs little.
 */
export function fences(context: Context, at: number): Item | undefined {
  const { source, stop } = context
  const open = commandName(token(source, at))
  const isKet = open === '|' || open === 'vert'
  if (!isKet && symbol(open)?.kind !== 'open') return undefined
  const end = Math.min(stop, at + 40)
  for (let close = at + 1; close < end; close++) {
    const name = commandName(token(source, close))
    if (isKet && /^(?:\||vert)$/.test(name)) return undefined
    if (symbol(name)?.kind !== 'close') continue
    const content = inside(context, at + 1, close, 'brackets')
    if (!content) return undefined
    const tex = concatenate([isKet ? '|' : `\\${open}`, content.tex, `\\${name}`])
    return structure(close + 1, tex, ['formula', ...content.marks])
  }
  return undefined
}

/** `|p|` is a size or an absolute value; with an index it is the norm `\|x\|_2`. */
export function bars(context: Context, at: number): Item | undefined {
  const { source, place } = context
  const before = token(source, at - 1)
  if (place === 'text' && (before.kind === 'word' || before.kind === 'number')) return undefined
  const close = closingBar(context, at)
  if (close < 0) return undefined
  const content = inside(context, at + 1, close, 'brackets')
  const isNorm = token(source, close + 1).text === '_' || content?.tex.startsWith('\\nabla')
  if (!content || (!isNorm && /^\d/.test(content.tex)) || (!isNorm && close > at + 2 && content.weight === 0))
    return undefined
  const bar = isNorm ? '\\|' : '|'
  return structure(close + 1, concatenate([bar, content.tex, bar]), ['bars', ...content.marks])
}

/** The bar that closes the one at `at`, if it is near enough for an abstract. */
function closingBar({ source, stop }: Context, at: number): number {
  const end = Math.min(stop, at + 24)
  for (let i = at + 2; i < end; i++) if (token(source, i).text === '|') return i
  return -1
}
