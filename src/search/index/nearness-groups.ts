import { DIMENSIONS, dot, unit, type Vector } from '../engine/text-vector.ts'

/** A group of papers that are near to each other, by their places. */
export interface NearnessGroup {
  readonly centre: Vector
  readonly members: readonly number[]
}

/** About how many papers a group has: 7.5 kB. Fewer than twice as many form one group. */
const GROUP = 112
const ROUNDS = 8

/**
 * Divides unit vectors into groups of near ones, by spherical k-means. It begins with vectors at even distances, so the
 * result is always the same.
 */
export function groupsByNearness(vectors: readonly Vector[]): NearnessGroup[] {
  const count = Math.max(1, Math.floor(vectors.length / GROUP))
  let centres = Array.from(
    { length: count },
    (_, at) => vectors[Math.floor((at * vectors.length) / count)] ?? new Float32Array(DIMENSIONS),
  )
  let members = membersOf(vectors, centres)
  for (let round = 0; round < ROUNDS && count > 1; round++) {
    centres = members.map(
      (places, at) => centreOf(vectors, places) ?? centres[at] ?? new Float32Array(DIMENSIONS),
    )
    members = membersOf(vectors, centres)
  }
  return centres.map((centre, at) => ({ centre, members: members[at] ?? [] }))
}

function membersOf(vectors: readonly Vector[], centres: readonly Vector[]): number[][] {
  const members: number[][] = centres.map(() => [])
  for (const [place, vector] of vectors.entries()) {
    let [nearest, most] = [0, Number.NEGATIVE_INFINITY]
    for (const [at, centre] of centres.entries()) {
      const nearness = dot(vector, centre)
      if (nearness > most) [nearest, most] = [at, nearness]
    }
    members[nearest]?.push(place)
  }
  return members
}

function centreOf(vectors: readonly Vector[], places: readonly number[]): Vector | undefined {
  if (places.length === 0) return undefined
  const sum = new Float32Array(DIMENSIONS)
  for (const place of places)
    for (let at = 0; at < DIMENSIONS; at++) sum[at] = (sum[at] ?? 0) + (vectors[place]?.[at] ?? 0)
  return unit(sum)
}
