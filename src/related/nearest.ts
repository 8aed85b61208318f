/** What a paper holds: the numbers of its words, and how often it holds each. */
export interface Bag {
  readonly features: Int32Array
  readonly counts: Int32Array
}

/** A paper that is near to another. */
export interface Near {
  /** Its place in the list. */
  readonly at: number
  /** Cosine of the two, from 0 to 1. */
  readonly nearness: number
}

/** A word in more papers than this share, and in more than this number, finds too many papers to look them up by. */
const FREQUENT = 0.01
const LEAST_FREQUENT = 200

/**
 * For every paper its nearest ones, the nearest first, by the cosine of their vectors of words. The weight of a word is
 * (1 + ln tf) · ln(N / df) (TF-IDF): it grows with the word's number in the paper, and with its rarity. Frequent words
 * count for the length of a vector but find no papers, so that the time grows little faster than the number of papers.
 * @param count a number above that of any word
 * @param least the smallest cosine of papers that are near
 */
export function* nearestOf(bags: readonly Bag[], count: number, least: number): Generator<Near[]> {
  const papers = new Int32Array(count)
  for (const { features } of bags) for (const word of features) papers[word] = (papers[word] ?? 0) + 1
  const most = Math.max(LEAST_FREQUENT, bags.length * FREQUENT)
  const finds = Uint8Array.from(papers, held => Number(held > 1 && held <= most))
  const vectors = unitVectors(bags, papers)
  const index = invert(vectors, papers, finds)
  const sums = new Float64Array(bags.length)
  for (const [own, { words, weights }] of vectors.entries()) {
    const touched: number[] = []
    for (let n = 0; n < words.length; n++) {
      const word = words[n] ?? 0
      if (!finds[word]) continue
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

/** Vectors of length 1; one array holds the weights of all. */
function unitVectors(bags: readonly Bag[], papers: Int32Array): Vector[] {
  const all = new Float32Array(bags.reduce((sum, { features }) => sum + features.length, 0))
  let start = 0
  return bags.map(({ features, counts }) => {
    const weights = all.subarray(start, start + features.length)
    start += features.length
    let squares = 0
    for (let n = 0; n < weights.length; n++) {
      const rarity = Math.log(bags.length / (papers[features[n] ?? 0] ?? 1))
      const weight = (1 + Math.log(counts[n] ?? 1)) * rarity
      weights[n] = weight
      squares += weight * weight
    }
    if (squares > 0)
      for (let n = 0; n < weights.length; n++) weights[n] = (weights[n] ?? 0) / Math.sqrt(squares)
    return { words: features, weights }
  })
}

/** For each word w that finds papers: these papers, with its weights, from `starts[w]` to `starts[w + 1]`. */
function invert(vectors: readonly Vector[], counts: Int32Array, finds: Uint8Array) {
  const starts = new Int32Array(counts.length + 1)
  for (let word = 0; word < counts.length; word++)
    starts[word + 1] = (starts[word] ?? 0) + (finds[word] ? (counts[word] ?? 0) : 0)
  const next = starts.slice()
  const papers = new Int32Array(starts.at(-1) ?? 0)
  const weights = new Float32Array(papers.length)
  for (const [at, { words, weights: own }] of vectors.entries())
    for (let n = 0; n < words.length; n++) {
      const word = words[n] ?? 0
      if (!finds[word]) continue
      const place = next[word] ?? 0
      papers[place] = at
      weights[place] = own[n] ?? 0
      next[word] = place + 1
    }
  return { starts, papers, weights }
}
