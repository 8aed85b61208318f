import { type Source, token } from './item.ts'
import type { Repair } from './text.ts'

const UNIT =
  /^(?:[munµ]?s|min|h|[kMG]?Hz|[KMGTk]i?B|[kmcnµ]?m|k?g|[KMB]|FPS|fps|px|dB|m?W|kW|TFLOPS|GFLOPS|FLOPS)$/

/** `97,ms` was `97\,\mathrm{ms}`. */
export function unit(source: Source, at: number): Repair | undefined {
  if (token(source, at + 1).text !== ',' || !UNIT.test(token(source, at + 2).text)) return undefined
  return {
    end: at + 3,
    value: `${token(source, at).text}\u202F${token(source, at + 2).text}`,
    rule: 'spacing',
  }
}

/** `3 space billion`: the name of a space between a number and its measure. */
export function spacingWord(source: Source, at: number): Repair | undefined {
  if (!/^(?:space|quad|qquad|enspace|thinspace)$/.test(token(source, at).text)) return undefined
  const [number, before, after, measure] = [-2, -1, 1, 2].map(offset => token(source, at + offset))
  const between = number?.kind === 'number' && before?.kind === 'space' && after?.kind === 'space'
  if (
    !between ||
    (!/^(?:thousand|million|billion|trillion)$/.test(measure?.text ?? '') && !UNIT.test(measure?.text ?? ''))
  )
    return undefined
  return { end: at + 2, value: '', rule: 'spacing' }
}

/** `x2013` between words: `\unicode{x2013}` without its command. */
export function character(source: Source, at: number): Repair | undefined {
  if (token(source, at).text.slice(-1) !== 'x') return undefined
  const code = token(source, at + 1)
  if (!/^20[12]\d$/.test(code.text)) return undefined
  const after = token(source, at + 2)
  if (after.kind !== 'word' && after.kind !== 'space') return undefined
  if (token(source, at).text.length < 2) return undefined
  return {
    end: at + 2,
    value: token(source, at).text.slice(0, -1) + String.fromCodePoint(Number.parseInt(code.text, 16)),
    rule: 'character',
  }
}
