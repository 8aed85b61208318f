import type { FormulaRule } from '../../../src/schemas/restoration-rules.ts'
import {
  type Context,
  caution,
  commandName,
  evidenceAt,
  type Item,
  isArticle,
  isSure,
  type Source,
  skipSpace,
  token,
} from './item.ts'
import { commandKind, isSign, symbol } from './math-commands.ts'
import { operand } from './operand.ts'
import type { Token } from './tokens.ts'
import { isBeforeUnit } from './units.ts'

/** An operator, a relation, a space or punctuation at `at`, given the item on its left; undefined if there is none. */
export function infix(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { kind, text } = token(context.source, at)
  if ((left || context.place !== 'text') && SPACE.test(text))
    return { ...sign(at + 1, text, 0), role: 'space' }
  if (kind === 'word' || kind === 'control') return named(context, at, left)
  if (/^[,;:!]$/.test(text))
    return (left && thinSpace(context, at)) ?? punctuation(context, at) ?? character(context, at, left)
  if (text === '~' && left) return tie(context, at)
  if (kind === 'operator') return character(context, at, left)
  if (text === '{') return braced(context, at)
  return punctuation(context, at)
}

/** A space that kept its backslash. */
const SPACE = /^\\(?:[,;:!> ]|q?quad)$/

const sign = (end: number, tex: string, weight: number, ...marks: FormulaRule[]): Item => ({
  end,
  tex,
  role: 'infix',
  form: 'sign',
  weight,
  marks,
})

const markOf = (name: string): FormulaRule =>
  name === 'times' ? 'multiplication' : name === 'sim' || name === 'approx' ? 'about' : 'symbol'

/** A command that lost its backslash, or kept it in running text. */
function named(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { source, place } = context
  const name = commandName(token(source, at))
  const next = token(source, at + 1)
  const negated = name === 'not' ? symbol(commandName(next)) : undefined
  if (negated?.kind === 'relation') return sign(at + 2, `\\not\\${negated.name}`, 1, 'symbol')
  const command = symbol(name)
  if (!command || !isSign(command)) return undefined
  // sim2real: the number is part of a name
  const [number, word] = [token(source, at + 1), token(source, at + 2)]
  if (
    number.kind === 'number' &&
    word.kind === 'word' &&
    word.text.length > 2 &&
    !isMathWord(source, word.text)
  )
    return undefined
  // sim-to-real: a compound
  if (number.text === '-' && word.kind === 'word' && word.text.length > 1 && !isMathWord(source, word.text))
    return undefined
  // 65.2%to71.8%
  const isBetween = number.kind === 'number' && /^(?:number|percent)$/.test(token(source, at - 1).kind)
  if (isBetween) return sign(at + 1, `\\${name}`, 1, markOf(name))
  const isAlone =
    place === 'text' && !(left && name === 'times') && !isOperand(token(source, skipSpace(source, at + 1)))
  const isAmong = left?.form === 'number' && token(source, skipSpace(source, at + 1)).kind === 'number'
  // {sim} 1.5 times,: the brace tells of one formula
  const isBraced = left?.form === 'number' && token(source, at - 4).text === '}' && next.kind === 'other'
  // 5times^†
  const isRaised = token(source, at - 1).kind === 'number' && next.text === '^'
  if ((isBraced || isRaised) && name === 'times') return sign(at + 1, '\\times', 1, markOf(name))
  // x in R^{n}
  const set = skipSpace(source, at + 1)
  const [base, raised, brace] = [0, 1, 2].map(offset => token(source, set + offset).text)
  const isMember = name === 'in' && left && /^[A-Z]$/.test(base ?? '') && raised === '^' && brace === '{'
  if (isMember) return sign(at + 1, '\\in', 1, 'symbol')
  // 12 tasks times 3 seeds
  const isProse = !left && name === 'times' && next.kind === 'space'
  // Rightarrowreasoning: the run was divided on evidence of its own.
  const isParted = !source.isWord(name) && [-1, 1].some(by => token(source, at + by).kind === 'word')
  // 640 times 480
  const weight = evidenceAt(
    context,
    at,
    isParted ? 1 / caution(source) : isProse ? 2.5 : isAlone ? 2 : isAmong ? 0.9 : 1,
  )
  return weight === undefined ? undefined : sign(at + 1, `\\${name}`, weight, markOf(name))
}

