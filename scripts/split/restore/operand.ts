import { braces } from './braces.ts'
import { bars, brackets, fences, sized } from './brackets.ts'
import {
  type Context,
  DEPTH,
  evidenceOfLetter,
  type Item,
  isArticle,
  type Source,
  skipSpace,
  token,
} from './item.ts'
import { named } from './named.ts'
import { scripts } from './sub-superscripts.ts'
import { switched, wrapped } from './wrapped.ts'

/** An operand at `at` with its scripts, given the item on its left; undefined if there is none. */
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
      // \\| and \\{ kept their backslashes; the closing signs have theirs too.
      if (/^\\[|{}]$/.test(text))
        return { end: at + 1, tex: text, role: 'operand', form: 'structure', weight: 0, marks: [] }
      return (
        sized(context, at) ??
        fences(context, at) ??
        wrapped(context, at) ??
        switched(context, at) ??
        named(context, at) ??
        variable(context, at, left)
      )
    case 'open':
      if (text !== '{') return brackets(context, at)
      return emptyBase(context, at) ?? braces(context, at, left)
    case 'operator':
      return text === '|' ? (bars(context, at) ?? fences(context, at)) : undefined
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

/** A letter; in brackets and scripts also a name: `f(x)`, `decode(x)`, `x_{max}`. */
function variable(context: Context, at: number, left: Item | undefined): Item | undefined {
  const { source, place } = context
  const { kind, text } = token(source, at)
  if (kind !== 'word' || !/^[A-Za-z]+$/.test(text)) return undefined
  const item = { end: at + 1, role: 'operand', weight: 0, marks: [] } as const
  const next = token(source, at + 1)
  if (text.length === 1) {
    // A100, model's
    // the B of 7B, alone
    const before = token(source, at - 1)
    const isPart = next.kind === 'number' || /^['’]$/.test(before.text) || (!left && before.kind === 'number')
    if (place === 'text' && isPart) return undefined
    return {
      ...item,
      tex: text,
      form: 'variable',
      weight: isArticle(text) ? 0 : evidenceOfLetter(context, at),
    }
  }
  if (place === 'script') return { ...item, tex: `\\text{${text}}`, form: 'structure' }
  if (place !== 'brackets') return undefined
  if (next.text === '(')
    return { ...item, tex: `\\operatorname{${text}}`, role: 'function', form: 'structure' }
  // U_q(gl_n)
  const isIndexed = text.length < 4 && next.kind === 'script'
  return isIndexed || isFactor(source, at)
    ? { ...item, tex: `\\text{${text}}`, form: 'structure' }
    : undefined
}

/** `S{}^3` */
function emptyBase({ source }: Context, at: number): Item | undefined {
  const isEmpty = token(source, at).partner === at + 1 && token(source, at + 2).text === '^'
  return isEmpty ? { end: at + 2, tex: '{}', role: 'operand', form: 'base', weight: 0, marks: [] } : undefined
}

/** `Ax - b`, `1 + SNR`: a short word between signs is a product or a name; among words it is English. */
function isFactor(source: Source, at: number): boolean {
  if (!/^(?:[A-Za-z]{2}|[A-Z]{3,4})$/.test(token(source, at).text)) return false
  const before = token(source, token(source, at - 1).kind === 'space' ? at - 2 : at - 1)
  const after = token(source, skipSpace(source, at + 1))
  return [before, after].every(({ kind, text }) => /^(?:operator|open|close)$/.test(kind) || text === ',')
}

/** The empty base of a script behind a name in running text: `GUI-Net^2`, `RoBERTa_Large`, `^{13}C`. */
function nameBefore({ source }: Context, at: number): Item | undefined {
  const isName = /^(?:word|number|close|letter)$/.test(token(source, at - 1).kind)
  const isRaised = token(source, at).text === '^' && token(source, at + 1).text === '{'
  return isName || isRaised
    ? { end: at, tex: '{}', role: 'operand', form: 'base', weight: 0, marks: [] }
    : undefined
}
