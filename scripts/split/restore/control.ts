import type { TextRule } from '../../../src/schemas/restoration-rules.ts'
import { colour } from './colour.ts'
import { type Source, token } from './item.ts'
import { ABBREVIATIONS, accent, FONTS, SYMBOLS } from './text-commands.ts'

/** A change to running text. */
export interface Repair {
  /** Index of the token after it. */
  readonly end: number
  readonly value: string
  readonly rule: TextRule
}

/** The repair of a TeX command that kept its backslash. */
export function control(source: Source, at: number): Repair | undefined {
  const { text } = token(source, at)
  const name = text.slice(1)
  const next = token(source, at + 1)
  const mended = (rule: TextRule, value: string, end = at + 1): Repair => ({ end, value, rule })
  if (/^[%&#_${}]$/.test(name)) return mended('escape', name)
  if (name === ',') return mended('spacing', '\u202F')
  if (/^[;: ]$/.test(name) || name === '\n') return mended('spacing', ' ')
  if (/^[!/@-]$/.test(name)) return mended('spacing', '')
  if (name === '\\') return mended('spacing', next.kind === 'space' ? '' : ' ')
  if (name === '~' && next.kind === 'number') return mended('escape', '~')
  const accented = accent(source, at)
  if (accented) return mended('accent', accented.value, accented.end)
  if (Object.hasOwn(ABBREVIATIONS, name)) {
    const value = ABBREVIATIONS[name] ?? ''
    return mended('abbreviation', next.text === '.' && value.endsWith('.') ? value.slice(0, -1) : value)
  }
  const coloured = name === 'color' || name === 'textcolor' ? colour(source, at) : undefined
  if (coloured) return mended('colour', coloured.value, coloured.end)
  if (FONTS.test(name)) return mended('font', '', next.kind === 'space' ? at + 2 : at + 1)
  if (Object.hasOwn(SYMBOLS, name)) return mended('text-symbol', SYMBOLS[name] ?? '')
  return undefined
}
