import { getCollection } from 'astro:content'
import type { EditionFrontMatter } from '../schemas/edition.ts'
import { allPapers, inOrder, type Paper } from './papers.ts'
import { paths, type SitePath } from './paths.ts'

/** One day of the listing with its papers, in the order printed. */
export interface Edition extends EditionFrontMatter {
  readonly path: SitePath
  readonly papers: readonly Paper[]
}

/**
 * All editions that have papers, newest first.
 *
 * @throws where a paper names an edition that `content/sources/` does not describe
 */
export async function allEditions(): Promise<Edition[]> {
  const sources = (await getCollection('editions')).map(({ data }) => data)
  const papers = await allPapers()
  const dates = new Set(sources.map(({ date }) => date))
  for (const { slug, editions } of papers) {
    const missing = editions.find(date => !dates.has(date))
    if (missing === undefined) continue
    throw new Error(
      `content/papers/${slug}.mdx is of the edition ${missing}, which nothing describes. Add content/sources/${missing}.yml.`,
    )
  }
  return sources
    .map(source => ({
      ...source,
      path: paths.edition(source.date),
      papers: inOrder(papers.filter(({ editions }) => editions.includes(source.date))),
    }))
    .filter(({ papers }) => papers.length > 0)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
}
