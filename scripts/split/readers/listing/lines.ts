import type { Source } from '../../source.ts'
import type { PrintedLine } from './units.ts'

/** The lines of a listing that hold something; where the text names its parts, without the names. */
export function visibleLines({ lines }: Source): PrintedLine[] {
  let block = 0
  const labelled = lines.some(line => TITLE.test(line))
  return lines.flatMap((raw, index) => {
    const printed = raw.replace(INVISIBLE_ENDS, '')
    const heading = labelled && TITLE.test(printed) ? { heading: 1 } : {}
    const text = labelled ? printed.replace(TITLE, '').replace(/^abstract:\s*/i, '') : printed
    if (text === '') block++
    return text === ''
      ? []
      : [{ text, number: index + 1, column: raw.lastIndexOf(text) + 1, block, ...heading }]
  })
}

/** What a text that names its parts calls the title. */
const TITLE = /^\s*title:\s*(?=\S)/i

/** White space, and the zero-width characters that copied web pages put at the ends of lines. */
const INVISIBLE_ENDS = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g
