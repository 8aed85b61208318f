import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import EditionFileDocument from '../components/edition-file/EditionFile.astro'
import EpubPaper from '../components/edition-file/EpubPaper.astro'
import epubCss from '../edition-file/epub.css?raw'
import { writeEpub } from '../edition-file/epub.ts'
import { formatDate } from './dates.ts'
import { allEditions, type Edition } from './editions.ts'
import { absolute, paths, type SitePath } from './paths.ts'
import { site } from './site.ts'

/** A larger file than this, in bytes, is slow to open and to send. */
const MOST = 20_000_000

/** A file to take along: editions as one document that needs neither network nor server. */
export interface EditionFile {
  /** Name in `downloads/`. */
  readonly name: string
  readonly type: 'html' | 'epub'
  readonly bytes: Uint8Array<ArrayBuffer>
}

const made = new Map<string, Promise<readonly EditionFile[]>>()

/** The files of an edition. They are made once, and asked for by its page, for their sizes, and to be written. */
export function filesOf(edition: Edition): Promise<readonly EditionFile[]> {
  const files = made.get(edition.date) ?? makeFiles(edition)
  made.set(edition.date, files)
  return files
}

async function makeFiles(edition: Edition): Promise<readonly EditionFile[]> {
  const name = `daily-papers-${edition.date}`
  const html = await document(formatDate(edition.date), edition.path, [edition])
  return [
    { name: `${name}.html`, type: 'html', bytes: html },
    { name: `${name}.epub`, type: 'epub', bytes: await book(edition) },
  ]
}

/** All editions in one file, as long as that is not too large; with one edition its own file is enough. */
export async function collectionFile(): Promise<EditionFile | undefined> {
  const editions = await allEditions()
  if (editions.length < 2) return undefined
  let total = 0
  for (const edition of editions)
    for (const { type, bytes } of await filesOf(edition)) if (type === 'html') total += bytes.length
  if (total > MOST) return undefined
  const bytes = await document('All editions', paths.editions(), editions)
  return { name: 'daily-papers.html', type: 'html', bytes }
}

async function document(title: string, path: SitePath, editions: readonly Edition[]) {
  const container = await AstroContainer.create()
  const html = await container.renderToString(EditionFileDocument, {
    props: { title, path, editions },
    partial: false,
  })
  if (html.length === 0) throw new Error(`${site.title}: the file of ${title} is empty`)
  return new TextEncoder().encode(html)
}

async function book({ date, path, papers }: Edition): Promise<Uint8Array<ArrayBuffer>> {
  const container = await AstroContainer.create()
  const chapters = []
  for (const paper of papers) {
    const html = await container.renderToString(EpubPaper, { props: { paper } })
    chapters.push({ id: paper.slug, title: paper.title, html })
  }
  return writeEpub({
    address: absolute(path),
    title: `${site.title}, ${formatDate(date)}`,
    author: site.author,
    language: site.language,
    date,
    css: epubCss,
    chapters,
  })
}
