import { withFraction } from './fraction.ts'
import { infix } from './infix.ts'
import {
  type Context,
  type Formula,
  type Item,
  isArticle,
  LENGTH,
  type Source,
  skipSpace,
  sum,
  token,
} from './item.ts'
import { symbol } from './math-commands.ts'
import { operand } from './operand.ts'

/** The whole text from `at` to `stop` as one formula; undefined if it is none. */
export const whole = (source: Source, at: number, stop: number): Formula | undefined =>
  expression({ source, stop, place: 'script', depth: 0, expression }, at)

function expression(context: Context, at: number): Formula | undefined {
  if (context.stop - at > LENGTH) return undefined
  const { items, reached } = read(context, at)
  return items.length > 0 && skipSpace(context.source, reached) >= context.stop ? sum(items) : undefined
}

/** The longest expression from `at` in running text that has enough evidence, or the next place to look for one. */
export function formula(source: Source, at: number): Formula | { readonly next: number } {
  const stop = Math.min(at + LENGTH, source.tokens.length)
  const { items, reached } = read({ source, stop, place: 'text', depth: 0, expression }, at)
  let kept = items.length
  while (kept > 0 && !isKept(items, kept - 1)) kept--
  const found = kept > 0 ? sum(items.slice(0, kept)) : undefined
  // Brackets around nothing but a formula belong to the sentence; those around a tuple belong to the formula.
  if (found && kept === 1 && items[0]?.form === 'group' && !found.tex.includes(', ')) return { next: at + 1 }
  if (!found && items[0]?.form === 'group') return { next: at + 1 }
  // No part of the expression has more evidence than the whole, so the search continues behind it.
  return found && found.weight >= 1 ? found : { next: Math.max(reached, at + 1) }
}

/** Whether an item may end an expression: it has evidence, or it is the operand of an operator or a function. */
function isKept(items: readonly Item[], at: number): boolean {
  const [item, before] = [items[at], items[at - 1]]
  if (!item) return false
  // A function's name with nothing behind it is a word.
  if (item.role === 'function' && item.form === 'command') return false
  if (item.role === 'space') return false
  if (item.weight > 0) return true
  if (!before || item.role !== 'operand') return false
  if (before.role !== 'operand' || before.form === 'command') return true
  // f_θ(x), log p(x)
  return (
    item.form === 'group' &&
    (before.form === 'variable' || before.form === 'structure') &&
    isKept(items, at - 1)
  )
}

function read(context: Context, from: number): { items: Item[]; reached: number } {
  let items: Item[] = []
  let at = from
  while (at < context.stop) {
    const next = skipSpace(context.source, at)
    if (next >= context.stop) break
    const left = items.at(-1)
    const item = infix(context, next, left) ?? operand(context, next, left)
    if (!item || item.end > context.stop || !joins(context, left, item, next, next > at)) break
    if (item.form === 'fraction') items = withFraction(items, item)
    else items.push(item)
    at = item.end
  }
  return { items, reached: at }
}

/** Whether an item may follow another in one expression. */
function joins(
  { source, place }: Context,
  left: Item | undefined,
  item: Item,
  at: number,
  spaced: boolean,
): boolean {
  if (!left || place !== 'text' || left.role === 'space' || item.role === 'space') return true
  if (item.role === 'infix') {
    const capitals = /^[A-Z]$/.test(token(source, skipSpace(source, item.end)).text)
    return !spaced || !isArticle(left.tex) || capitals
  }
  if (!spaced) return left.form !== 'number' || !isUnit(source, at)
  if (isArticle(left.tex)) return false
  if (isArticle(item.tex) && left.role !== 'infix' && token(source, at + 1).kind === 'space') return false
  // O (n)
  if (left.tex === 'O' && item.form === 'group' && item.weight > 0) return true
  // TeX only needs a space between two operands beside the name of a command.
  return (
    left.role !== 'operand' || left.form === 'command' || item.form === 'command' || item.role === 'function'
  )
}

/** `51K`, `5ms`: a letter behind a number is a unit, unless a formula continues with it. */
function isUnit(source: Source, at: number): boolean {
  const after = token(source, at + 1)
  return (
    token(source, at).kind === 'word' && after.kind !== 'script' && after.text !== '(' && !symbol(after.text)
  )
}
