import type { TextRule } from '../../../src/schemas/restoration-rules.ts'
import { COLOUR } from './colour.ts'
import { control, type Repair } from './control.ts'
import { type Source, token } from './item.ts'
import { accent, FONTS } from './text-commands.ts'
import type { Token } from './tokens.ts'

/** Commands for running text that may have lost their backslash in a formula. */
const TEXT_COMMAND =
  /^(?:text(?:bf|it|tt|sc|rm|sf|sl|up|md|normal)|emph|mbox|underline|uline|math(?:bf|it|rm|tt|sf|cal|bb))$/

/** The beginning of a command that the listing left standing: `\textit{` … `}`, `{\bf ` … `}`. */
export function leftover(
  source: Source,
  at: number,
): { inner: number; close: number; rule: TextRule } | undefined {
  const { kind, text } = token(source, at)
  const next = token(source, at + 1)
  if (text !== '{' && next.text !== '{') return undefined
  const standing =
    kind === 'control' ? /^\\[A-Za-z]+$/.test(text) : kind === 'word' && TEXT_COMMAND.test(text)
  if (standing && next.text === '{') {
    const close = next.partner
    return { inner: at + 2, close: close < 0 ? source.tokens.length : close, rule: 'leftover' }
  }
  // red{text} was \\textcolor{red}{text}
  if (kind === 'word' && COLOUR.test(text) && next.text === '{' && next.partner > at + 2) {
    return { inner: at + 2, close: next.partner, rule: 'colour' }
  }
  if (text === '{' && isGroup(source, at))
    return { inner: at + 1, close: token(source, at).partner, rule: 'grouping' }
  const switched =
    text === '{' &&
    (next.kind === 'control' || next.kind === 'word') &&
    FONTS.test(next.text.replace('\\', ''))
  if (switched && token(source, at).partner > 0 && token(source, at + 2).kind === 'space') {
    return { inner: at + 3, close: token(source, at).partner, rule: 'font' }
  }
  return undefined
}

/** Whether braces only group: around an address, or around words with a tie or a command beside them. */
function isGroup(source: Source, at: number): boolean {
  const close = token(source, at).partner
  if (close < at + 2 || close > at + 40) return false
  const inside = source.tokens.slice(at + 1, close)
  if (inside.length === 1 && inside[0]?.kind === 'link') return true
  const beside = [token(source, at - 1), token(source, close + 1)]
  const telling = beside.some(({ kind, text }) => text === '~' || kind === 'control')
  return (
    telling &&
    inside.every(({ kind, text }) => /^(?:word|space|number|percent|operator)$/.test(kind) || text === '.')
  )
}

/** Braces that only group, in running text. */
export function groupedSymbol(source: Source, at: number): Repair | undefined {
  const close = token(source, at).partner
  const inner = token(source, at + 1)
  const accented = inner.kind === 'control' ? accent(source, at + 1) : undefined
  if (accented && accented.end === close) return { end: close + 1, value: accented.value, rule: 'accent' }
  if (close !== at + 2) return undefined
  const [before, after] = [token(source, at - 1), token(source, close + 1)]
  if (/^[,.]$/.test(inner.text) && before.kind === 'number' && after.kind === 'number') {
    return { end: close + 1, value: inner.text, rule: 'grouping' }
  }
  // {τ}-Bench, 6.4{σ}: in these braces the listing replaced the name of a letter by the letter.
  const isLetter = inner.kind === 'letter' && !/^[\^_]$/.test(before.text)
  if (isLetter || isInitial(before, inner, after))
    return { end: close + 1, value: inner.text, rule: 'grouping' }
  const symbol = inner.kind === 'control' ? control(source, at + 1) : undefined
  return symbol ? { ...symbol, end: close + 1 } : undefined
}

/** `{S}ignal`, `symmet{R}y`, `learn{ING}`: the letters of an acronym. */
const isInitial = (before: Token, inner: Token, after: Token): boolean =>
  /^[A-Z]{1,4}$/.test(inner.text) &&
  (/^[a-z-]/.test(after.text) || (/^[a-z]{3}/.test(before.text) && !/^[({[^_]$/.test(after.text)))
