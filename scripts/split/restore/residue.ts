import type { Repair } from './control.ts'
import { isSpace, isSure, type Source, token } from './item.ts'
import { isBeforeUnit } from './units.ts'
import { isSwitch } from './wrapped.ts'

/** `97,ms` comes from `97\\,\\mathrm{ms}`. */
export function thinSpace(source: Source, at: number): Repair | undefined {
  return isSpace(source, at) || isBeforeUnit(source, at)
    ? { end: at + 1, value: '\u202F', rule: 'spacing' }
    : undefined
}

/** `3 space billion`: the name of a space. */
export function spacingWord(source: Source, at: number): Repair | undefined {
  const [number, space, after] = [-2, -1, 1].map(offset => token(source, at + offset).kind)
  if (number !== 'number' || space !== 'space' || after !== 'space') return undefined
  if (!/^(?:space|q?quad|enspace|thinspace)$/.test(token(source, at).text)) return undefined
  return { end: token(source, at + 1).kind === 'space' ? at + 2 : at + 1, value: '', rule: 'spacing' }
}

/** `rm 0.25`: a change of font, which shows nothing. */
export function fontSwitch(source: Source, at: number): Repair | undefined {
  const isGlued = token(source, at - 1).kind === 'word'
  if (isGlued || !isSwitch(token(source, at).text) || !isSure(source, at)) return undefined
  return { end: token(source, at + 1).kind === 'space' ? at + 2 : at + 1, value: '', rule: 'font' }
}

/** `x2013` between words: `\unicode{x2013}` without its command. */
export function character(source: Source, at: number): Repair | undefined {
  if (token(source, at).text.slice(-1) !== 'x') return undefined
  const code = token(source, at + 1)
  if (!/^20[12]\d$/.test(code.text)) return undefined
  const after = token(source, at + 2)
  if (after.kind !== 'word' && after.kind !== 'space') return undefined
  const isLoose =
    token(source, at).text === 'x' && token(source, at - 1).kind === 'space' && after.kind !== 'space'
  if (isLoose) return undefined
  return {
    end: at + 2,
    value: token(source, at).text.slice(0, -1) + String.fromCodePoint(Number.parseInt(code.text, 16)),
    rule: 'character',
  }
}
