import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { wordsOf } from '../engine/fold.ts'
import { chunkFile, type WordDirectory } from '../engine/known-words.ts'
import { PAPER_BYTES, packSigns, packVector } from '../engine/packed-vectors.ts'
import { type PaperDirectory, PLACE_BYTES, SENTENCES_RUN, sentencesFile } from '../engine/paper-vectors.ts'
import { sentencesOf } from '../engine/sentences.ts'
import { dot, tellingStems, textVector, unit, type Vector } from '../engine/text-vector.ts'
import { CODE_BYTES, writeChunk } from '../engine/word-table.ts'
import { groupsByNearness } from './nearness-groups.ts'
import { NOTICES, readNotice, readWordTable, type WordTable } from './word-table.ts'

/** The parts of a paper that its meaning is made from. */
export interface MeantPaper {
  readonly title: string
  /** The abstract as the search shows it. */
  readonly abstract: string
}

/**
 * The number of stems in a chunk of the table, 2.6 kB. For the words of a question 12 kB are fetched, for eleven words
 * 26 kB.
 */
const CHUNK_STEMS = 100
/** The number of sentences is stored in one byte. */
const MOST_SENTENCES = 255

/** The files by which the search finds papers by meaning, by name. */
export function meaningFiles(
  papers: readonly MeantPaper[],
  table = readWordTable(),
): Map<string, Uint8Array> {
  return new Map([
    ...wordFiles(table),
    ...paperFiles(papers, table),
    ...NOTICES.map(name => [`${name}.txt`, readNotice(name)] as const),
  ])
}

function* wordFiles(table: WordTable): Generator<[string, Uint8Array]> {
  const stems = [
    ...table.words.map((word, at) => ({ word, at })),
    ...table.others.map(word => ({ word, at: -1 })),
  ]
  stems.sort((a, b) => (a.word < b.word ? -1 : 1))
  const chunks = Array.from({ length: Math.ceil(stems.length / CHUNK_STEMS) }, (_, at) =>
    stems.slice(at * CHUNK_STEMS, (at + 1) * CHUNK_STEMS),
  )
  const whole = chunkOfStems(stems, table)
  // Another table has other file names, so that no cached chunk is read with another table's directory.
  const name = `words.${hash('sha256', whole).slice(0, 8)}.bin`
  const directory: WordDirectory = {
    starts: chunks.map(([first]) => first?.word ?? ''),
    whole: name,
    codebook: Buffer.from(table.codebook).toString('base64'),
  }
  yield ['words.json', Buffer.from(JSON.stringify(directory))]
  yield [name, whole]
  for (const [number, chunk] of chunks.entries()) yield [chunkFile(number), chunkOfStems(chunk, table)]
}

/** @param stems each with its place in the table; negative for those without a vector */
function chunkOfStems(
  stems: readonly { readonly word: string; readonly at: number }[],
  { weights, codes }: WordTable,
): Uint8Array {
  const meant = stems.filter(({ at }) => at >= 0)
  const chunk = writeChunk({
    words: meant.map(({ word }) => word),
    others: stems.filter(({ at }) => at < 0).map(({ word }) => word),
    weights: Uint8Array.from(meant, ({ at }) => weights[at] ?? 0),
    codes: Buffer.concat(meant.map(({ at }) => codes.subarray(at * CODE_BYTES, (at + 1) * CODE_BYTES))),
  })
  return gzipSync(chunk, { level: 9 })
}

function* paperFiles(papers: readonly MeantPaper[], table: WordTable): Generator<[string, Uint8Array]> {
  const { vectors, mean } = paperVectors(papers, table)
  const groups = groupsByNearness(vectors)
  const directory: PaperDirectory = {
    papers: papers.length,
    centres: groups.map(({ centre }) => base64(centre)),
    common: { direction: base64(mean), length: Math.round(Math.sqrt(dot(mean, mean)) * 1000) / 1000 },
  }
  yield ['papers.json', Buffer.from(JSON.stringify(directory))]
  for (const [number, { members }] of groups.entries()) {
    const records = Buffer.alloc(members.length * (PLACE_BYTES + PAPER_BYTES))
    for (const [at, place] of members.entries()) {
      const from = at * (PLACE_BYTES + PAPER_BYTES)
      records.writeUInt32LE(place, from)
      records.set(packVector(vectors[place] ?? mean), from + PLACE_BYTES)
    }
    yield [`papers-${number}.bin`, records]
    for (let from = 0; from < members.length; from += SENTENCES_RUN) {
      const run = members.slice(from, from + SENTENCES_RUN)
      const signs = run.map(place => sentenceSigns(papers[place]?.abstract ?? '', mean, table))
      const content = Buffer.concat(signs.flatMap(list => [Uint8Array.of(list.length), ...list]))
      yield [sentencesFile(number, from), content]
    }
  }
}

function base64(vector: Vector): string {
  return Buffer.from(packVector(vector)).toString('base64')
}

/**
 * What distinguishes each paper: its direction, with the title counted twice, without what all papers have in common.
 */
function paperVectors(papers: readonly MeantPaper[], { vectorOf }: WordTable) {
  const whole = papers.map(({ title, abstract }) => {
    const inTitle = tellingStems(wordsOf(title))
    return textVector([...inTitle, ...inTitle, ...tellingStems(wordsOf(abstract))], vectorOf)
  })
  const mean = textVector([], vectorOf)
  for (const vector of whole)
    for (const [at, number] of vector.entries()) mean[at] = (mean[at] ?? 0) + number / whole.length
  return { vectors: whole.map(vector => unit(less(vector, mean))), mean }
}

function sentenceSigns(abstract: string, mean: Vector, { vectorOf }: WordTable): Uint8Array[] {
  return sentencesOf(abstract)
    .slice(0, MOST_SENTENCES)
    .map(({ start, end }) => {
      const direction = textVector(tellingStems(wordsOf(abstract.slice(start, end))), vectorOf)
      return packSigns(less(direction, mean))
    })
}

function less(vector: Vector, other: Vector): Vector {
  return vector.map((number, at) => number - (other[at] ?? 0))
}
