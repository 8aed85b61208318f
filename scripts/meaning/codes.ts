import { CODE_BYTES } from '../../src/search/engine/word-table.ts'
import { type Matrix, matrix, normaliseRows, orthonormalise, row, rowProducts } from './matrix.ts'
import { normalNumbers, randomNumbers } from './random.ts'

const ENTRIES = 256
const ROUNDS = 12

/** Vectors in the form that the table holds. */
export interface Codes {
  /** The codebook, then 32 bytes a vector. */
  readonly vectors: Uint8Array
  readonly weights: Uint8Array
}

/**
 * Encodes each vector in 32 bytes. A random rotation makes all numbers about equally important; then each group of four
 * becomes the nearest of 256 (product quantisation with one codebook, by k-means; after Jégou, Douze and Schmid, 2011).
 */
export function codesOf(vectors: Matrix): Codes {
  const rotation = matrix(vectors.columns, vectors.columns, normalNumbers(1))
  orthonormalise(rotation)
  const turned = rowProducts(vectors, rotation)
  const lengths = normaliseRows(turned)
  const part = vectors.columns / CODE_BYTES
  const parts: Matrix = { rows: vectors.rows * CODE_BYTES, columns: part, data: turned.data }
  const random = randomNumbers(2)
  const centres = matrix(ENTRIES, part)
  for (let at = 0; at < ENTRIES; at++) row(centres, at).set(row(parts, Math.floor(random() * parts.rows)))
  let codes = new Uint8Array(parts.rows)
  for (let round = 0; round < ROUNDS; round++) {
    codes = nearest(parts, centres)
    move(parts, codes, centres)
  }
  const most = centres.data.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
  const codebook = Int8Array.from(centres.data, number => Math.round((number * 127) / most))
  return {
    vectors: Buffer.concat([Buffer.from(codebook.buffer), nearest(parts, centres)]),
    weights: Uint8Array.from(lengths, length =>
      Math.max(0, Math.min(255, Math.round(128 + 24 * Math.log(length)))),
    ),
  }
}

function nearest(parts: Matrix, centres: Matrix): Uint8Array<ArrayBuffer> {
  const codes = new Uint8Array(parts.rows)
  for (let at = 0; at < parts.rows; at++) {
    let [code, least] = [0, Number.POSITIVE_INFINITY]
    for (let entry = 0; entry < ENTRIES; entry++) {
      let distance = 0
      for (let place = 0; place < parts.columns; place++) {
        const gap =
          (parts.data[at * parts.columns + place] ?? 0) - (centres.data[entry * parts.columns + place] ?? 0)
        distance += gap * gap
      }
      if (distance < least) [code, least] = [entry, distance]
    }
    codes[at] = code
  }
  return codes
}

function move(parts: Matrix, codes: Uint8Array, centres: Matrix): void {
  const sums = matrix(ENTRIES, parts.columns)
  const counts = new Uint32Array(ENTRIES)
  for (let at = 0; at < parts.rows; at++) {
    const code = codes[at] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
    const [sum, vector] = [row(sums, code), row(parts, at)]
    for (let place = 0; place < parts.columns; place++) sum[place] = (sum[place] ?? 0) + (vector[place] ?? 0)
  }
  for (let code = 0; code < ENTRIES; code++) {
    const count = counts[code] ?? 0
    if (count > 0) row(centres, code).set(row(sums, code).map(number => number / count))
  }
}
