import { type Corpus, SENTENCE_END } from './corpus.ts'
import {
  addScaled,
  eigenvectors,
  type Matrix,
  matrix,
  normaliseRows,
  orthonormalise,
  row,
  rowProducts,
  times,
  transposed,
} from './matrix.ts'
import { normalNumbers } from './random.ts'

/** The largest distance of two words that count as neighbours; the end of a sentence counts as two words. */
const WINDOW = 8
/** The number of rows that are counted at once; the memory needed is this number times all stems. */
const BLOCK = 1_000
/** Neighbours that occur together less often are chance. */
const LEAST = 1.5
/** The exponent that smooths the frequency of neighbours (Levy, Goldberg and Dagan, 2015). */
const SHARE = 0.75
const SPARE = 16
const ROUNDS = 4

/** For each stem, the stems that occur near it more often than by chance, and how much more. */
interface Sparse {
  readonly starts: Int32Array
  readonly places: Int32Array
  readonly values: Float32Array
}

/**
 * A vector for each stem: the main directions of its positive pointwise mutual information with its neighbours, each
 * scaled by the root of its weight (randomised singular value decomposition after Halko, Martinsson and Tropp, 2011).
 */
export function neighbourVectors(corpus: Corpus, dimensions: number, tell: (text: string) => void): Matrix {
  const sparse = mutualInformation(corpus)
  tell(`${sparse.values.length} pairs of neighbours`)
  const size = corpus.stems.length
  let basis = orthonormal(matrix(size, dimensions + SPARE, normalNumbers(0)))
  for (let round = 0; round < ROUNDS; round++) {
    basis = orthonormal(multiply(sparse, basis))
    basis = orthonormal(multiplyTransposed(sparse, basis))
    tell(`decomposition ${round + 1} of ${ROUNDS}`)
  }
  const image = multiply(sparse, basis)
  const columns = transposed(image)
  const { values, vectors } = eigenvectors(rowProducts(columns, columns))
  const turn = matrix(image.columns, dimensions)
  for (let to = 0; to < dimensions; to++)
    for (let from = 0; from < image.columns; from++)
      turn.data[from * dimensions + to] =
        (vectors.data[to * image.columns + from] ?? 0) / Math.max(1e-9, values[to] ?? 0) ** 0.25
  const result = times(image, turn)
  normaliseRows(result)
  return result
}

function orthonormal(of: Matrix): Matrix {
  const columns = transposed(of)
  orthonormalise(columns)
  return transposed(columns)
}

function mutualInformation({ stems, tokens, starts }: Corpus): Sparse {
  const size = stems.length
  const sums = new Float64Array(size)
  const rows: { places: number[]; values: number[] }[] = []
  eachBlock(size, (first, last) => {
    const block = counted(tokens, starts, first, last, size)
    for (let at = first; at < last; at++) {
      const places: number[] = []
      const values: number[] = []
      for (let place = 0; place < size; place++) {
        const value = block[(at - first) * size + place] ?? 0
        sums[at] = (sums[at] ?? 0) + value
        if (value < LEAST) continue
        places.push(place)
        values.push(value)
      }
      rows.push({ places, values })
    }
  })
  const shares = sums.map(sum => sum ** SHARE)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const kept = rows.map(({ places, values }, at) =>
    places.flatMap((place, which) => {
      const chance = ((sums[at] ?? 0) * (shares[place] ?? 0)) / total
      const information = Math.log((values[which] ?? 0) / Math.max(1e-9, chance))
      return information > 0 ? [{ place, information }] : []
    }),
  )
  const begin = new Int32Array(size + 1)
  for (const [at, list] of kept.entries()) begin[at + 1] = (begin[at] ?? 0) + list.length
  const all = kept.flat()
  return {
    starts: begin,
    places: Int32Array.from(all, ({ place }) => place),
    values: Float32Array.from(all, ({ information }) => information),
  }
}

function eachBlock(size: number, work: (first: number, last: number) => void): void {
  for (let first = 0; first < size; first += BLOCK) work(first, Math.min(size, first + BLOCK))
}

/** How often the stems of a block occur near each stem; nearer ones count more. */
function counted(tokens: Int32Array, starts: readonly number[], first: number, last: number, size: number) {
  const block = new Float32Array((last - first) * size)
  for (let text = 0; text + 1 < starts.length; text++) {
    const [begin = 0, end = 0] = [starts[text], starts[text + 1]]
    for (let at = begin; at < end; at++) {
      const token = tokens[at] ?? -1
      if (token < first || token >= last) continue
      for (const step of [1, -1]) {
        let distance = 0
        for (let other = at + step; other >= begin && other < end && distance < WINDOW; other += step) {
          const near = tokens[other] ?? -1
          if (near < SENTENCE_END) break
          distance += near === SENTENCE_END ? 2 : 1
          if (near < 0 || distance > WINDOW) continue
          const place = (token - first) * size + near
          block[place] = (block[place] ?? 0) + 1 / (1 + 0.3 * (distance - 1))
        }
      }
    }
  }
  return block
}

function multiply({ starts, places, values }: Sparse, by: Matrix): Matrix {
  const result = matrix(by.rows, by.columns)
  for (let at = 0; at < by.rows; at++) {
    const into = row(result, at)
    for (let which = starts[at] ?? 0; which < (starts[at + 1] ?? 0); which++)
      addScaled(into, row(by, places[which] ?? 0), values[which] ?? 0)
  }
  return result
}

function multiplyTransposed({ starts, places, values }: Sparse, by: Matrix): Matrix {
  const result = matrix(by.rows, by.columns)
  for (let at = 0; at < by.rows; at++) {
    const from = row(by, at)
    for (let which = starts[at] ?? 0; which < (starts[at + 1] ?? 0); which++)
      addScaled(row(result, places[which] ?? 0), from, values[which] ?? 0)
  }
  return result
}
