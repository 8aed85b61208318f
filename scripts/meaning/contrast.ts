import { type Corpus, TITLE_END } from './corpus.ts'
import {
  addScaled,
  type Matrix,
  matrix,
  normaliseRows,
  product,
  row,
  rowProducts,
  times,
  transposed,
} from './matrix.ts'
import { randomNumbers } from './random.ts'

/** Settings of the training. */
export interface Training {
  readonly steps: number
  readonly batch: number
}

/** The lower, the more the most similar wrong text counts. */
const TEMPERATURE = 0.06
const RATE = 0.004
const TITLES = 0.3
/** In this share of the pairs, each word of the left side is removed from the right side with the probability below. */
const HIDING = 0.8
const HIDDEN = 0.7
const [FEWEST, MOST] = [3, 10]
const [FORGETTING, FORGETTING_SQUARES] = [0.9, 0.995]

/** Vectors of stems, and the logarithm of each stem's weight. */
export interface Learnt {
  readonly vectors: Matrix
  readonly weights: Float32Array
}

/** One side of several pairs: stems with their counts. */
type Side = ReadonlyMap<number, number>[]

/**
 * Trains the vectors so that a title is nearer to its abstract than to the other texts of a batch, and a few words of a
 * sentence nearer to the rest of their text (InfoNCE after van den Oord, Li and Vinyals, 2018), mostly without shared
 * words.
 */
export function learn(
  corpus: Corpus,
  start: Matrix,
  { steps, batch }: Training,
  tell: (text: string) => void,
): Learnt {
  const total = corpus.counts.reduce((sum, count) => sum + count, 0)
  const weights = Float32Array.from(
    corpus.counts,
    count => Math.log(3e-4 / (3e-4 + count / total) + 1e-3) + 1,
  )
  const learnt: Learnt = { vectors: start, weights }
  const [moveVectors, moveWeights] = [adam(start.data), adam(weights)]
  const random = randomNumbers(0)
  const texts = corpus.starts.length - 1
  let loss = 0
  for (let step = 1; step <= steps; step++) {
    const chosen = [...new Set(Array.from({ length: batch }, () => Math.floor(random() * texts)))]
    const pairs = chosen
      .map(text => pairOf(corpus, text, random))
      .filter(({ left, right }) => left.size > 0 && right.size > 0)
    const gradient: Learnt = {
      vectors: matrix(start.rows, start.columns),
      weights: new Float32Array(start.rows),
    }
    loss += contrast(
      learnt,
      pairs.map(({ left }) => left),
      pairs.map(({ right }) => right),
      gradient,
    )
    const rate = RATE * Math.min(1, step / 100) * (1 - (0.95 * step) / steps)
    moveVectors(gradient.vectors.data, rate, step)
    moveWeights(gradient.weights, 2 * rate, step)
    if (step % 50 === 0) {
      tell(`step ${step} of ${steps}, loss ${(loss / 50).toFixed(3)}`)
      loss = 0
    }
  }
  return learnt
}

/** A pair: a title and its abstract, or some words of a sentence and the rest of the text. */
function pairOf({ tokens, starts }: Corpus, text: number, random: () => number) {
  const [begin = 0, end = 0] = [starts[text], starts[text + 1]]
  const title = tokens.subarray(begin, end).indexOf(TITLE_END) + begin
  let [from, to, share] = [begin, title, 1]
  if (random() >= TITLES) {
    const ends: number[] = []
    for (let at = title + 1; at < end; at++) if ((tokens[at] ?? 0) < 0) ends.push(at)
    const sentence = Math.floor(random() * ends.length)
    from = sentence > 0 ? (ends[sentence - 1] ?? title) : title
    to = ends[sentence] ?? end
    const wanted = FEWEST + Math.floor(random() * (MOST - FEWEST + 1))
    share = Math.min(1, wanted / Math.max(1, to - from - 1))
  }
  const left = new Map<number, number>()
  for (let at = from; at < to; at++) {
    const stem = tokens[at] ?? -1
    if (stem >= 0 && random() < share) left.set(stem, 1)
  }
  const hides = random() < HIDING
  const hidden = new Set([...left.keys()].filter(() => hides && random() < HIDDEN))
  const right = new Map<number, number>()
  for (let at = begin; at < end; at++) {
    const stem = tokens[at] ?? -1
    if (stem < 0 || hidden.has(stem) || (at >= from && at < to)) continue
    right.set(stem, (right.get(stem) ?? 0) + (at < title ? 2 : 1))
  }
  for (const [stem, count] of right) right.set(stem, Math.min(4, count) ** 0.6)
  return { left, right }
}

