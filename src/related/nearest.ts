/** What a paper holds: numbers of words, ascending from 0 over all papers, and how often it holds each. */
export interface Bag {
  readonly words: Int32Array
  readonly counts: Float32Array
}

/** A paper that is near to another. */
export interface Near {
  /** Its place in the list. */
  readonly at: number
  /** Cosine of the two, from 0 to 1. */
  readonly nearness: number
}

/** A word of more papers than this share, and than so many, finds too many. */
const FREQUENT = 0.01
const LEAST_FREQUENT = 200

/**
 * For every paper those nearest to it, the nearest first, by the cosine of their words, each weighed by how often the
 * paper holds it and by how few papers do (TF-IDF: (1 + ln tf) · ln(N / df)). Frequent words count for the length of a
 * paper's vector but find nothing, so that the time grows little faster than the number of papers.
 *
 * @param count how many words there are
 * @param least cosine of those that are near
 */
export function* nearestOf(bags: readonly Bag[], count: number, least: number): Generator<Near[]> {
  const papers = new Int32Array(count)
  for (const { words } of bags) for (const word of words) papers[word] = (papers[word] ?? 0) + 1
  const most = Math.max(LEAST_FREQUENT, bags.length * FREQUENT)
  const finds = (word: number): boolean => (papers[word] ?? 0) > 1 && (papers[word] ?? 0) <= most
  const vectors = bags.map(bag => unit(bag, word => Math.log(bags.length / (papers[word] ?? 1))))
  const index = invert(vectors, papers, finds)
  const sums = new Float64Array(bags.length)
  for (const [own, { words, weights }] of vectors.entries()) {
    const touched: number[] = []
    for (let n = 0; n < words.length; n++) {
      const word = words[n] ?? 0
      if (!finds(word)) continue
      const weight = weights[n] ?? 0
      const end = index.starts[word + 1] ?? 0
      for (let place = index.starts[word] ?? 0; place < end; place++) {
        const other = index.papers[place] ?? 0
        if (sums[other] === 0) touched.push(other)
        sums[other] = (sums[other] ?? 0) + weight * (index.weights[place] ?? 0)
      }
    }
    const near: Near[] = []
    for (const at of touched) {
      const nearness = sums[at] ?? 0
      if (nearness >= least && at !== own) near.push({ at, nearness })
      sums[at] = 0
    }
    yield near.sort((a, b) => b.nearness - a.nearness || a.at - b.at)
  }
}

interface Vector {
  readonly words: Int32Array
  readonly weights: Float32Array
}

function unit({ words, counts }: Bag, rarity: (word: number) => number): Vector {
  const weights = counts.map((count, n) => (1 + Math.log(count)) * rarity(words[n] ?? 0))
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
  return { words, weights: weights.map(weight => (length > 0 ? weight / length : 0)) }
}

/** The papers that hold each word that finds, with its weight: those of word w from `starts[w]` to `starts[w + 1]`. */
function invert(vectors: readonly Vector[], counts: Int32Array, finds: (word: number) => boolean) {
  const starts = new Int32Array(counts.length + 1)
  for (const [word, count] of counts.entries())
    starts[word + 1] = (starts[word] ?? 0) + (finds(word) ? count : 0)
  const next = starts.slice()
  const papers = new Int32Array(starts.at(-1) ?? 0)
  const weights = new Float32Array(papers.length)
  for (const [at, vector] of vectors.entries())
    for (const [n, word] of vector.words.entries()) {
      if (!finds(word)) continue
      const place = next[word] ?? 0
      papers[place] = at
      weights[place] = vector.weights[n] ?? 0
      next[word] = place + 1
    }
  return { starts, papers, weights }
}
