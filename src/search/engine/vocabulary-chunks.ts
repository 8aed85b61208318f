/**
 * The vocabulary in files. A small one is one file, `all`. A large one has a file for every pair of letters, and each
 * word is in the files of all its pairs. A misspelt or partial word has at least one pair in common with the word that
 * was meant, so a few small files suffice for any word.
 */
export interface VocabularyDirectory {
  /** Words in each file. */
  readonly files: Readonly<Record<string, number>>
}

export const WHOLE = 'all'

/** The largest number of files that are fetched for a word. */
const MOST_FILES = 3

/** The different pairs of neighbouring letters of a word, as file names. */
export function pairsOf(word: string): string[] {
  const letters = [...word]
  return [...new Set(letters.slice(1).map((letter, index) => fileName(letters[index] + letter)))]
}

/** Pairs outside Latin letters and digits are named by their code points: any file system and server keeps them. */
function fileName(pair: string): string {
  return /^[a-z0-9]+$/.test(pair)
    ? pair
    : [...pair].map(letter => letter.codePointAt(0)?.toString(16)).join('-')
}

/** The files to fetch for a word: those of its rarest pairs, so far apart that one edit cannot change all. */
export function chunksFor(word: string, { files }: VocabularyDirectory): string[] {
  if (files[WHOLE] !== undefined) return [WHOLE]
  const pairs = pairsOf(word)
    .map((pair, place) => ({ pair, place, words: files[pair] ?? 0 }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => a.words - b.words || a.place - b.place)
  const chosen: typeof pairs = []
  for (const pair of pairs) {
    if (chosen.length === MOST_FILES) break
    if (chosen.every(({ place }) => Math.abs(place - pair.place) > 1)) chosen.push(pair)
  }
  return chosen.map(({ pair }) => pair)
}
