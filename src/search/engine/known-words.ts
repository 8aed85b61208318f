import { fileReader } from './file-reader.ts'
import { stem } from './stem.ts'
import { tellingStems, textVector, type Vector } from './text-vector.ts'
import { CODEBOOK_BYTES, chunkOf, readChunk, wordVector } from './word-table.ts'

/** How the table of words is cut. */
export interface WordDirectory {
  /** The first stem of each chunk, in order. */
  readonly starts: readonly string[]
  /** Base64 of the codebook. */
  readonly codebook: string
}

/** The table of words, of which the chunks are fetched that words ask for, each once. */
export interface KnownWords {
  /** Whether a folded word is a real one, in any of its forms. */
  isReal(word: string): Promise<boolean>
  /** Whether the chunks of all words have been fetched. */
  isAtHand(words: readonly string[]): boolean
  /** The direction of a text by its folded words; all zero where none of them has a meaning here. */
  directionOf(words: readonly string[]): Promise<Vector>
}

interface OpenChunk {
  readonly real: ReadonlySet<string>
  readonly vectors: ReadonlyMap<string, Vector>
}

/** Opens the table in a folder; its functions throw where a file cannot be had. */
export function openKnownWords(root: string): KnownWords {
  const files = fileReader(root)
  const chunks = new Map<number, Promise<OpenChunk>>()
  let starts: readonly string[] | undefined
  const directory = async () => {
    const read: WordDirectory = await files.json('words.json')
    starts = read.starts
    return { starts: read.starts, codebook: bytesOf(read.codebook) }
  }
  const open = async (number: number): Promise<OpenChunk> => {
    const [{ codebook }, bytes] = await Promise.all([directory(), files.bytes(`words-${number}.bin`)])
    const table = readChunk(bytes)
    const vectors = table.words.map((word, at) => [word, wordVector(table, at, codebook)] as const)
    return { real: new Set([...table.words, ...table.others]), vectors: new Map(vectors) }
  }
  const chunkWith = async (word: string): Promise<OpenChunk> => {
    const { starts } = await directory()
    const number = chunkOf(word, starts)
    const chunk = chunks.get(number) ?? open(number)
    chunks.set(number, chunk)
    chunk.catch(() => chunks.delete(number))
    return chunk
  }
  return {
    isAtHand: words => {
      const known = starts
      return known !== undefined && tellingStems(words).every(word => chunks.has(chunkOf(word, known)))
    },
    async isReal(word) {
      const form = stem(word)
      return (await chunkWith(form)).real.has(form)
    },
    async directionOf(words) {
      const stems = tellingStems(words)
      const opened = await Promise.all(stems.map(async word => [word, await chunkWith(word)] as const))
      const vectors = new Map(opened.map(([word, { vectors }]) => [word, vectors.get(word)]))
      return textVector(stems, word => vectors.get(word))
    },
  }
}

/** @throws when it is not as long as a codebook */
function bytesOf(base64: string): Int8Array {
  const bytes = Int8Array.from(atob(base64), letter => letter.charCodeAt(0))
  if (bytes.length !== CODEBOOK_BYTES) throw new Error('The codebook is cut off.')
  return bytes
}
