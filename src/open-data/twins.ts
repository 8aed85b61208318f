import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BuildMemory, isWhole, keepFiles } from '../build/build-memory.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import { RECORD_VERSION } from '../schemas/record-version.ts'
import { LIST_FORMATS, PAPER_FORMATS } from './citations/formats.ts'
import { LIST_TWINS, PAPER_TWINS } from './citations/twin-types.ts'
import { recordLists } from './record-lists.ts'

export interface TwinsTask {
  /** Folder of the built site. */
  readonly folder: string
  /** Address of its home page. */
  readonly home: string
  /** Where to keep what was written, for the next build. */
  readonly memory: string
  /** Digest of all that the files depend on but the papers. */
  readonly key: string
}

/** So many characters are written at once. */
const PIECE = 1_000_000

export interface TwinsWritten {
  readonly files: number
  /** Those that had not changed since the build before. */
  readonly kept: number
}

/** By paper: the digest of what its files were made from, and their sizes in bytes. */
const memorySchema = z.record(z.string(), z.tuple([z.string(), z.array(z.number())]))

/** Writes the files beside the pages of papers and lists; those of unchanged papers stay, where they are as they were written. */
export async function writeTwins(task: TwinsTask, papers: AsyncIterable<PaperRecord>): Promise<TwinsWritten> {
  const { key, home } = task
  const folder = join(task.folder, 'papers')
  const header = {
    $schema: new URL(`schemas/v${RECORD_VERSION}/paper.json`, home).href,
    version: RECORD_VERSION,
  } as const
  mkdirSync(folder, { recursive: true })
  const memory = new BuildMemory(task.memory, memorySchema)
  const former = memory.read() ?? {}
  const written: typeof former = {}
  // One that cannot be read fails the build, and must leave the files of the build before as they are.
  const records = await Array.fromAsync(papers)
  let changed = 0
  for (const record of records) {
    const paths = PAPER_TWINS.map(twin => ({ twin, path: join(folder, `${record.slug}.${twin}`) }))
    const digest = createHash('sha256').update(key).update(JSON.stringify(record)).digest('hex')
    const known = former[record.slug]
    if (known?.[0] === digest && paths.every(({ path }, at) => isWhole(path, known[1][at]))) {
      written[record.slug] = known
      keepFiles(paths.map(({ path }) => path))
      continue
    }
    if (changed === 0) memory.forget()
    changed++
    const sizes = paths.map(({ twin, path }) => {
      const content = Buffer.from(PAPER_FORMATS[twin](record, header))
      writeFileSync(path, content)
      return content.length
    })
    written[record.slug] = [digest, sizes]
  }
  memory.write(written)
  const lists = writeLists(task, records)
  const kept = (records.length - changed) * PAPER_TWINS.length
  return { files: records.length * PAPER_TWINS.length + lists, kept }
}

/** @returns how many files there are */
function writeLists({ folder, home }: TwinsTask, records: readonly PaperRecord[]): number {
  const lists = recordLists(records, home)
  mkdirSync(join(folder, 'editions'), { recursive: true })
  for (const { name, list } of lists)
    for (const twin of LIST_TWINS) writePieces(join(folder, `${name}.${twin}`), LIST_FORMATS[twin](list))
  return lists.length * LIST_TWINS.length
}

function writePieces(file: string, pieces: Iterable<string>): void {
  const handle = openSync(file, 'w')
  let held = ''
  for (const piece of pieces) {
    held += piece
    if (held.length < PIECE) continue
    writeSync(handle, held)
    held = ''
  }
  writeSync(handle, held)
  closeSync(handle)
}
