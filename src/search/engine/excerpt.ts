import { tokenise } from './fold.ts'
import { MATCH, matchAt, type Slot, type Words } from './match.ts'

/** A piece of text, marked if it answers the query. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** The number of words in an excerpt, and before its first match. */
const EXCERPT_WORDS = 38
const LEAD = 8

/** The places of words that answer any slot, with the index of the slot. */
function matches(words: Words, slots: readonly Slot[]): Map<number, number> {
  const found = new Map<number, number>()
  for (const [index, { forms }] of slots.entries()) {
    for (const form of forms) {
      for (let place = 0; place < words.length; place++) {
        const match = matchAt(words, place, form)
        if (match === MATCH.none) continue
        found.set(place, index)
        // A word typed as one may stand for two printed words.
        if (match === MATCH.joined && words[place]?.word !== form) {
          const after = words[place + 1]?.word
          if (after !== undefined && words[place]?.word + after === form) found.set(place + 1, index)
        }
      }
    }
  }
  return found
}

/** A whole text in pieces, with the matching words marked. */
export function mark(text: string, slots: readonly Slot[]): Piece[] {
  const words = tokenise(text)
  return pieces(text, words, matches(words, slots), 0, text.length)
}

/**
 * The part of a text that answers most of the query, in pieces, with the matching words marked.
 * @param from where that part begins, if it is known
 */
export function excerpt(
  text: string,
  slots: readonly Slot[],
  words: Words = tokenise(text),
  from?: number,
): Piece[] {
  const found = matches(words, slots)
  const first = from === undefined ? bestPlace(found) : words.findIndex(({ start }) => start >= from)
  return stretch(text, words, found, Math.max(0, Math.min(first, words.length - EXCERPT_WORDS)))
}

/** The first word of the part that answers most. */
function bestPlace(found: ReadonlyMap<number, number>): number {
  const places = [...found.keys()].sort((a, b) => a - b)
  let first = 0
  let most = 0
  for (const place of places) {
    const from = Math.max(0, place - LEAD)
    const inside = places.filter(other => other >= from && other < from + EXCERPT_WORDS)
    const worth = new Set(inside.map(other => found.get(other))).size * 10 + inside.length
    if (worth > most) [first, most] = [from, worth]
  }
  return first
}

function stretch(text: string, words: Words, found: ReadonlyMap<number, number>, first: number): Piece[] {
  const start = words[first]?.start ?? 0
  const last = words[first + EXCERPT_WORDS - 1]
  const end = last && first + EXCERPT_WORDS < words.length ? last.end : text.length
  const shown = pieces(text, words, found, first === 0 ? 0 : start, end)
  if (first > 0) shown.unshift({ text: '… ', marked: false })
  if (end < text.length) shown.push({ text: ' …', marked: false })
  return shown
}

function pieces(
  text: string,
  words: Words,
  found: ReadonlyMap<number, number>,
  start: number,
  end: number,
): Piece[] {
  const out: Piece[] = []
  let from = start
  for (const place of [...found.keys()].sort((a, b) => a - b)) {
    const token = words[place]
    if (!token || token.start < start || token.end > end) continue
    if (token.start > from) out.push({ text: text.slice(from, token.start), marked: false })
    // In an unspaced script, words overlap.
    const marked = text.slice(Math.max(from, token.start), token.end)
    if (marked !== '') out.push({ text: marked, marked: true })
    from = Math.max(from, token.end)
  }
  if (from < end) out.push({ text: text.slice(from, end), marked: false })
  return out
}
