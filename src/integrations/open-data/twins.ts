import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { PAPER_FORMATS } from '../../lib/citations/formats.ts'
import { PAPER_TWINS } from '../../lib/citations/twin-types.ts'
import type { PaperRecord } from '../../schemas/paper-record.ts'
import { RECORD_VERSION } from '../../schemas/record-version.ts'

export interface TwinsTask {
  /** Folder of the papers in the built site. */
  readonly folder: string
  /** Address of the JSON Schema of a paper. */
  readonly schema: string
  /** Where to keep what was written, for the next build. */
  readonly memory: string
  /** Digest of all that the files depend on but the papers. */
  readonly key: string
}

export interface TwinsWritten {
  readonly files: number
  /** Those that had not changed since the build before. */
  readonly kept: number
}

/** By paper: the digest of what its files were made from, and their sizes in bytes. */
const memorySchema = z.record(z.string(), z.tuple([z.string(), z.array(z.number())]))
type Memory = z.infer<typeof memorySchema>

/** Writes the files beside the papers' pages; those of unchanged papers stay, where they are as they were written. */
export function writeTwins(task: TwinsTask, records: readonly PaperRecord[]): TwinsWritten {
  const { folder, schema, key } = task
  mkdirSync(folder, { recursive: true })
  const former = readMemory(task)
  const memory: Memory = {}
  const now = new Date()
  let kept = 0
  for (const record of records) {
    const paper = { $schema: schema, version: RECORD_VERSION, ...record }
    const paths = PAPER_TWINS.map(twin => ({ twin, path: join(folder, `${record.slug}.${twin}`) }))
    const digest = createHash('sha256').update(key).update(JSON.stringify(paper)).digest('hex')
    const known = former[record.slug]
    if (known?.[0] === digest && paths.every(({ path }, at) => sizeOf(path) === known[1][at])) {
      memory[record.slug] = known
      // What a build does not touch is taken away at its end.
      for (const { path } of paths) utimesSync(path, now, now)
      kept += paths.length
      continue
    }
    const sizes = paths.map(({ twin, path }) => {
      const content = Buffer.from(PAPER_FORMATS[twin](paper))
      writeFileSync(path, content)
      return content.length
    })
    memory[record.slug] = [digest, sizes]
  }
  writeMemory(task, memory)
  return { files: records.length * PAPER_TWINS.length, kept }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size
}

/** A memory that cannot be read is none. */
function readMemory({ memory }: TwinsTask): Memory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(memory, 'utf8')))
  } catch {
    return {}
  }
}

function writeMemory({ memory: file }: TwinsTask, memory: Memory): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(memory))
  renameSync(`${file}.new`, file)
}
