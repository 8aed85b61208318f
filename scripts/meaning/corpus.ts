import { askedWords } from '../../src/search/engine/fold.ts'
import { sentencesOf } from '../../src/search/engine/sentences.ts'
import { tellingStems } from '../../src/search/engine/text-vector.ts'

/** Texts as sequences of stem numbers. */
export interface Corpus {
  /** The stems, the most frequent first. */
  readonly stems: readonly string[]
  /** How often each stem occurs. */
  readonly counts: readonly number[]
  /** Numbers of stems. Each title ends in TITLE_END, each sentence of an abstract in SENTENCE_END. */
  readonly tokens: Int32Array
  /** The index of the first token of each text; the last element is the number of tokens. */
  readonly starts: readonly number[]
}

export const SENTENCE_END = -1
export const TITLE_END = -2

/** Stems that occur less often get no vector. */
const RAREST = 3

/** Reads titles and abstracts, and keeps only the most frequent stems. */
export function readCorpus(
  papers: Iterable<{ readonly title: string; readonly abstract: string }>,
  most: number,
): Corpus {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const tokens: number[] = []
  const starts = [0]
  const add = (text: string) => {
    for (const stem of tellingStems(askedWords(text))) {
      const number = numbers.get(stem) ?? numbers.size
      numbers.set(stem, number)
      counts[number] = (counts[number] ?? 0) + 1
      tokens.push(number)
    }
  }
  for (const { title, abstract } of papers) {
    add(plain(title))
    tokens.push(TITLE_END)
    const text = plain(abstract)
    for (const { start, end } of sentencesOf(text)) {
      add(text.slice(start, end))
      tokens.push(SENTENCE_END)
    }
    starts.push(tokens.length)
  }
  const kept = [...numbers]
    .map(([stem, number]) => ({ stem, number, count: counts[number] ?? 0 }))
    .filter(({ count }) => count >= RAREST)
    .sort((a, b) => b.count - a.count || (a.stem < b.stem ? -1 : 1))
    .slice(0, most)
  return renumbered(kept, tokens, starts)
}

function renumbered(
  kept: readonly { readonly stem: string; readonly number: number; readonly count: number }[],
  tokens: readonly number[],
  starts: readonly number[],
): Corpus {
  const ranks = new Map(kept.map(({ number }, rank) => [number, rank]))
  const left = new Int32Array(tokens.length)
  const begin: number[] = []
  let length = 0
  let text = 0
  for (const [at, token] of tokens.entries()) {
    if (starts[text] === at) {
      begin.push(length)
      text++
    }
    const rank = token < 0 ? token : ranks.get(token)
    if (rank !== undefined) left[length++] = rank
  }
  return {
    stems: kept.map(({ stem }) => stem),
    counts: kept.map(({ count }) => count),
    tokens: left.subarray(0, length),
    starts: [...begin, length],
  }
}

/** A text without its formulas and TeX commands. */
function plain(text: string): string {
  return text.replace(/\$[^$]{0,200}\$|\\[a-zA-Z]+/g, ' ')
}
