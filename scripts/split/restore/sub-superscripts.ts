import { type Context, caution, commandName, evidenceAt, type Item, inside, token } from './item.ts'
import { commandKind, symbol } from './math-commands.ts'
import type { Token } from './tokens.ts'
import { accent, switched } from './wrapped.ts'

interface Script {
  readonly end: number
  readonly tex: string
  /** Index of a brace that closes the script's group in print, but did not in the original. */
  readonly dropped?: number
}

/** A base with the raised and lowered parts behind it. A name in running text keeps only parts that are certain. */
export function scripts(context: Context, base: Item): Item | undefined {
  const { source } = context
  let { end, tex } = base
  let seen = ''
  let weight = 0
  let dropped = base.dropped
  for (
    let sign = token(source, end);
    sign.kind === 'script' && !seen.includes(sign.text);
    sign = token(source, end)
  ) {
    const script = argument(context, end, base)
    if (!script) break
    weight = base.form === 'base' ? 1 : Math.max(weight, evidenceOf(context, end, base) ?? 0)
    seen += sign.text
    if (script.dropped !== undefined) dropped = [...(dropped ?? []), script.dropped]
    tex += `${sign.text}{${script.tex}}`
    end = script.end
  }
  const isSnakeCase = token(source, end).text === '_' && context.place === 'text'
  if (seen === '' || isSnakeCase) return base.form === 'base' ? undefined : base
  return {
    ...base,
    end,
    tex,
    form: 'structure',
    weight: Math.max(weight, base.weight),
    marks: ['script', ...base.marks],
    ...(dropped ? { dropped } : {}),
  }
}

/** Sizes of models, written as an index of the name. */
const SIZE =
  /^(?:X*(?:Large|Base|Small|Tiny|Mini|Medium|Huge|Giant|Nano)|X+[SL]|LARGE|BASE|SMALL|TINY|MINI|HUGE)$/

/** Only TeX has braces behind the sign, or a command before it. */
function evidenceOf(context: Context, at: number, base: Item): number | undefined {
  const { source } = context
  const isCertain = token(source, at + 1).text === '{' || token(source, at - 1).kind === 'control'
  if (isCertain) return 1
  const isName = base.form === 'base' || (base.form === 'number' && token(source, at).text === '_')
  // x_1 and 10^4 may be set as formulas in any text; names like GPT_4 may not.
  return evidenceAt(context, at, isName ? 1 : 1 / caution(source))
}

function argument(context: Context, at: number, base: Item): Script | undefined {
  const { source } = context
  // int8_0, a format
  const [letters, number, sign, index] = [-2, -1, 0, 1].map(offset => token(source, at + offset))
  if (letters?.kind === 'word' && number?.kind === 'number' && sign?.text === '_' && index?.kind === 'number')
    return undefined
  const weight = evidenceOf(context, at, base)
  // A script on a name in running text must be certain by itself; only TeX raises.
  const least =
    base.form !== 'base' ? 0 : token(source, at).text === '^' ? 0.25 : source.known.mathematical ? 0.7 : 1
  const isSize = base.form === 'base' && SIZE.test(token(source, at + 1).text)
  if (!isSize && (weight === undefined || weight < least)) return undefined
  const first = token(source, at + 1)
  if (first.text === '{') return braced(context, at + 1)
  switch (first.kind) {
    case 'number':
    case 'letter':
      return { end: at + 2, tex: first.text }
    case 'word':
    case 'control':
      return word(context, at + 1)
    default:
      return mark(context, at + 1)
  }
}

/** `A^*`, `10^-3`, `MoE^++`, `R_+`. */
function mark({ source }: Context, at: number): Script | undefined {
  const { text } = token(source, at)
  const next = token(source, at + 1)
  if (/^[-+]$/.test(text) && next.kind === 'number') return { end: at + 2, tex: text + next.text }
  return /^[-+*†‡′∗⋆]$/.test(text) ? { end: at + 1, tex: text } : undefined
}

/** A letter, the name of a command, or a word whose braces are gone. */
function word(context: Context, at: number): Script | undefined {
  const name = commandName(token(context.source, at))
  if (name.length === 1) return { end: at + 1, tex: name }
  const script = { ...context, place: 'script' } as const
  const accented = switched(script, at) ?? accent(script, at)
  if (accented) return { end: accented.end, tex: accented.tex }
  if (symbol(name) && evidenceAt(script, at) !== undefined) return { end: at + 1, tex: `\\${name}` }
  return /^[A-Za-z]+$/.test(name) ? { end: at + 1, tex: `\\text{${name}}` } : undefined
}

function braced(context: Context, open: number): Script | undefined {
  const { source } = context
  const close = token(source, open).partner
  if (close < 0 || close >= context.stop) return undefined
  const tokens = source.tokens.slice(open + 1, close)
  if (tokens.every(({ kind }) => kind === 'space')) return { end: close + 1, tex: '' }
  const content = inside(context, open + 1, close, 'script')
  const from = commandKind(tokens[0]?.text ?? '') === 'switch' ? 2 : 0
  const swallowed =
    !content || tokens.slice(from).some((token, i, rest) => token.kind === 'space' && isProse(rest[i + 1]))
  if (content && !swallowed) return { end: close + 1, tex: content.tex }
  const opened = leftOpen(context, open, close)
  if (opened) return opened
  const text = tokens.map(token => token.text).join('')
  return /^[A-Za-z0-9 .,/+-]{1,60}$/.test(text) ? { end: close + 1, tex: `\\text{${text}}` } : undefined
}

const isProse = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.text.length > 1 && commandKind(token.text) === undefined

/**
 * `10^{26 parameters}` comes from `\\textbf{$10^{26}$ parameters}`: the listing took the inner brace for the end of the
 * outer command. So the script ends after its first sign, and the last brace belongs to nothing.
 */
function leftOpen({ source }: Context, at: number, close: number): Script | undefined {
  const signed = /^[-+]$/.test(token(source, at + 1).text) ? 1 : 0
  const first = token(source, at + 1 + signed)
  const command =
    evidenceAt({ source, place: 'script' }, at + 1 + signed) === undefined
      ? undefined
      : symbol(commandName(first))
  const tex = command
    ? `\\${command.name}`
    : first.kind === 'number' || /^[A-Za-z]$/.test(first.text)
      ? first.text
      : undefined
  if (tex === undefined) return undefined
  return { end: at + 2 + signed, tex: (signed ? token(source, at + 1).text : '') + tex, dropped: close }
}
