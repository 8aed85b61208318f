import { readFileSync } from 'node:fs'
import {
  CODE_BYTES,
  CODEBOOK_BYTES,
  type OpenWords,
  openWords,
  type TableWords,
} from '../engine/word-table.ts'

/** The table of word vectors that the repository holds; `word-table/README.md` tells where it is from. */
export interface WordTable extends TableWords, OpenWords {
  readonly codebook: Int8Array
}

const FOLDER = new URL('./word-table/', import.meta.url)

/** The licences of the table's sources, which are published with it. */
export const NOTICES = ['LICENCE-WordNet', 'LICENCE-SCOWL'] as const

export function readNotice(name: (typeof NOTICES)[number]): Uint8Array {
  return readFileSync(new URL(name, FOLDER))
}

let read: WordTable | undefined

/** @throws if a file of the table is missing or cut off */
export function readWordTable(): WordTable {
  read ??= openWordTable(
    lines('words.txt'),
    lines('known-words.txt'),
    readFileSync(new URL('weights.bin', FOLDER)),
    readFileSync(new URL('vectors.bin', FOLDER)),
  )
  return read
}

/**
 * @param vectors the codebook, and a code for each of the words
 * @throws where the parts are not of as many words
 */
export function openWordTable(
  words: readonly string[],
  others: readonly string[],
  weights: Uint8Array,
  vectors: Uint8Array,
): WordTable {
  const codes = vectors.subarray(CODEBOOK_BYTES)
  if (weights.length !== words.length || codes.length !== words.length * CODE_BYTES)
    throw new Error(`The table of word vectors has ${words.length} words, but not as many weights or codes.`)
  const codebook = Int8Array.from(vectors.subarray(0, CODEBOOK_BYTES))
  const table: TableWords = { words, others, weights, codes }
  return { ...table, ...openWords(table, codebook), codebook }
}

function lines(name: string): string[] {
  return readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n')
}
