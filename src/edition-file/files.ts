import { cacheDir } from 'astro:config/server'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { BuildMemory } from '../build/build-memory.ts'
import { cacheKey } from '../papers/cache-key.ts'
import { allEditions, type Edition } from '../papers/editions.ts'
import { onceABuild } from '../papers/once-a-build.ts'
import { formatDate } from '../site/dates.ts'
import { paths } from '../site/paths.ts'
import { book, document } from './documents.ts'

/** A larger file of all editions is slow to open and to send; bytes. */
const MOST_BYTES = 20_000_000

/** A file to take along: editions as one document that needs neither network nor server. */
export interface EditionFile {
  /** Name in `downloads/`. */
  readonly name: string
  readonly type: 'html' | 'epub'
  /** The editions in it, newest first. */
  readonly editions: readonly [Edition, ...Edition[]]
  /** A digest of what it is made from. */
  readonly key: string
}

/** Sizes of HTML files by what they are made from, in bytes, from build to build. */
const memory = new BuildMemory(
  fileURLToPath(new URL('edition-files.json', cacheDir)),
  z.record(z.string(), z.int()),
)
const sizes = new Map(Object.entries(memory.read() ?? {}))

/** Files that were made before their turn, for their sizes; together no larger than one file may be. */
const ahead = new Map<string, Uint8Array<ArrayBuffer>>()

/** The files of an edition. */
export const filesOf = (edition: Edition): EditionFile[] => [htmlOf(edition), epubOf(edition)]

/** All editions in one file, as long as that is not too large; with one edition its own file is enough. */
export const collectionFile = onceABuild(async (): Promise<EditionFile | undefined> => {
  const [newest, ...others] = await allEditions()
  if (!newest || others.length === 0 || !(await fitOneFile([newest, ...others]))) return undefined
  return fileOf('daily-papers', 'html', [newest, ...others])
})

/** The content of a file. */
export async function contentOf(file: EditionFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = ahead.get(file.key) ?? (await made(file))
  ahead.delete(file.key)
  sizes.set(file.key, bytes.length)
  return bytes
}

/** How large a file is, in bytes. Files are written before the pages that offer them; one that is kept
 * from the build before is made again for it where its size is not remembered. */
export async function sizeOf(file: EditionFile): Promise<number> {
  // While developing, code changes and digests stay.
  return (!import.meta.env.DEV && sizes.get(file.key)) || (await contentOf(file)).length
}

/** Whether the papers of editions, those printed again counted again, with what is around them once, are not too large. */
async function fitOneFile(editions: readonly Edition[]): Promise<boolean> {
  const frame = (await document('All editions', paths.editions(), [])).length
  const known: Record<string, number> = {}
  let [bytes, room] = [frame, MOST_BYTES]
  for (const file of editions.map(htmlOf)) {
    let size = sizes.get(file.key)
    if (size === undefined) {
      const content = await contentOf(file)
      size = content.length
      room -= size
      if (room >= 0) ahead.set(file.key, content)
    }
    known[file.key] = size
    bytes += size - frame
    if (bytes > MOST_BYTES) break
  }
  if (import.meta.env.DEV) ahead.clear()
  else memory.write(known)
  return bytes <= MOST_BYTES
}

const htmlOf = (edition: Edition) => fileOf(`daily-papers-${edition.date}`, 'html', [edition])
const epubOf = (edition: Edition) => fileOf(`daily-papers-${edition.date}`, 'epub', [edition])

function fileOf(name: string, type: EditionFile['type'], editions: EditionFile['editions']): EditionFile {
  return { name: `${name}.${type}`, type, editions, key: cacheKey(type, ...editions) }
}

async function made({ type, editions }: EditionFile): Promise<Uint8Array<ArrayBuffer>> {
  const [edition, ...others] = editions
  if (type === 'epub') return book(edition)
  return others.length > 0
    ? document('All editions', paths.editions(), editions)
    : document(formatDate(edition.date), edition.path, editions)
}
