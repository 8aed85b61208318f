import { isUnspaced, type Passage } from '../passage.ts'

/** No white space. U+FEFF, which occurs within words, is included, although JavaScript counts it as white space. */
const WORD = /[\S\ufeff]+/u

/**
 * A field of a structured source as a passage; single spaces replace runs of white space.
 * @param lineOf the line of the source at an offset of the value
 */
export function unwrap(value: string, lineOf: (offset: number) => number): Passage {
  const start = value.search(WORD)
  if (start < 0) return { text: '', line: lineOf(0) }
  const line = lineOf(start)
  const breaks: { offset: number; line: number }[] = []
  let text = ''
  let end = start
  for (const { 0: word, index } of value.matchAll(new RegExp(WORD, 'gu'))) {
    const at = lineOf(index)
    const isLineEnd = /[\r\n]/.test(value.slice(end, index))
    if (text !== '' && !(isLineEnd && isUnspaced(text, word))) text += ' '
    end = index + word.length
    if (at !== (breaks.at(-1)?.line ?? line)) breaks.push({ offset: text.length, line: at })
    text += word
  }
  return { text, line, ...(breaks.length > 0 && { breaks }) }
}

/** A field with the line ends of the source; it begins in the line `first`. */
export function unwrapLines(value: string, first: number): Passage {
  let line = first
  let at = 0
  return unwrap(value, offset => {
    for (; at < offset; at++) if (value[at] === '\n') line++
    return line
  })
}
