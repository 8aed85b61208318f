import { fileReader } from './file-reader.ts'
import { stem } from './stem.ts'
import { tellingStems, textVector, type Vector } from './text-vector.ts'
import { CODEBOOK_BYTES, chunkOf, type OpenWords, openWords, readChunk } from './word-table.ts'

/** The directory of the chunks of the table of words. */
export interface WordDirectory {
  /** The first stem of each chunk, in order. */
  readonly starts: readonly string[]
  /** The file with all words, for the copy for offline reading. */
  readonly whole: string
  /** Base64 of the codebook. */
  readonly codebook: string
}

/** The file name of a chunk, by its number. */
export function chunkFile(number: number): string {
  return `words-${number}.bin`
}

/** The table of words: kept whole, or as chunks, each of which is fetched once, when a word needs it. */
export interface KnownWords {
  /** Whether a folded word is a real one, in any of its forms. */
  isReal(word: string): Promise<boolean>
  /** Whether the chunks of all words have been fetched. */
  isAtHand(words: readonly string[]): boolean
  /** The direction of a text by its folded words; all zero if none of them has a vector here. */
  directionOf(words: readonly string[]): Promise<Vector>
}

/** Opens the table in a folder; its functions throw if a file cannot be fetched. */
export function openKnownWords(root: string): KnownWords {
  const files = fileReader(root)
  const opened = new Map<string, Promise<OpenWords>>()
  let directory: WordDirectory | undefined
  const readDirectory = async () => {
    directory ??= await files.json<WordDirectory>('words.json')
    return directory
  }
  const open = (file: string) => {
    const words =
      opened.get(file) ??
      Promise.all([files.unzipped(file), readDirectory()]).then(([bytes, { codebook }]) =>
        openWords(readChunk(bytes), bytesOf(codebook)),
      )
    opened.set(file, words)
    words.catch(() => opened.delete(file))
    return words
  }
  const wordsWith = async (stem: string): Promise<OpenWords> => {
    const { starts, whole } = await readDirectory()
    const file = chunkFile(chunkOf(stem, starts))
    if (opened.has(file)) return open(file)
    return open(opened.has(whole) || (await files.isKept(whole)) ? whole : file)
  }
  return {
    isAtHand(words) {
      if (!directory) return false
      const { starts, whole } = directory
      return (
        opened.has(whole) || tellingStems(words).every(word => opened.has(chunkFile(chunkOf(word, starts))))
      )
    },
    async isReal(word) {
      const form = stem(word)
      return (await wordsWith(form)).isReal(form)
    },
    async directionOf(words) {
      const stems = tellingStems(words)
      const found = await Promise.all(stems.map(async word => [word, await wordsWith(word)] as const))
      const vectors = new Map(found.map(([word, { vectorOf }]) => [word, vectorOf(word)]))
      return textVector(stems, word => vectors.get(word))
    },
  }
}

/** @throws if it has not the length of a codebook */
function bytesOf(base64: string): Int8Array {
  const bytes = Int8Array.from(atob(base64), letter => letter.charCodeAt(0))
  if (bytes.length !== CODEBOOK_BYTES) throw new Error('The codebook is cut off.')
  return bytes
}
