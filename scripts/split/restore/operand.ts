import { braces } from './braces.ts'
import { bars, brackets, fences, sized } from './brackets.ts'
import { type Context, DEPTH, type Item, token } from './item.ts'
import { named } from './named.ts'
import { scripts } from './scripts.ts'
import { wrapped } from './wrapped.ts'

/** An operand at `at` with its scripts, given what stands to its left; none: undefined. */
export function operand(context: Context, at: number, left: Item | undefined): Item | undefined {
  if (context.depth > DEPTH || at >= context.stop) return undefined
  const base = nucleus(context, at, left)
  return base && token(context.source, base.end).kind === 'script' ? scripts(context, base) : base
}

function nucleus(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { kind, text } = token(context.source, at)
  switch (kind) {
    case 'number':
      return number(context, at)
    case 'letter':
      return { end: at + 1, tex: text, role: 'operand', form: 'variable', weight: 0, marks: [] }
    case 'word':
    case 'control':
      return (
        sized(context, at) ??
        fences(context, at) ??
        wrapped(context, at) ??
        named(context, at, left) ??
        variable(context, at, left)
      )
    case 'open':
      return text === '{' ? braces(context, at, left) : brackets(context, at)
    case 'operator':
      return text === '|' ? bars(context, at) : undefined
    case 'script':
      return left ? undefined : nameBefore(context, at)
    default:
      return undefined
  }
}

/** A number with its percent sign; `9{,}600` is one number. */
function number({ source }: Context, at: number): Item {
  let end = at + 1
  let tex = token(source, at).text.replaceAll(',', '{,}')
  while (
    token(source, end).partner === end + 2 &&
    token(source, end + 1).text === ',' &&
    token(source, end + 3).kind === 'number'
  ) {
    tex += `{,}${token(source, end + 3).text}`
    end += 4
  }
  if (/^\\?%$/.test(token(source, end).text)) {
    tex += '\\%'
    end++
  }
  return { end, tex, role: 'operand', form: 'number', weight: 0, marks: [] }
}

/** A letter, or in brackets and scripts a name: `f(x)`, `decode(x)`, `x_{max}`. */
function variable({ source, place }: Context, at: number, left: Item | undefined): Item | undefined {
  const { kind, text } = token(source, at)
  if (kind !== 'word' || !/^[A-Za-z]+$/.test(text)) return undefined
  const item = { end: at + 1, role: 'operand', weight: 0, marks: [] } as const
  const next = token(source, at + 1)
  if (text.length === 1) {
    // A100, model's
    // the B of 7B, alone
    const before = token(source, at - 1)
    const isPart = next.kind === 'number' || /^['’]$/.test(before.text) || (!left && before.kind === 'number')
    return place === 'text' && isPart ? undefined : { ...item, tex: text, form: 'variable' }
  }
  if (place === 'script') return { ...item, tex: `\\text{${text}}`, form: 'structure' }
  const isFunction = place === 'brackets' && next.text === '('
  return isFunction
    ? { ...item, tex: `\\operatorname{${text}}`, role: 'function', form: 'structure' }
    : undefined
}

/** The empty base of a script on a name in running text: `GUI-Net^2`, `RoBERTa_Large`. */
function nameBefore({ source }: Context, at: number): Item | undefined {
  const isName = /^(?:word|number|close|letter)$/.test(token(source, at - 1).kind)
  return isName ? { end: at, tex: '{}', role: 'operand', form: 'base', weight: 0, marks: [] } : undefined
}