/** Adds the gradient of a batch's loss. Each left side belongs to the right side with the same number. */
function contrast(learnt: Learnt, left: Side, right: Side, gradient: Learnt): number {
  const [one, other] = [sums(learnt, left), sums(learnt, right)]
  const [oneLengths, otherLengths] = [normaliseRows(one), normaliseRows(other)]
  const size = left.length
  const scores = rowProducts(one, other)
  const forward = softmax(scores)
  const backward = softmax(transposed(scores))
  let loss = 0
  const pull = matrix(size, size)
  for (let at = 0; at < size; at++) {
    loss -= Math.log((forward.data[at * size + at] ?? 0) + 1e-12) / size
    for (let place = 0; place < size; place++) {
      const both = (forward.data[at * size + place] ?? 0) + (backward.data[place * size + at] ?? 0)
      pull.data[at * size + place] = (both - (at === place ? 2 : 0)) / (2 * size * TEMPERATURE)
    }
  }
  back(learnt, left, one, times(pull, other), oneLengths, gradient)
  back(learnt, right, other, times(transposed(pull), one), otherLengths, gradient)
  return loss
}

function sums({ vectors, weights }: Learnt, side: Side): Matrix {
  const result = matrix(side.length, vectors.columns)
  for (const [at, stems] of side.entries())
    for (const [stem, count] of stems)
      addScaled(row(result, at), row(vectors, stem), count * Math.exp(weights[stem] ?? 0))
  return result
}

function softmax({ rows, columns, data }: Matrix): Matrix {
  const result = matrix(rows, columns)
  for (let at = 0; at < rows; at++) {
    const [from, to] = [data.subarray(at * columns, (at + 1) * columns), row(result, at)]
    const most = from.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
    let sum = 0
    for (let place = 0; place < columns; place++) {
      const value = Math.exp(((from[place] ?? 0) - most) / TEMPERATURE)
      to[place] = value
      sum += value
    }
    for (let place = 0; place < columns; place++) to[place] = (to[place] ?? 0) / sum
  }
  return result
}

/** Propagates the gradient of unit sums back to the vectors and weights of their stems. */
function back(
  { vectors, weights }: Learnt,
  side: Side,
  units: Matrix,
  pulls: Matrix,
  lengths: Float32Array,
  gradient: Learnt,
): void {
  for (const [at, stems] of side.entries()) {
    const [unit, pull] = [row(units, at), row(pulls, at)]
    addScaled(pull, unit, -product(unit, pull))
    for (const [stem, count] of stems) {
      const factor = (count * Math.exp(weights[stem] ?? 0)) / (lengths[at] ?? 1)
      addScaled(row(gradient.vectors, stem), pull, factor)
      gradient.weights[stem] = (gradient.weights[stem] ?? 0) + factor * product(row(vectors, stem), pull)
    }
  }
}

/** Changes numbers against their gradient by Adam (Kingma and Ba, 2015). */
function adam(numbers: Float32Array) {
  const [means, squares] = [new Float32Array(numbers.length), new Float32Array(numbers.length)]
  return (gradient: Float32Array, rate: number, step: number): void => {
    const [one, two] = [1 - FORGETTING ** step, 1 - FORGETTING_SQUARES ** step]
    for (let at = 0; at < numbers.length; at++) {
      const slope = gradient[at] ?? 0
      const mean = FORGETTING * (means[at] ?? 0) + (1 - FORGETTING) * slope
      const square = FORGETTING_SQUARES * (squares[at] ?? 0) + (1 - FORGETTING_SQUARES) * slope * slope
      means[at] = mean
      squares[at] = square
      numbers[at] = (numbers[at] ?? 0) - (rate * (mean / one)) / (Math.sqrt(square / two) + 1e-7)
    }
  }
}
