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
  if (isGreek(name)) return item(certain || isLetter(source, at) ? 1 : 0.5, 'greek')
  if (certain) return item(1, 'symbol')
  if (isListed(source, at, name)) return item(1, 'symbol')
  const inFormula = place !== 'text' || token(source, at + 1).kind === 'script'
  return inFormula && IN_FORMULAS.test(name) ? item(0.5, 'symbol') : undefined
}

/** `x_1, dots, x_n`. */
const isListed = (source: Source, at: number, name: string): boolean =>
  /^(?:dots|cdots)$/.test(name) && token(source, at - 2).text === ',' && token(source, at + 1).text === ','

/** Evidence that a function's name is applied to something; none: undefined. */
function application(
  { source, stop, place }: Context,
  at: number,
  left: Item | undefined,
): number | undefined {
  if (at + 1 >= stop) return undefined
  if (token(source, at + 1).kind === 'script') return 0.5
  const next = token(source, skipSpace(source, at + 1))
  if (/^[A-Za-z]$/.test(next.text) && !/^[aAI]$/.test(next.text)) {
    return place !== 'text' || left?.role === 'operand' || left?.role === 'function' ? 1 : 0.5
  }
  const applied =
    next.text === '(' ||
    next.kind === 'number' ||
    next.kind === 'letter' ||
    symbol(next.text) ||
    next.text === '{'
  return applied ? 0.5 : undefined
}

/** Whether what stands around a Greek name, or the rest of the text, tells that it is a letter. */
function isLetter(source: Source, at: number): boolean {
  const [before, here, after] = [token(source, at - 1), token(source, at), token(source, at + 1)]
  const evidence = source.greek(here.text)
  if (evidence === 'certain' || after.text === '(') return true
  // TD(lambda)
  if (before.text === '(' && after.text === ')' && token(source, at - 2).kind === 'word') return true
  const [left, right] = [
    before.kind === 'space' ? token(source, at - 2) : before,
    token(source, skipSpace(source, at + 1)),
  ]
  if (/^[=<>≤≥≈∼∈]$/.test(right.text) || /^[=<>≤≥≈∼∈]$/.test(left.text)) return true
  if (right.text === 'in' && /^[[{]$/.test(token(source, skipSpace(source, at + 1) + 2).text)) return true
  // Not an English compound, nor Cohen's kappa.
  const possessive = /^(?:s|'|’)$/.test(token(source, at - 2).text)
  return (
    evidence === 'likely' &&
    /^[a-z]/.test(here.text) &&
    before.text !== '-' &&
    after.text !== '-' &&
    !possessive
  )
}
