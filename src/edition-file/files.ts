import { cacheKey } from '../papers/cache-key.ts'
import { allEditions, type Edition } from '../papers/editions.ts'
import { onceABuild } from '../papers/once-a-build.ts'
import { formatDate } from '../site/dates.ts'
import { paths } from '../site/paths.ts'
import { book, document } from './documents.ts'
import { facesOf } from './faces.ts'

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

/** The files of an edition. */
export const filesOf = (edition: Edition): EditionFile[] => [htmlOf(edition), epubOf(edition)]

/** All editions in one file, as long as that is not too large; with one edition its own file is enough. */
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

/** How large a file is, in bytes. A build writes it at once, so that it is made no second time. */
export async function sizeOf(file: EditionFile): Promise<number> {
  const { buildLedger } = globalThis
  if (!buildLedger) return (await contentOf(file)).length
  return buildLedger.put({ path: `downloads/${file.name}`, key: file.key, make: () => contentOf(file) })
}

/** Whether the papers of editions, those printed again counted again, with what is around them once, are not too large. */
async function fitOneFile(editions: readonly Edition[]): Promise<boolean> {
  const frame = (await document('All editions', paths.editions(), [])).length - facesSize([])
  let bytes = frame + facesSize(editions.flatMap(({ papers }) => papers))
  for (const edition of editions) {
    bytes += (await sizeOf(htmlOf(edition))) - frame - facesSize(edition.papers)
    if (bytes > MOST_BYTES) return false
  }
  return true
}

/** Bytes that the faces of papers take in a document. */
const facesSize = (papers: Edition['papers']): number =>
  facesOf(papers).reduce((sum, { data }) => sum + data.length, 0)

const htmlOf = (edition: Edition) => fileOf(`daily-papers-${edition.date}`, 'html', [edition])
const epubOf = (edition: Edition) => fileOf(`daily-papers-${edition.date}`, 'epub', [edition])

function fileOf(name: string, type: EditionFile['type'], editions: EditionFile['editions']): EditionFile {
  return { name: `${name}.${type}`, type, editions, key: cacheKey(type, ...editions) }
}
