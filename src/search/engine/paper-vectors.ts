import { fileReader } from './file-reader.ts'
import { nearnessOfSigns, PAPER_BYTES, SENTENCE_BYTES, unpackVector } from './packed-vectors.ts'
import { dot, unit, type Vector } from './text-vector.ts'

/**
 * The vectors of papers are stored in groups of papers that are near to each other. Of many papers, a query then
 * fetches only the nearest groups. For a group, `papers-<n>.bin` has four bytes for the place of each paper in the
 * index, low byte first, and 64 for its vector. The sentences of each 16 of these papers share a file: for each paper a
 * byte with their number, and 16 bytes for each sentence.
 */
export interface PaperDirectory {
  readonly papers: number
  /** The centre of each group, as base64 of 64 bytes. */
  readonly centres: readonly string[]
  /**
   * The vector that all papers have in common, which is subtracted from theirs: its direction as base64 of 64 bytes,
   * and its length.
   */
  readonly common: { readonly direction: string; readonly length: number }
}

export const PLACE_BYTES = 4
/** The number of papers whose sentences share a file. */
export const SENTENCES_RUN = 16
const RECORD = PLACE_BYTES + PAPER_BYTES

/**
 * The number of groups that are read for each paper that is needed: a paper may be in another group than its
 * neighbours.
 */
const GROUPS = 1 / 3
/** The share of the common vector that is subtracted from a query: it says little about which paper is meant. */
const UNCOMMON = 0.3

/** A paper by its place in the index, with its nearness to the query. */
export interface NearPaper {
  readonly place: number
  readonly nearness: number
}

export interface PaperVectors {
  count(): Promise<number>
  /**
   * Papers of the nearest groups, the nearest first.
   * @param wanted how many papers are needed
   */
  nearest(direction: Vector, wanted: number): Promise<readonly NearPaper[]>
  /** The number of a paper's nearest sentence, from 0. */
  nearestSentence(place: number, direction: Vector): Promise<number>
}

interface Group {
  readonly papers: readonly { readonly place: number; readonly vector: Vector }[]
}

/** Opens the vectors in a folder; its functions throw if a file cannot be fetched. */
export function openPaperVectors(root: string): PaperVectors {
  const files = fileReader(root)
  const groups = new Map<number, Promise<Group>>()
  /** The number of the group, by the place of its papers. */
  const groupOf = new Map<number, number>()
  const directory = (): Promise<PaperDirectory> => files.json('papers.json')
  /** The vector of a query, without what all papers have in common. */
  const apart = async (direction: Vector) => {
    const { common } = await directory()
    const shared = vectorOf(common.direction)
    return unit(direction.map((number, at) => number - UNCOMMON * common.length * (shared[at] ?? 0)))
  }
  const group = (number: number) => {
    const open = groups.get(number) ?? files.bytes(`papers-${number}.bin`).then(readGroup)
    groups.set(number, open)
    open.catch(() => groups.delete(number))
    return open
  }
  return {
    count: async () => (await directory()).papers,
    async nearest(direction, wanted) {
      const [asked, { centres }] = await Promise.all([apart(direction), directory()])
      const numbers = centres
        .map((centre, number) => ({ number, nearness: dot(asked, vectorOf(centre)) }))
        .sort(byNearness)
        .slice(0, Math.ceil(GROUPS * wanted))
      const read = await Promise.all(
        numbers.map(async ({ number }) => {
          const { papers } = await group(number)
          for (const { place } of papers) groupOf.set(place, number)
          return papers.map(({ place, vector }) => ({ place, nearness: dot(asked, vector) }))
        }),
      )
      return read.flat().sort((a, b) => byNearness(a, b) || a.place - b.place)
    },
    async nearestSentence(place, direction) {
      const asked = await apart(direction)
      const number = groupOf.get(place) ?? 0
      const { papers } = await group(number)
      const at = papers.findIndex(paper => paper.place === place)
      const bytes = await files.bytes(sentencesFile(number, at))
      let from = 0
      for (let paper = at - (at % SENTENCES_RUN); paper <= at; paper++) {
        const sentences = bytes[from++] ?? 0
        if (paper === at) return nearestOf(sentences, bytes, from, asked)
        from += sentences * SENTENCE_BYTES
      }
      return 0
    },
  }
}

function byNearness(a: { readonly nearness: number }, b: { readonly nearness: number }): number {
  return b.nearness - a.nearness
}

function vectorOf(base64: string): Vector {
  return unpackVector(
    Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)),
    0,
  )
}

/** The file with the sentences of a paper, by its number in its group. */
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
