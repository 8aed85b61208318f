import { fileReader } from './file-reader.ts'
import { nearnessOfSigns, PAPER_BYTES, SENTENCE_BYTES, unpackVector } from './packed-vectors.ts'
import { dot, type Vector } from './text-vector.ts'

/**
 * The papers' vectors lie in groups of papers that are near to each other, so that of many papers a query asks for the
 * nearest groups alone. Of a group, `papers-<n>.bin` has four bytes for the place of each paper in the index, low byte
 * first, and 64 for its vector. The sentences of each 16 of these papers have a file: for each paper a byte with their
 * number, and 16 bytes for each.
 */
export interface PaperDirectory {
  readonly papers: number
  /** Of each group, its centre as base64 of 64 bytes. */
  readonly centres: readonly string[]
}

export const PLACE_BYTES = 4
/** Papers of which the sentences share a file. */
export const SENTENCES_RUN = 16
const RECORD = PLACE_BYTES + PAPER_BYTES

/** Most groups that a query reads. */
const MOST_GROUPS = 16

/** A paper by its place in the index, with its nearness to what was asked for. */
export interface NearPaper {
  readonly place: number
  readonly nearness: number
}

export interface PaperVectors {
  count(): Promise<number>
  /** Papers of the nearest groups, nearest first. */
  nearest(direction: Vector): Promise<readonly NearPaper[]>
  /** Number of the sentence of a paper that is nearest, from 0. */
  nearestSentence(place: number, direction: Vector): Promise<number>
}

interface Group {
  readonly papers: readonly { readonly place: number; readonly vector: Vector }[]
}

/** Opens the vectors in a folder; its functions throw where a file cannot be had. */
export function openPaperVectors(root: string): PaperVectors {
  const files = fileReader(root)
  const groups = new Map<number, Promise<Group>>()
  /** Number of the group by the place of its papers. */
  const groupOf = new Map<number, number>()
  const directory = (): Promise<PaperDirectory> => files.json('papers.json')
  const centres = async () => {
    const { centres } = await directory()
    return centres.map(centre =>
      unpackVector(
        Uint8Array.from(atob(centre), letter => letter.charCodeAt(0)),
        0,
      ),
    )
  }
  const group = (number: number) => {
    const open = groups.get(number) ?? files.bytes(`papers-${number}.bin`).then(readGroup)
    groups.set(number, open)
    open.catch(() => groups.delete(number))
    return open
  }
  return {
    count: async () => (await directory()).papers,
    async nearest(direction) {
      const numbers = (await centres())
        .map((centre, number) => ({ number, nearness: dot(direction, centre) }))
        .sort((a, b) => b.nearness - a.nearness)
        .slice(0, MOST_GROUPS)
      const read = await Promise.all(
        numbers.map(async ({ number }) => {
          const { papers } = await group(number)
          for (const { place } of papers) groupOf.set(place, number)
          return papers.map(({ place, vector }) => ({ place, nearness: dot(direction, vector) }))
        }),
      )
      return read.flat().sort((a, b) => b.nearness - a.nearness || a.place - b.place)
    },
    async nearestSentence(place, direction) {
      const number = groupOf.get(place) ?? 0
      const { papers } = await group(number)
      const at = papers.findIndex(paper => paper.place === place)
      const bytes = await files.bytes(sentencesFile(number, at))
      let from = 0
      for (let paper = at - (at % SENTENCES_RUN); paper <= at; paper++) {
        const sentences = bytes[from++] ?? 0
        if (paper === at) return nearestOf(sentences, bytes, from, direction)
        from += sentences * SENTENCE_BYTES
      }
      return 0
    },
  }
}

/** Name of the file with the sentences of a paper, by its number in its group. */
export function sentencesFile(group: number, at: number): string {
  return `sentences-${group}-${Math.floor(at / SENTENCES_RUN)}.bin`
}

function readGroup(bytes: Uint8Array): Group {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const papers = Array.from({ length: Math.floor(bytes.length / RECORD) }, (_, at) => ({
    place: view.getUint32(at * RECORD, true),
    vector: unpackVector(bytes, at * RECORD + PLACE_BYTES),
  }))
  return { papers }
}

function nearestOf(sentences: number, bytes: Uint8Array, from: number, direction: Vector): number {
  const nearness = Array.from({ length: sentences }, (_, at) =>
    nearnessOfSigns(direction, bytes, from + at * SENTENCE_BYTES),
  )
  return Math.max(0, nearness.indexOf(Math.max(...nearness)))
}
