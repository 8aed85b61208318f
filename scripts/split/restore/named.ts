import { greekWeight } from './greek.ts'
import { type Context, commandName, type Item, type Source, skipSpace, token } from './item.ts'
import type { Mark } from './rules.ts'
import { isGreek, isSign, symbol } from './vocabulary.ts'

/** Symbols with English names that a formula may hold as operands. */
const IN_FORMULAS =
  /^(?:ell|infty|partial|top|bot|prime|star|exists|angle|square|ldots|cdots|dots|Re|Im|deg|checkmark)$/

/** An operand given by name: `lambda`, `infty`, `log`. */
export function named(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { source, place } = context
  const here = token(source, at)
  const name = commandName(here)
  const command = symbol(name)
  if (!command || isSign(command)) return undefined
  const certain = here.kind === 'control' || !command.ambiguous
  const item = (weight: number, mark: Mark): Item => ({
    end: at + 1,
    tex: `\\${name}`,
    role: command.kind === 'function' ? 'function' : 'operand',
    form: 'command',
    weight,
    marks: [mark],
  })
  if (command.kind === 'function') {
    const weight = application(context, at, left)
    return weight === undefined ? undefined : item(weight, 'function')
  }
  if (isGreek(name)) {
    return item(certain ? 1 : greekWeight(context, at, left), 'greek')
  }
  if (certain) return item(1, 'symbol')
  if (isListed(source, at, name) || (name === 'partial' && isDerivative(source, at))) return item(1, 'symbol')
  const inFormula = place !== 'text' || token(source, at + 1).kind === 'script'
  return inFormula && IN_FORMULAS.test(name) ? item(0.5, 'symbol') : undefined
}

/** `x_1, dots, x_n`. */
const isListed = (source: Source, at: number, name: string): boolean =>
  /^(?:dots|cdots)$/.test(name) &&
  token(source, at + 1).text === ',' &&
  (token(source, at - 1).text === ',' || token(source, at - 2).text === ',')

/** `partial f/partial x`, `partial u{partial t}`. */
function isDerivative(source: Source, at: number): boolean {
  const [before, variable, bar, below] = [-1, 2, 3, 4].map(offset => token(source, at + offset).text)
  const isUpper = /^[/{]$/.test(bar ?? '') && below === 'partial'
  return variable?.length === 1 && (isUpper || /^[/{]$/.test(before ?? ''))
}

/** Functions that are written before a bare argument. */
const ELEMENTARY = /^(?:log|ln|lg|exp|a?r?c?(?:sin|cos|tan|cot)h?)$/

/** Evidence that a function's name is applied to something; none: undefined. */
function application(
  { source, stop, place }: Context,
  at: number,
  left: Item | undefined,
): number | undefined {
  if (at + 1 >= stop) return undefined
  if (token(source, at + 1).kind === 'script') return 0.5
  const next = token(source, skipSpace(source, at + 1))
  // In a sentence `max` and `sum` are words unless something is attached to them.
  if (place === 'text' && next.text !== '(' && !ELEMENTARY.test(commandName(token(source, at))))
    return undefined
  if (/^[A-Za-z]$/.test(next.text) && !/^[aAI]$/.test(next.text)) {
    return place !== 'text' || left?.role === 'operand' || left?.role === 'function' ? 1 : 0.5
  }
  const argument = symbol(commandName(next))
  const applied =
    next.text === '(' ||
    (next.kind === 'number' && token(source, at + 1).kind === 'space') ||
    next.kind === 'letter' ||
    (argument && (!argument.ambiguous || isGreek(argument.name))) ||
    next.text === '{'
  if (!applied) return undefined
  if (source.mathematical && next.text === '(') return 1
  return place === 'text' && argument?.ambiguous ? 0.2 : 0.5
}
