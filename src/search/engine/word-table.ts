import { DIMENSIONS, unit, type Vector, type VectorOf } from './text-vector.ts'

/**
 * The table of words, whole and in alphabetical chunks, since a query needs only a few words. A chunk says for every
 * stem in its part of the alphabet whether it is a real word, and for most of these what they mean. The whole table is
 * written as one chunk.
 *
 * A chunk is text, a zero byte, and bytes. The text holds the stems with a vector, one a line; an empty line; further
 * real words, one a line. The bytes are the weights of the former, one byte each, then their codes, 32 bytes each. Byte
 * b of a code names the entry of the codebook that gives the numbers 4b to 4b + 3. The numbers are scaled to a unit
 * vector, which is multiplied by the word's weight, exp((w − 128) / 24). The file is compressed with gzip.
 */
export const CODE_BYTES = 32
const PART = DIMENSIONS / CODE_BYTES
/** Entries of the codebook, of 4 signed bytes each. */
export const CODEBOOK_BYTES = 256 * PART

/** The words of a table, with what it knows of each. */
export interface TableWords {
  /** Stems that have a vector. */
  readonly words: readonly string[]
  /** Further real words, as stems. */
  readonly others: readonly string[]
  /** A byte for each of the words. */
  readonly weights: Uint8Array
  /** 32 bytes for each of the words. */
  readonly codes: Uint8Array
}

export function writeChunk({ words, others, weights, codes }: TableWords): Uint8Array {
  const text = new TextEncoder().encode(`${words.join('\n')}\n\n${others.join('\n')}\0`)
  const chunk = new Uint8Array(text.length + weights.length + codes.length)
  chunk.set(text)
  chunk.set(weights, text.length)
  chunk.set(codes, text.length + weights.length)
  return chunk
}

/** @throws if the bytes are no chunk */
export function readChunk(chunk: Uint8Array): TableWords {
  const end = chunk.indexOf(0)
  const [words, others] = new TextDecoder().decode(chunk.subarray(0, Math.max(end, 0))).split('\n\n')
  if (end < 0 || words === undefined || others === undefined) throw new Error('This is no chunk of words.')
  const listed = words === '' ? [] : words.split('\n')
  const codesAt = end + 1 + listed.length
  if (chunk.length !== codesAt + listed.length * CODE_BYTES) throw new Error('A chunk of words is cut off.')
  return {
    words: listed,
    others: others === '' ? [] : others.split('\n'),
    weights: chunk.subarray(end + 1, codesAt),
    codes: chunk.subarray(codesAt),
  }
}

/** What a table, or a chunk of it, knows of stems. */
export interface OpenWords {
  isReal(stem: string): boolean
  readonly vectorOf: VectorOf
}

export function openWords(table: TableWords, codebook: Int8Array): OpenWords {
  const places = new Map(table.words.map((word, at) => [word, at]))
  const others = new Set(table.others)
  const known = new Map<string, Vector>()
  return {
    isReal: stem => places.has(stem) || others.has(stem),
    vectorOf(stem) {
      const at = places.get(stem)
      if (at === undefined) return undefined
      const vector = known.get(stem) ?? wordVector(table, at, codebook)
      known.set(stem, vector)
      return vector
    },
  }
}

/** The vector of the word at a place. */
function wordVector({ weights, codes }: TableWords, at: number, codebook: Int8Array): Vector {
  const numbers = new Float32Array(DIMENSIONS)
  for (let byte = 0; byte < CODE_BYTES; byte++) {
    const entry = (codes[at * CODE_BYTES + byte] ?? 0) * PART
    for (let part = 0; part < PART; part++) numbers[byte * PART + part] = codebook[entry + part] ?? 0
  }
  const weight = Math.exp(((weights[at] ?? 128) - 128) / 24)
  return unit(numbers).map(number => number * weight)
}

/**
 * The chunk that may hold a stem, if there is one.
 * @param starts the first stem of each chunk, in order
 */
export function chunkOf(stem: string, starts: readonly string[]): number {
  const after = starts.findIndex(start => start > stem)
  return Math.max(0, (after < 0 ? starts.length : after) - 1)
}
