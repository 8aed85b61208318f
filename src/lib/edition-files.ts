import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import EditionFileDocument from '../components/edition-file/EditionFile.astro'
import epubCss from '../edition-file/epub.css?raw'
import { writeEpub } from '../edition-file/epub.ts'
import { formatDate } from './dates.ts'
import { allEditions, type Edition } from './editions.ts'
import { escapeHtml } from './escape-html.ts'
import { inlineHtml } from './markdown.ts'
import { abstractHtml, allPapers } from './papers.ts'
import { absolute, paths, type SitePath } from './paths.ts'
import { site } from './site.ts'

/** A file of more papers than this, about 20 MB, is slow to open and to send. */
const MOST_PAPERS = 2000

/** A file to take along: editions as one document that needs neither network nor server. */
export interface EditionFile {
  /** Name in `downloads/`. */
  readonly name: string
  readonly type: 'html' | 'epub'
  /** The editions in it, newest first. */
  readonly editions: readonly [Edition, ...Edition[]]
}

/** Sizes by name, in bytes: all that is kept of a file, for the pages that offer it. */
const sizes = new Map<string, number>()

/** The files of an edition. */
export function filesOf(edition: Edition): EditionFile[] {
  const name = `daily-papers-${edition.date}`
  return [
    { name: `${name}.html`, type: 'html', editions: [edition] },
    { name: `${name}.epub`, type: 'epub', editions: [edition] },
  ]
}

/** All editions in one file, as long as that is not too large; with one edition its own file is enough. */
export async function collectionFile(): Promise<EditionFile | undefined> {
  const [newest, ...others] = await allEditions()
  const papers = (await allPapers()).length
  if (!newest || others.length === 0 || papers > MOST_PAPERS) return undefined
  return { name: 'daily-papers.html', type: 'html', editions: [newest, ...others] }
}

/** The content of a file. */
export async function contentOf({ name, type, editions }: EditionFile): Promise<Uint8Array<ArrayBuffer>> {
  const [edition, ...others] = editions
  const bytes =
    type === 'epub'
      ? book(edition)
      : others.length > 0
        ? await document('All editions', paths.editions(), editions)
        : await document(formatDate(edition.date), edition.path, editions)
  sizes.set(name, bytes.length)
  return bytes
}

/** How large a file is, in bytes. Files are written before the pages that offer them, and not made again for it. */
export async function sizeOf(file: EditionFile): Promise<number> {
  return (!import.meta.env.DEV && sizes.get(file.name)) || (await contentOf(file)).length
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

function book({ date, path, papers }: Edition): Uint8Array<ArrayBuffer> {
  return writeEpub({
    address: absolute(path),
    title: `${site.title}, ${formatDate(date)}`,
    author: site.author,
    language: site.language,
    date,
    css: epubCss,
    chapters: papers.map(paper => ({
      id: paper.slug,
      title: paper.title,
      heading: paper.heading ? inlineHtml(paper.heading, paper.path) : escapeHtml(paper.title),
      authors: paper.authors ?? [],
      html: abstractHtml(paper),
      links: paper.links,
      address: absolute(paper.path),
    })),
  })
}
