import type { Hit } from './engine.ts'

/** The number of hits of each list that are fused. */
export const MOST_FUSED = 30
/** The factor for places among hits by meaning, where words alone were not enough. */
const MEANING = 1.5
/** The smaller this is, the more the first places count. */
const SMOOTHING = 3

/**
 * Fuses two lists: each hit counts 1 / (3 + place), and one and a half times as much among hits by meaning (reciprocal
 * rank fusion after Cormack, Clarke and Büttcher, 2009). Hits by words beyond the first 30 follow.
 */
export function fuse(byWords: readonly Hit[], byMeaning: readonly Hit[]): readonly Hit[] {
  const sums = new Map<string, { hit: Hit; score: number }>()
  const count = (hits: readonly Hit[], weight: number) => {
    for (const [at, hit] of hits.slice(0, MOST_FUSED).entries()) {
      const score = (sums.get(hit.id)?.score ?? 0) + weight / (SMOOTHING + at + 1)
      sums.set(hit.id, { hit, score })
    }
  }
  count(byWords, 1)
  count(byMeaning, MEANING)
  const fused = [...sums.values()].sort((a, b) => b.score - a.score).map(({ hit }) => hit)
  return [...fused, ...byWords.slice(MOST_FUSED).filter(({ id }) => !sums.has(id))]
}
