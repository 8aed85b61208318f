import { stem } from './stem.ts'
import { isStopWord } from './stop-words.ts'

/** The number of dimensions of a vector. */
export const DIMENSIONS = 128
export type Vector = Float32Array

/** Returns the vector of a stem, whose length is the stem's weight; undefined for a stem that the table lacks. */
export type VectorOf = (stem: string) => Vector | undefined

/** The exponent of a word's count: repetition counts, but less than in proportion. */
const DAMPING = 0.6

/** The stems of a text's folded words that say what it is about. */
export function tellingStems(words: readonly string[]): string[] {
  return words.filter(isTelling).map(stem)
}

function isTelling(word: string): boolean {
  return word.length > 1 && !isStopWord(word) && !/^\p{N}+$/u.test(word)
}

/**
 * The direction of a text: the sum of its words' vectors, each times its count^0.6, as a unit vector.
 * @returns all zero if none of the words has a vector
 */
export function textVector(stems: Iterable<string>, vectorOf: VectorOf): Vector {
  const counts = new Map<string, number>()
  for (const word of stems) counts.set(word, (counts.get(word) ?? 0) + 1)
  const sum = new Float32Array(DIMENSIONS)
  for (const [word, count] of counts) {
    const vector = vectorOf(word)
    if (!vector) continue
    const weight = count ** DAMPING
    for (let at = 0; at < DIMENSIONS; at++) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0)
  }
  return unit(sum)
}

/** The unit vector in this direction; zeros stay. */
export function unit(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector))
  return length === 0 ? vector : vector.map(number => number / length)
}

export function dot(one: Vector, other: Vector): number {
  let sum = 0
  for (let at = 0; at < DIMENSIONS; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}

export function isZero(vector: Vector): boolean {
  return vector.every(number => number === 0)
}