/** A word that is a command more often than a word. */
const isMathWord = (source: Source, word: string): boolean => source.isName(word) && !source.isWord(word)

/** Whether a token may be the operand of the sign before it. */
const isOperand = ({ kind, text }: Token): boolean =>
  /^(?:number|letter|open|control|operator)$/.test(kind) ||
  (kind === 'word' &&
    (text.length === 1
      ? !isArticle(text)
      : !/^(?:relation|operator|undefined)$/.test(`${commandKind(text)}`) ||
        /^(?:sim|pm|approx|times)$/.test(text)))

/** `{=}`, `{sim}`: authors put braces around a sign to remove the space around it. */
function braced({ source }: Context, at: number): Item | undefined {
  const inner = token(source, at + 1)
  if (token(source, at).partner !== at + 2) return undefined
  if (inner.kind === 'operator' && inner.text !== '|') return sign(at + 3, `{${inner.text}}`, 1, 'symbol')
  const command = symbol(commandName(inner))
  return command && isSign(command) ? sign(at + 3, `{\\${command.name}}`, 1, markOf(command.name)) : undefined
}

/** `256!times!256`, `10^{8},M_odot`, `f(x),dx` come from `256\\!\\times\\!256`, `10^{8}\\,M_\\odot`, `f(x)\\,dx`. */
function thinSpace({ source }: Context, at: number): Item | undefined {
  if (!isSure(source, at) && !isTightening(source, at) && !isBeforeUnit(source, at)) return undefined
  return { ...sign(at + 1, `\\${token(source, at).text}`, 1, 'formula'), role: 'space' }
}

/** `r!=!16`, `256!times!256`: no sentence has an exclamation mark beside a sign. */
function isTightening(source: Source, at: number): boolean {
  const [before, here, after] = [-1, 0, 1].map(offset => token(source, at + offset).text)
  const isRelation = (text = ''): boolean => /^[-+=<>]$/.test(text) || text === 'times' || text === 'sim'
  return here === '!' && (isRelation(before) || isRelation(after))
}

/** `10^8~M_odot`: in a formula a tie is a space. */
function tie(context: Context, at: number): Item | undefined {
  const isBehindScript = token(context.source, at - 1).text === '}'
  return isBehindScript || evidenceAt(context, at) !== undefined
    ? { ...sign(at + 1, '~', 0), role: 'space' }
    : undefined
}

function punctuation({ source, place }: Context, at: number): Item | undefined {
  if (place === 'text') return undefined
  const { text } = token(source, at)
  if (text === ',' || text === ';') return sign(at + 1, `${text} `, 0)
  const dots = text === '.' && token(source, at + 1).text === '.' && token(source, at + 2).text === '.'
  if (dots) return { ...sign(at + 3, '\\ldots', 0), role: 'operand', form: 'structure' }
  return text === '.' ? { ...sign(at + 1, '.', 0), role: 'space' } : undefined
}

/** An operator of one character, which running text uses too. */
function character(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { source, place } = context
  const { text } = token(source, at)
  if (place !== 'text') return text === '|' && !left ? undefined : sign(at + 1, text, 0)
  if (!/^[-+*/=<>≤≥±×÷∼≈]/.test(text) && !/^[\u2190-\u22FF]/.test(text)) return undefined
  // r!=!16
  const next = token(source, at + 1).text === '!' ? at + 2 : skipSpace(source, at + 1)
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

/** `M^2-A100`: what follows the hyphen begins a name. */
const continues = ({ source }: Context, at: number): boolean =>
  /^(?:word|number)$/.test(token(source, at).kind) || token(source, at).text === '-'

/** A relation before a number: in `>3\%`, the `\%` shows that the author wrote TeX. */
function leading({ source }: Context, at: number): Item | undefined {
  if (!/^[<>=≤≥≈∼]$/.test(token(source, at).text) || token(source, at + 1).kind !== 'number') return undefined
  return token(source, at + 2).text === '\\%'
    ? sign(at + 1, token(source, at).text, 1, 'comparison')
    : undefined
}
