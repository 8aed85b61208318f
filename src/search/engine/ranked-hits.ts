import type { Hit } from './engine.ts'
import { readPaper } from './paper.ts'
import { type Asked, rank } from './ranking.ts'
import { CANDIDATES } from './retrieval.ts'

/** Reads and ranks the first hits, and finds how well they answer each slot. */
export async function rankHits(
  hits: readonly Hit[],
  asked: Asked,
): Promise<{ hits: readonly Hit[]; answered: number[] }> {
  const most = hits[0]?.score || 1
  const read = await Promise.all(
    hits.slice(0, CANDIDATES).map(async (hit, place) => {
      const paper = await readPaper(hit)
      return { hit, place, ...rank({ ...paper, score: hit.score / most }, asked) }
    }),
  )
  read.sort((a, b) => b.worth - a.worth || a.place - b.place)
  return {
    hits: [...read.map(({ hit }) => hit), ...hits.slice(CANDIDATES)],
    answered: asked.slots.map((_, at) =>
      read.length === 0 ? 1 : Math.max(...read.map(({ answers }) => answers[at] ?? 0)),
    ),
  }
}
