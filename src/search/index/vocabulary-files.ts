import { tokenise } from '../engine/fold.ts'
import { pairsOf, type VocabularyDirectory, WHOLE } from '../engine/vocabulary-chunks.ts'

/** The largest vocabulary, in letters, that is a single file. */
const LARGEST_WHOLE = 64_000

/** The files by which the search finds words near to one that no paper has, by name. */
export function vocabularyFiles(texts: readonly string[]): Map<string, string> {
  const papers = new Map<string, number>()
  for (const text of texts) {
    const words = new Set(
      tokenise(text).flatMap(({ word, parts }) => [word, ...parts.filter(part => part.length > 3)]),
    )
    for (const word of words) if (worthKnowing(word)) papers.set(word, (papers.get(word) ?? 0) + 1)
  }
  const lines = [...papers].map(([word, count]) => ({ word, line: `${word}${commonness(count)}\n` }))
  lines.sort((a, b) => (a.word < b.word ? -1 : 1))
  const letters = lines.reduce((sum, { line }) => sum + line.length, 0)
  return letters > LARGEST_WHOLE ? cut(lines) : files(new Map([[WHOLE, lines.map(({ line }) => line)]]))
}

/** Left out: words that begin with a digit are looked up exactly, and words of two letters have too many neighbours. */
function worthKnowing(word: string): boolean {
  return word.length > 2 && word.length < 40 && /^\p{L}/u.test(word)
}

/** The number of papers as a power of two, in one digit. */
function commonness(count: number): string {
  return Math.min(35, Math.floor(Math.log2(count))).toString(36)
}

function cut(lines: readonly { word: string; line: string }[]): Map<string, string> {
  const chunks = new Map<string, string[]>()
  for (const { word, line } of lines) {
    for (const pair of pairsOf(word)) {
      const chunk = chunks.get(pair)
      if (chunk) chunk.push(line)
      else chunks.set(pair, [line])
    }
  }
  return files(chunks)
}

function files(chunks: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const directory: VocabularyDirectory = {
    files: Object.fromEntries([...chunks].map(([name, lines]) => [name, lines.length]).sort()),
  }
  return new Map([
    ['directory.json', JSON.stringify(directory)],
    ...[...chunks].map(([name, lines]): [string, string] => [`${name}.txt`, lines.join('')]),
  ])
}
