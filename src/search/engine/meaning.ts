import type { Hit, Meaning } from './engine.ts'
import { openKnownWords } from './known-words.ts'
import { openPaperVectors, type PaperVectors } from './paper-vectors.ts'
import { sentencesOf } from './sentences.ts'
import { isZero } from './text-vector.ts'

/** The largest number of papers that are ordered by meaning. */
const MOST_NEAR = 100

/**
 * Opens the vectors in the folders of indexes that are searched as one. The vectors of words come from the first.
 * @param all returns every page, index after index
 */
export function openMeaning(roots: readonly string[], all: () => Promise<readonly Hit[]>): Meaning {
  const words = openKnownWords(roots[0] ?? '')
  const indexes = roots.map(openPaperVectors)
  /** All pages, the place of each by its id, and the number of pages in the indexes before each. */
  let placed: Promise<Placed> | undefined
  const pages = () => {
    placed ??= place(all, indexes)
    placed.catch(() => {
      placed = undefined
    })
    return placed
  }
  return {
    isAtHand: words.isAtHand,
    isReal: word => words.isReal(word).catch(() => undefined),
    async nearest(asked, wanted) {
      try {
        const direction = await words.directionOf(asked)
        if (isZero(direction)) return []
        const [{ hits, before }, ...near] = await Promise.all([
          pages(),
          ...indexes.map(index => index.nearest(direction, wanted)),
        ])
        return near
          .flatMap((papers, at) =>
            papers.map(({ place, nearness }) => ({ hit: hits[place + (before[at] ?? 0)], nearness })),
          )
          .sort((a, b) => b.nearness - a.nearness)
          .slice(0, MOST_NEAR)
          .flatMap(({ hit, nearness }) => (hit ? [{ ...hit, score: nearness }] : []))
      } catch {
        return []
      }
    },
    async nearestSentence({ id }, abstract, asked) {
      try {
        const [direction, { places, before }] = await Promise.all([words.directionOf(asked), pages()])
        const place = places.get(id) ?? 0
        const at = before.findLastIndex(count => count <= place)
        const sentence = await indexes[at]?.nearestSentence(place - (before[at] ?? 0), direction)
        return sentencesOf(abstract)[sentence ?? 0]?.start
      } catch {
        return undefined
      }
    },
  }
}

interface Placed {
  readonly hits: readonly Hit[]
  readonly places: ReadonlyMap<string, number>
  readonly before: readonly number[]
}

async function place(all: () => Promise<readonly Hit[]>, indexes: readonly PaperVectors[]): Promise<Placed> {
  const [hits, ...counts] = await Promise.all([all(), ...indexes.map(index => index.count())])
  return {
    hits,
    places: new Map(hits.map(({ id }, at) => [id, at])),
    before: counts.map((_, at) => counts.slice(0, at).reduce((sum, count) => sum + count, 0)),
  }
}
