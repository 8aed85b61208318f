import { editDistance } from './edit-distance.ts'

/** A word in the papers, and the number of papers that have it, as a power of two (0: one paper). */
export interface Entry {
  readonly word: string
  readonly common: number
}

/** Lines of `word` and a digit, as the index writes them. */
export function parseVocabulary(text: string): Entry[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => ({ word: line.slice(0, -1), common: Number.parseInt(line.slice(-1), 36) }))
}

/** The words that replace a word which no paper has as a whole. */
export type Resolution =
  /** Words that begin with it, or contain it. */
  | { readonly kind: 'partial'; readonly words: readonly string[] }
  /** It is two known words written as one; searched as both. */
  | { readonly kind: 'split'; readonly words: readonly [string, string] }
  /** Known words are one or two edits away, nearest first. */
  | { readonly kind: 'typo'; readonly words: readonly string[] }
  | { readonly kind: 'unknown'; readonly words: readonly [] }

const MOST_STAND_INS = 6
export const SHORTEST_INFIX = 4

/** The largest number of edits to a word of this length: short words have too many neighbours. */
function allowedEdits(length: number): number {
  if (length < 4) return 0
  return length < 7 ? 1 : 2
}

/** Finds which known words a word may stand for. */
export function resolve(word: string, entries: readonly Entry[]): Resolution {
  if (entries.some(entry => entry.word === word)) return { kind: 'partial', words: [word] }
  const holds = entries.filter(entry =>
    word.length < SHORTEST_INFIX ? entry.word.startsWith(word) : entry.word.includes(word),
  )
  const completions = best(holds, ({ word: whole, common }) => (whole.startsWith(word) ? 0 : 100) - common)
  if (completions.length > 0) return { kind: 'partial', words: completions }
  const halves = split(word, entries)
  if (halves) return { kind: 'split', words: halves }
  const near = corrections(word, entries)
  return near.length > 0 ? { kind: 'typo', words: near } : { kind: 'unknown', words: [] }
}

/**
 * Known words within the allowed number of edits: those with fewest edits first, then with the same first letter, then
 * the most frequent.
 */
function corrections(word: string, entries: readonly Entry[]): string[] {
  const most = allowedEdits(word.length)
  if (most === 0 || /^\p{N}+$/u.test(word)) return []
  const near = entries.flatMap(entry => {
    // A word that is still being typed is compared with beginnings of the same length, which count half an edit more.
    const whole = editDistance(word, entry.word, most)
    const beginning =
      word.length > 5 && entry.word.length > word.length
        ? editDistance(word, entry.word.slice(0, word.length), most - 1) + 0.5
        : Number.POSITIVE_INFINITY
    const edits = Math.min(whole, beginning)
    return Number.isFinite(edits) ? [{ ...entry, cost: edits + (entry.word[0] === word[0] ? 0 : 0.4) }] : []
  })
  const least = Math.min(...near.map(({ cost }) => cost))
  return best(
    near.filter(({ cost }) => cost < least + 0.5),
    ({ cost, common }) => cost * 100 - common,
  )
}

function split(word: string, entries: readonly Entry[]): readonly [string, string] | undefined {
  const known = new Map(
    entries.filter(entry => word.includes(entry.word)).map(entry => [entry.word, entry.common]),
  )
  let found: readonly [string, string] | undefined
  let most = -1
  for (let at = 3; at <= word.length - 3; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    const common = Math.min(known.get(left) ?? -1, known.get(right) ?? -1)
    if (common > most) {
      most = common
      found = [left, right]
    }
  }
  return found
}

function best<E extends Entry>(entries: readonly E[], cost: (entry: E) => number): string[] {
  return [...entries]
    .sort((a, b) => cost(a) - cost(b) || b.common - a.common || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_STAND_INS)
    .map(({ word }) => word)
}
