import { type Context, type Item, isArticle, type Source, skipSpace, token } from './item.ts'
import { operand } from './operand.ts'
import { isGreek, isSign, symbol } from './vocabulary.ts'

/** What stands around an English word that may be an operator or a relation. */
interface Neighbours extends Context {
  readonly at: number
  readonly left: Item | undefined
  readonly right: Item | undefined
  /** No space between the word and what is left of it. */
  readonly glued: boolean
  /** A number follows, and it does not begin a name. */
  readonly number: boolean
  /** Both sides are mathematics rather than words and counts. */
  readonly operands: boolean
}

/** Evidence by the name of the sign; other names need mathematics on both sides. */
const EVIDENCE: Readonly<Record<string, (around: Neighbours) => boolean>> = {
  times: around => around.operands || isFactor(around),
  sim: ({ glued, left, number, operands }) => (glued && left?.form !== 'variable') || number || operands,
  approx: ({ glued, number, operands }) => glued || number || operands,
  pm: ({ left, number, operands }) => (number && (left?.form === 'number' || !left)) || operands,
  mp: ({ left, number, operands }) => (number && (left?.form === 'number' || !left)) || operands,
  le: comparison,
  ge: comparison,
  ll: comparison,
  gg: comparison,
  in: isElement,
  to: isLimit,
}

/** Evidence that an English word after `left` is the sign of that name; none: undefined. */
export function ambiguousSign(context: Context, at: number, left: Item | undefined): number | undefined {
  const { source, stop } = context
  const next = skipSpace(source, at + 1)
  const right = next < stop ? operand(context, next, undefined) : undefined
  const around: Neighbours = {
    ...context,
    at,
    left,
    right,
    glued: left !== undefined && token(source, at - 1).kind !== 'space',
    number: isAmount(context, next),
    operands: left?.role === 'operand' && right !== undefined && isTight(context, left, right, at),
  }
  const name = token(source, at).text
  const evident = Object.hasOwn(EVIDENCE, name) ? EVIDENCE[name]?.(around) : around.operands
  return evident ? 1 : undefined
}

/** A number, of dollars perhaps, that is no part of a name. */
function isAmount(context: Context, at: number): boolean {
  const from = /^(?:\\\$|[-+~])$/.test(token(context.source, at).text) ? at + 1 : at
  return token(context.source, from).kind === 'number' && !isName(context, from + 1)
}

/** `sim2real`: the number is part of a name. */
function isName({ source }: Context, at: number): boolean {
  const { kind, text } = token(source, at)
  const command = symbol(text)
  return kind === 'word' && text.length > 2 && !(command && isSign(command))
}

/** Signs that may stand beside a number; the other names are words there. */
const COUNTS = /^(?:times|sim|approx|pm|mp|ne|div|ll|gg|le|ge|lt|gt|cong|equiv|to)$/

/** Numbers and small letters stand on both sides of English words too. */
function isTight({ source, place }: Context, left: Item, right: Item, at: number): boolean {
  if (place !== 'text') return true
  if (left.form === 'command' && right.form === 'command' && left.weight + right.weight < 1) return false
  const counts = left.form === 'number' || right.form === 'number'
  if (counts && !COUNTS.test(token(source, at).text)) return false
  if (left.form === 'number' && right.form === 'number') {
    if (left.tex.endsWith('%')) return false
    return /^(?:times|pm|mp|ne|div)$/.test(token(source, at).text) || left.weight + right.weight > 0
  }
  const capitals = /^[A-Z]/.test(left.tex) && /^[A-HJ-Z]$/.test(right.tex) && left.tex !== 'I'
  if (!capitals && (isArticle(left.tex) || right.tex === 'a' || right.tex === 'I')) return false
  return left.form !== 'number' || right.form !== 'number'
}

/** `16times faster`, `up to times3.2`, and `{sim} 1.5 times,` where brace and space tell of one formula. */
function isFactor({ source, at, left, right, glued, number }: Neighbours): boolean {
  const before = token(source, at - 1)
  if (glued && left) return left.form !== 'variable' || right !== undefined || /^[A-Z]$/.test(left.tex)
  const spaced = token(source, at + 1).kind === 'space'
  if (number) return before.kind === 'open' || (!spaced && (before.kind === 'space' || before.start < 0))
  const braced = token(source, at - 5).text === 'sim' && token(source, at - 4).text === '}'
  return braced && left?.form === 'number' && !/^(?:space|word)$/.test(token(source, at + 1).kind)
}

function comparison({ source, place, at, left, right, number, operands }: Neighbours): boolean {
  const isBound = place === 'script' && !left && right !== undefined
  return isBound || operands || (number && !/^['’-]$/.test(token(source, at - 1).text))
}

/** What an element can be in: `R^{d}`, `[0, 1]`, `\{…\}`. */
const SET = /^(?:[A-Z](?:_\{[^}]*\})?\^|[A-Z]_|\[-?\d|\[[A-Za-z]\]|\(-?\d|\\\{|\\mathbb)/

/** `x in R^d`, `t in (0, T]`; among formulas also `v in V`. */
function isElement({ source, place, at, left, right, glued, operands }: Neighbours): boolean {
  if (place !== 'text') return operands && left?.form !== 'number'
  if (glued && right && token(source, at + 1).kind === 'word') return true
  if (!/^(?:variable|command|structure)$/.test(left?.form ?? '') || left?.tex === 'a') return false
  if (SET.test(right?.tex ?? '')) return true
  const next = skipSpace(source, at + 1)
  const isHalfOpen = /^[[(]$/.test(token(source, next).text) && token(source, next + 2).text === ','
  if (isHalfOpen && token(source, next + 1).kind === 'number') return true
  return source.mathematical && !isArticle(left?.tex ?? '') && /^[B-HJ-Z]$/.test(right?.tex ?? '')
}

/** `t to infty`, `f: X to Y`, `65.2%to71.8%`. */
function isLimit({ source, place, at, left, right, glued, operands }: Neighbours): boolean {
  if (glued && left && left.form !== 'variable') return token(source, at + 1).kind === 'number'
  if (!operands) return false
  const isEnd = right?.tex.startsWith('\\infty') || (right?.tex === '0' && left?.form === 'command')
  return glued || place === 'script' || isEnd || isMap(source, at)
}

/** Whether a colon not far in front names the map: `f: R^n to R`. */
function isMap(source: Source, at: number): boolean {
  for (let i = at - 3; i > at - 12; i--) {
    const { kind, text } = token(source, i)
    if (text === ':') return token(source, i - 1).text.length === 1 || isGreek(token(source, i - 1).text)
    if (kind === 'word' && text.length > 1) return false
  }
  return false
}
