import { takesBareIndex } from './bare-index.ts'
import { expression } from './formula.ts'
import { type Context, commandName, type Item, token } from './item.ts'
import type { Token } from './tokens.ts'
import { certainSymbol, isGreek, symbol } from './vocabulary.ts'

interface Script {
  readonly end: number
  readonly tex: string
  /** The brace that closed the script's group in print, but not in the original. */
  readonly dropped?: number
}

/** A base with the raised and lowered parts after it; a name in running text keeps them only if they are certain. */
export function scripts(context: Context, base: Item): Item | undefined {
  const { source } = context
  let { end, tex } = base
  let seen = ''
  let dropped = base.dropped
  for (
    let sign = token(source, end);
    sign.kind === 'script' && !seen.includes(sign.text);
    sign = token(source, end)
  ) {
    const script = argument(context, end, base)
    if (!script) break
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
    weight: Math.max(1, base.weight),
    marks: ['script', ...base.marks],
    ...(dropped ? { dropped } : {}),
  }
}

function argument(context: Context, at: number, base: Item): Script | undefined {
  const { source } = context
  const sign = token(source, at).text
  const first = token(source, at + 1)
  if (first.text === '{') return braced(context, at + 1, sign)
  if (sign === '_' && context.place === 'text' && !takesBareIndex(context, at, base)) return undefined
  switch (first.kind) {
    case 'number':
    case 'letter':
      return { end: at + 2, tex: first.text }
    case 'word':
    case 'control':
      return word(context, at + 1, sign, base)
    default:
      return sign === '^' ? mark(context, at + 1) : undefined
  }
}

/** `A^*`, `10^-3`, `MoE^++`. */
function mark({ source }: Context, at: number): Script | undefined {
  const { text } = token(source, at)
  const next = token(source, at + 1)
  if (/^[-+]$/.test(text) && next.kind === 'number') return { end: at + 2, tex: text + next.text }
  return /^[-+*†‡′∗⋆]$/.test(text) ? { end: at + 1, tex: text } : undefined
}

/** Symbols with English names that are raised. */
const RAISED = /^(?:circ|top|bot|star|ast|prime|dagger|perp|times|pm|mp|deg|degree|bullet|diamond|square)$/

function word({ source }: Context, at: number, sign: string, base: Item): Script | undefined {
  const here = token(source, at)
  const name = commandName(here)
  const end = at + 1
  if (name.length === 1) return { end, tex: name }
  const command = symbol(name)
  if (
    command &&
    (isGreek(name) || !command.ambiguous || (sign === '^' && RAISED.test(name)) || here.kind === 'control')
  ) {
    return { end, tex: `\\${name}` }
  }
  // d_model may be a name of a program, but for one of a program an author of formulas writes d\_model
  const isName = base.form === 'variable' || base.role === 'function'
  const isIdentifier = sign === '_' && isName && !source.mathematical
  return /^[A-Za-z]+$/.test(name) && !isIdentifier ? { end, tex: `\\text{${name}}` } : undefined
}

/** Switches of the font, for `x_{rm max}`. */
const SWITCH = /^(?:rm|bf|it|sf|tt|cal)$/

function braced(context: Context, open: number, sign: string): Script | undefined {
  const { source } = context
  const close = token(source, open).partner
  if (close < 0 || close >= context.stop) return undefined
  const isSwitched = SWITCH.test(token(source, open + 1).text) && token(source, open + 2).kind === 'space'
  const at = isSwitched ? open + 2 : open
  const first = commandName(token(source, at + 1))
  const command = symbol(first)
  if (command && close === at + 2) {
    const certain = !command.ambiguous || isGreek(first) || token(source, at + 1).kind === 'control'
    if (certain || (sign === '^' && RAISED.test(first))) return { end: close + 1, tex: `\\${first}` }
    return { end: close + 1, tex: `\\text{${first}}` }
  }
  const inside = source.tokens.slice(at + 1, close)
  const content = expression({ ...context, stop: close, place: 'script', depth: context.depth + 1 }, at + 1)
  const swallowed = !content || inside.some((token, i) => token.kind === 'space' && isProse(inside[i + 1]))
  if (content && !swallowed) return { end: close + 1, tex: content.tex }
  const opened = leftOpen(context, at, close)
  if (opened) return opened
  const text = inside.map(token => token.text).join('')
  return /^[A-Za-z0-9 .,/+-]{1,60}$/.test(text) ? { end: close + 1, tex: `\\text{${text}}` } : undefined
}

const isProse = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.text.length > 1 && !symbol(token.text)

/**
 * `10^{26 parameters}`: the listing took the brace of `\\textbf{$10^{26}$ parameters}` as the end of the outer
 * command, so the script ends after its first sign and the last brace is nobody's.
 */
function leftOpen({ source }: Context, at: number, close: number): Script | undefined {
  const signed = /^[-+]$/.test(token(source, at + 1).text) ? 1 : 0
  const first = token(source, at + 1 + signed)
  const command =
    certainSymbol(commandName(first)) ?? (RAISED.test(first.text) ? symbol(first.text) : undefined)
  const tex = command
    ? `\\${command.name}`
    : first.kind === 'number' || /^[A-Za-z]$/.test(first.text)
      ? first.text
      : undefined
  if (tex === undefined) return undefined
  return { end: at + 2 + signed, tex: (signed ? token(source, at + 1).text : '') + tex, dropped: close }
}
