import type { Source } from '../../source.ts'
import type { PrintedLine } from './units.ts'

/** The lines of a listing that are not blank. */
export function visibleLines({ lines }: Source): PrintedLine[] {
  let block = 0
  return lines.flatMap((raw, index) => {
    const text = raw.replace(INVISIBLE_ENDS, '')
    if (text === '') block++
    return text === '' ? [] : [{ text, number: index + 1, column: raw.indexOf(text) + 1, block }]
  })
}

/** White space, and zero-width characters as copied web pages have them at line ends. */
const INVISIBLE_ENDS = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g
