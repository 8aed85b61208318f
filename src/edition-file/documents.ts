import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { editionCard } from '../cards/card.ts'
import type { Edition } from '../papers/editions.ts'
import { shownAbstract, shownTitle } from '../papers/shown.ts'
import { formatDate } from '../site/dates.ts'
import { absolute, type SitePath } from '../site/paths.ts'
import { punctuate } from '../site/punctuation.ts'
import { withScript } from '../site/script.ts'
import { site } from '../site/site.ts'
import mathCss from '../styles/math.css?raw'
import EditionFileDocument from './EditionFile.astro'
import epubCss from './epub.css?raw'
import { writeEpub } from './epub.ts'
import { bytesOf, faceRules, facesOf } from './faces.ts'

/**
 * Editions as one HTML file.
 *
 * @param path of the page that offers it
 */
export async function document(
  title: string,
  path: SitePath,
  editions: readonly Edition[],
): Promise<Uint8Array<ArrayBuffer>> {
  const container = await AstroContainer.create()
  const html = await container.renderToString(EditionFileDocument, {
    props: { title, path, editions },
    partial: false,
  })
  if (html.length === 0) throw new Error(`${site.title}: the file of ${title} is empty`)
  return new TextEncoder().encode(html)
}

/** An edition as EPUB. */
export async function book({ date, path, papers, sources }: Edition): Promise<Uint8Array<ArrayBuffer>> {
  const faces = facesOf(papers)
  // Imported only when a book is made, since it loads the libraries that draw.
  const { drawCover } = await import('../cards/draw.ts')
  return writeEpub({
    address: absolute(path),
    title: `${site.title}, ${formatDate(date)}`,
    author: site.author,
    editors: distinct(sources.map(({ curators }) => curators)),
    sources: distinct(sources.map(({ origin }) => origin)),
    language: site.language,
    date,
    css: `${faceRules(faces, ({ name }) => `${name}.woff2`)}\n${mathCss}${epubCss}`,
    cover: await drawCover(editionCard({ date, count: papers.length })),
    fonts: faces.map(face => ({ name: face.name, bytes: bytesOf(face) })),
    chapters: papers.map(paper => ({
      id: paper.slug,
      title: punctuate(paper.title),
      heading: shownTitle(paper),
      authors: paper.authors ?? [],
      html: withScript(shownAbstract(paper), paper.excerpt),
      links: paper.links,
      address: absolute(paper.path),
    })),
  })
}

/** Each value once: sources of one day often share them. */
function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter(text => text !== undefined))]
}
