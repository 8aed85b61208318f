import type { Token } from './fold.ts'
import { LEAST_LEFT, stem } from './stem.ts'

/** How well a word of a text answers a word of the query, from 1 (the same) to 0 (not at all). */
export const MATCH = {
  same: 1,
  form: 0.95,
  joined: 0.95,
  part: 0.85,
  start: 0.7,
  inside: 0.4,
  none: 0,
} as const satisfies Record<string, number>

/** The words of a text in order. */
export type Words = readonly Token[]

/** A word of the query; any of its forms may match (as typed, corrected, completed). */
export interface Slot {
  readonly typed: string
  readonly forms: readonly string[]
  /** Whether it was typed in quotes, and must be found as it is. */
  readonly quoted?: boolean
}

/** Whether two folded words are forms of one. */
export function sameStem(one: string, other: string): boolean {
  return one.slice(0, LEAST_LEFT) === other.slice(0, LEAST_LEFT) && stem(one) === stem(other)
}

/** How well the text's word at a place answers one form of a word. */
export function matchAt(words: Words, place: number, form: string): number {
  const token = words[place]
  if (!token) return MATCH.none
  const { word, parts } = token
  if (word === form) return MATCH.same
  if (sameStem(word, form)) return MATCH.form
  if (form.length > word.length && form.startsWith(word)) {
    const after = words[place + 1]
    if (after && sameStem(word + after.word, form)) return MATCH.joined
  }
  if (parts.some(part => sameStem(part, form))) return MATCH.part
  if (word.startsWith(form)) return MATCH.start
  // Forms that a light stemmer misses: `distilled`, `distillation`. A greater difference would be a misspelling.
  if (word.length > 4 && word.slice(0, LEAST_LEFT) === form.slice(0, LEAST_LEFT)) {
    const [textStem, formStem] = [stem(word), stem(form)]
    const near = textStem.length > 4 && formStem.length - textStem.length <= 3
    if (near && formStem.startsWith(textStem)) return MATCH.start
  }
  if (form.length > 3 && word.length > form.length && word.includes(form)) return MATCH.inside
  return MATCH.none
}

/** The best match of a slot in a text, and all places that match. */
export function matchSlot(words: Words, { forms }: Slot): { best: number; places: number[] } {
  let best = 0
  const places: number[] = []
  for (const form of forms) {
    for (let place = 0; place < words.length; place++) {
      const match = matchAt(words, place, form)
      if (match === 0) continue
      best = Math.max(best, match)
      places.push(place)
    }
  }
  return { best, places: places.sort((a, b) => a - b) }
}

/** Whether a text prints the words one after the other, each in some form. */
export function prints(text: Words, words: readonly string[]): boolean {
  return text.some((_, place) =>
    words.every((word, at) => {
      const printed = text[place + at]?.word
      return printed !== undefined && sameStem(printed, word)
    }),
  )
}

/** The longest run of the asked words that the text prints in the same order, as a share of all of them. */
export function longestRun(words: readonly { readonly word: string }[], asked: readonly string[]): number {
  let longest = 0
  for (let place = 0; place < words.length; place++) {
    for (let from = 0; from < asked.length - longest; from++) {
      let run = 0
      while (answers(words[place + run]?.word, asked, from + run)) run++
      longest = Math.max(longest, run)
    }
  }
  return asked.length > 0 ? longest / asked.length : 0
}

/** The last of the asked words may be only begun. */
function answers(word: string | undefined, asked: readonly string[], at: number): boolean {
  const wanted = asked[at]
  if (word === undefined || wanted === undefined) return false
  return sameStem(word, wanted) || (at === asked.length - 1 && word.startsWith(wanted))
}

/** Number of words in the shortest stretch that holds a place of every list; Infinity when one is empty. */
export function shortestStretch(places: readonly (readonly number[])[]): number {
  const all = places
    .flatMap((list, of) => list.map(place => ({ place, of })))
    .sort((a, b) => a.place - b.place)
  const counts = new Map<number, number>()
  let shortest = Number.POSITIVE_INFINITY
  let from = 0
  for (const { place, of } of all) {
    counts.set(of, (counts.get(of) ?? 0) + 1)
    while (counts.size === places.length) {
      const first = all[from++]
      if (!first) break
      shortest = Math.min(shortest, place - first.place + 1)
      const left = (counts.get(first.of) ?? 1) - 1
      if (left === 0) counts.delete(first.of)
      else counts.set(first.of, left)
    }
  }
  return shortest
}
