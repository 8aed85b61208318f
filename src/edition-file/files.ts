import { cacheKey } from '../papers/cache-key.ts'
import { allEditions, type Edition } from '../papers/editions.ts'
import { onceABuild } from '../papers/once-a-build.ts'
import { formatDate } from '../site/dates.ts'
import { paths } from '../site/paths.ts'
import { book, document } from './documents.ts'
import { facesOf } from './faces.ts'

/** The largest size of a file with all editions, in bytes: a larger one is slow to open and to send. */
const MOST_BYTES = 20_000_000

/** A file to download: editions as one document that needs neither network nor server. */
export interface EditionFile {
  /** Name in `downloads/`. */
  readonly name: string
  readonly type: 'html' | 'epub'
  /** The editions in it, newest first. */
  readonly editions: readonly [Edition, ...Edition[]]
  /** A digest of what it is made from. */
  readonly key: string
}

/** The files of an edition. */
export const filesOf = (edition: Edition): EditionFile[] => [htmlOf(edition), epubOf(edition)]

/** One file with all editions; undefined where that would be too large, or where there is only one edition. */
export const collectionFile = onceABuild(async (): Promise<EditionFile | undefined> => {
  const [newest, ...others] = await allEditions()
  if (!newest || others.length === 0 || !(await fitOneFile([newest, ...others]))) return undefined
  return fileOf('daily-papers', 'html', [newest, ...others])
})

/** The content of a file. */
export async function contentOf({ type, editions }: EditionFile): Promise<Uint8Array<ArrayBuffer>> {
  const [edition, ...others] = editions
  if (type === 'epub') return book(edition)
  return others.length > 0
    ? document('All editions', paths.editions(), editions)
    : document(formatDate(edition.date), edition.path, editions)
}

/** The size of a file in bytes. A build writes the file at once, so that it is made only once. */
export async function sizeOf(file: EditionFile): Promise<number> {
  const { buildLedger } = globalThis
  if (!buildLedger) return (await contentOf(file)).length
  return buildLedger.put({ path: `downloads/${file.name}`, key: file.key, make: () => contentOf(file) })
}

/** Whether one file has room for these editions: a paper counts in each edition that prints it, the frame once. */
async function fitOneFile(editions: readonly Edition[]): Promise<boolean> {
  const frame = (await document('All editions', paths.editions(), [])).length - facesSize([])
  let bytes = frame + facesSize(editions.flatMap(({ papers }) => papers))
  for (const edition of editions) {
    bytes += (await sizeOf(htmlOf(edition))) - frame - facesSize(edition.papers)
    if (bytes > MOST_BYTES) return false
  }
  return true
}

/** The bytes that the fonts of these papers take in a document. */
const facesSize = (papers: Edition['papers']): number =>
  facesOf(papers).reduce((sum, { data }) => sum + data.length, 0)

const htmlOf = (edition: Edition) => fileOf(`daily-papers-${edition.date}`, 'html', [edition])
const epubOf = (edition: Edition) => fileOf(`daily-papers-${edition.date}`, 'epub', [edition])

function fileOf(name: string, type: EditionFile['type'], editions: EditionFile['editions']): EditionFile {
  return { name: `${name}.${type}`, type, editions, key: cacheKey(type, ...editions) }
}
