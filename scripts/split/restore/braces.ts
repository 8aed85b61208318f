import { type Context, commandName, type Formula, type Item, inside, structure, token } from './item.ts'
import { commandKind, isGreek, isSign, symbol } from './math-commands.ts'

/** Braces in a formula: the denominator of the operand before them, a set, or a group. */
export function braces(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { source, place } = context
  const close = token(source, at).partner
  if (close < 0 || close >= context.stop) return undefined
  const content = inside(context, at + 1, close, 'script')
  if (!content) return undefined
  const item = { end: close + 1, role: 'operand', weight: content.weight, marks: content.marks } as const
  const first = symbol(commandName(token(source, at + 1)))
  // `{cdotZ{cdot}W}`: the brace of the first command was taken for the end of an outer command.
  if (first && isSign(first)) return { ...item, tex: content.tex, form: 'structure' }
  const isFont = commandKind(token(source, at + 1).text) === 'switch'
  if (left?.role === 'operand' && token(source, at - 1).kind !== 'space' && !isFont) {
    return isDenominator(context, left, content)
      ? { ...item, tex: content.tex, form: 'fraction', weight: 1 }
      : undefined
  }
  const letter = greekAlone(context, at)
  if (letter) return letter
  if (source.odds(at) > 0 || left?.role === 'function' || (!isFont && isSet(content)))
    return { ...item, tex: `\\{${content.tex}\\}`, form: 'structure' }
  return place === 'text' && content.weight === 0
    ? undefined
    : { ...item, tex: `{${content.tex}}`, form: 'structure' }
}

/** `{alpha}`: nobody puts braces around an English word that is also the name of a letter. */
function greekAlone({ source }: Context, at: number): Item | undefined {
  const name = commandName(token(source, at + 1))
  if (token(source, at).partner !== at + 2 || !isGreek(name)) return undefined
  return structure(at + 3, `{\\${name}}`, ['greek'])
}

/** `1{2}`, `m{delta}` come from fractions, `Model{name}` does not. */
const isDenominator = ({ place }: Context, left: Item, content: Formula): boolean =>
  place !== 'text' ||
  left.weight >= 1 ||
  content.weight > 0 ||
  (/^(?:number|variable)$/.test(left.form) && left.tex !== '0' && /^(?:\d+|[A-Za-z])$/.test(content.tex)) ||
  (left.form === 'group' && /^\d+$/.test(content.tex)) ||
  (left.form === 'number' && /^[A-Za-z\d]+[-+][A-Za-z\d]+$/.test(content.tex))

/** `{0, 1}`, `{x : f(x) leq 0}`: braces without a backslash in a formula are those of a set. */
const isSet = (content: Formula): boolean => /, |[:|]|\\mid/.test(content.tex)
