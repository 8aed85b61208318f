import type { Posting, Word } from './pagefind-files.ts'
import type { OpenSegment } from './segment.ts'
import type { SizedWord } from './word-chunks.ts'

/** Characters of a number in JSON, with what is around it. */
const NUMBER_SIZE = 5
const ASCII = /^[\0-\x7f]*$/

/** All words of several segments, sorted by their bytes, each with the approximate size of its entry as JSON. */
export function sizedWords(segments: readonly OpenSegment[], fields: readonly string[]): SizedWord[] {
  const sizes = new Map<string, number>()
  for (const segment of segments)
    for (const word of segment.words(fields))
      sizes.set(word[0], (sizes.get(word[0]) ?? word[0].length) + sizeOf(word))
  return [...sizes]
    .map(([text, size]) => ({ text, size, bytes: ASCII.test(text) ? text : bytesOf(text) }))
    .sort((a, b) => (a.bytes < b.bytes ? -1 : 1))
}

/** Each byte of a text as one character. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1')
}

function sizeOf([, postings, accented]: Word): number {
  const numbers = [postings, ...accented.map(([, its]) => its)]
    .flat()
    .reduce((sum, [, text, metadata]) => sum + 1 + text.length + metadata.length, 0)
  return NUMBER_SIZE * numbers
}

/**
 * The words of several segments, each with all that any of them holds about it.
 * @param order of the words
 * @throws if a segment has words in another order, or one twice
 */
export function* mergedWords(
  order: readonly SizedWord[],
  segments: readonly OpenSegment[],
  fields: readonly string[],
): Generator<Word> {
  const readers = segments.map(segment => segment.words(fields))
  const heads = readers.map(reader => reader.next())
  for (const { text } of order) {
    const same: Word[] = []
    for (const [at, reader] of readers.entries()) {
      const head = heads[at]
      if (head?.done !== false || head.value[0] !== text) continue
      same.push(head.value)
      heads[at] = reader.next()
    }
    yield merged(text, same)
  }
  for (const head of heads)
    if (head.done === false) throw new Error(`Pagefind's words are not in order: ${head.value[0]}`)
}

function merged(text: string, same: readonly Word[]): Word {
  const accented = Map.groupBy(
    same.flatMap(([, , others]) => others),
    ([other]) => other,
  )
  return [
    text,
    distances(same.flatMap(([, postings]) => postings)),
    // Pagefind has them in the order in which it met them.
    [...accented]
      .map(([other, its]) => [other, distances(its.flatMap(([, postings]) => postings))] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]
}

/** Sorts postings, and replaces each place by the distance from the one before, in place. */
function distances(postings: Posting[]): Posting[] {
  postings.sort(([a], [b]) => a - b)
  let before = 0
  for (const posting of postings) {
    const place = posting[0]
    posting[0] = place - before
    before = place
  }
  return postings
}
