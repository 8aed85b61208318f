import { ambiguousSign } from './ambiguous.ts'
import { type Context, commandName, type Item, skipSpace, token } from './item.ts'
import { operand } from './operand.ts'
import type { Mark } from './rules.ts'
import { isGreek, isSign, symbol } from './vocabulary.ts'

/** An operator, a relation or punctuation at `at`, given what stands to its left; none: undefined. */
export function infix(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { kind, text } = token(context.source, at)
  if (kind === 'word' || kind === 'control') return named(context, at, left)
  if (left && isThinSpace(context, at)) return named(context, at + 1, left)
  if (text === ',' && left?.role === 'operand')
    return thinSpace(context, at, left) ?? punctuation(context, at)
  if (kind === 'operator') return tightened(context, at, left) ?? character(context, at, left)
  if (text === '{') return braced(context, at)
  return punctuation(context, at)
}

const sign = (end: number, tex: string, weight: number, ...marks: Mark[]): Item => ({
  end,
  tex,
  role: 'infix',
  form: 'sign',
  weight,
  marks,
})

const markOf = (name: string): Mark =>
  name === 'times' ? 'multiplication' : name === 'sim' || name === 'approx' ? 'about' : 'symbol'

/** A command that lost its backslash, or kept it in text. */
function named(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { source } = context
  const here = token(source, at)
  const name = commandName(here)
  const next = token(source, at + 1)
  const negated = name === 'not' ? symbol(commandName(next)) : undefined
  if (negated?.kind === 'relation') return sign(at + 2, `\\not\\${negated.name}`, 1, 'symbol')
  const command = symbol(name)
  if (!command || !isSign(command)) return undefined
  // sim!10 and sim\,5 were \sim\!10 and \sim\,5
  const behind = isThinSpace(context, at - 1)
  const thin = behind
    ? /^[!,;]$/.test(next.text)
    : /^(?:!|\\[,!;:])$/.test(next.text) && token(source, at + 2).kind === 'number'
  const certain = thin || here.kind === 'control' || !command.ambiguous || behind
  const weight = certain ? 1 : ambiguousSign(context, at, left)
  return weight === undefined ? undefined : sign(at + (thin ? 2 : 1), `\\${name}`, weight, markOf(name))
}

/** `{=}`, `{sim}`: TeX writers brace a sign to take the space around it away. */
function braced({ source }: Context, at: number): Item | undefined {
  const inner = token(source, at + 1)
  if (token(source, at).partner !== at + 2) return undefined
  if (inner.kind === 'operator' && inner.text !== '|') return sign(at + 3, `{${inner.text}}`, 1, 'symbol')
  const command = symbol(commandName(inner))
  return command && isSign(command) ? sign(at + 3, `{\\${command.name}}`, 1, markOf(command.name)) : undefined
}

/** `256!times!256`, `2,times`, `5 ,times, 5` were `256\!\times\!256`, `2\,\times`, `5 \,\times\, 5`. */
function isThinSpace({ source }: Context, at: number): boolean {
  const { text } = token(source, at)
  const command = symbol(token(source, at + 1).text)
  if (!/^[!,;]$/.test(text) || command === undefined || !isSign(command)) return false
  const before = token(source, at - 1).kind
  return (
    /^(?:number|close|percent)$/.test(before) || (before === 'space' && token(source, at + 2).text === text)
  )
}

/** The comma of `\,` where no list goes on: `f(x),dx`, `10^{8},M_odot`; `p,|,q` was `p\,\|\,q`. */
function thinSpace({ source }: Context, at: number, left: Item): Item | undefined {
  const [next, after] = [token(source, at + 1), token(source, at + 2)]
  if (next.text === '|' && after.text === ',') return sign(at + 3, '\\|', 0)
  if (/^d[a-z]$/.test(next.text) && left.form === 'group')
    return { ...sign(at + 2, `\\,${next.text}`, 0.5, 'function'), role: 'operand', form: 'structure' }
  const isFactor = isGreek(next.text) || (/^[A-Za-z]$/.test(next.text) && after.kind === 'script')
  const isUnit = /^\d/.test(left.tex) && isFactor
  return isUnit ? sign(at + 1, '\\,', 0) : undefined
}

/** `r!=!16` was `r\!=\!16`. */
function tightened({ source }: Context, at: number, left: Item | undefined): Item | undefined {
  const inner = token(source, at + 1)
  const isTight = token(source, at).text === '!' && token(source, at + 2).text === '!' && left !== undefined
  return isTight && /^[-+=<>]$/.test(inner.text) ? sign(at + 3, `{${inner.text}}`, 1, 'symbol') : undefined
}

function punctuation({ source, place }: Context, at: number): Item | undefined {
  if (place === 'text') return undefined
  const { text } = token(source, at)
  if (text === ',' || text === ';') return sign(at + 1, `${text} `, 0)
  const dots = text === '.' && token(source, at + 1).text === '.' && token(source, at + 2).text === '.'
  return dots ? { ...sign(at + 3, '\\ldots', 0), role: 'operand', form: 'structure' } : undefined
}

/** An operator that is one character, which running text uses too. */
function character(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { source, place } = context
  const { text } = token(source, at)
  if (place !== 'text') return text === '|' && !left ? undefined : sign(at + 1, text, 0)
  if (/^[|!:]$/.test(text)) return undefined
  const next = skipSpace(source, at + 1)
  const spaced = next > at + 1
  if (!left) return leading(context, at)
  if (left.role === 'infix' && text !== '-' && text !== '+') return undefined
  if (text === '-' || text === '/') {
    if (spaced !== (token(source, at - 1).kind === 'space')) return undefined
    // A hyphen between numbers is a range.
    if (text === '-' && left.form === 'number' && token(source, next).kind === 'number') return undefined
  }
  const right = operand(context, next, undefined)
  return right && !(text === '-' && continues(context, right.end)) ? sign(at + 1, text, 0) : undefined
}

/** `M^2-A100`: the operand after a hyphen is the beginning of a name. */
const continues = ({ source }: Context, at: number): boolean =>
  /^(?:word|number)$/.test(token(source, at).kind) || token(source, at).text === '-'

/** A relation in front of a number: `>3\%`, where the `\%` tells that the author wrote TeX. */
function leading({ source }: Context, at: number): Item | undefined {
  if (!/^[<>=≤≥≈∼]$/.test(token(source, at).text) || token(source, at + 1).kind !== 'number') return undefined
  return token(source, at + 2).text === '\\%'
    ? sign(at + 1, token(source, at).text, 1, 'comparison')
    : undefined
}
