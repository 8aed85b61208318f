import { firstPrinting } from '../../../src/papers/first-printing.ts'
import { readFrontMatter } from '../../../src/papers/read-yaml.ts'
import { paperSchema } from '../../../src/schemas/paper.ts'
import { indexedArticle } from '../../../src/search/index/indexed-article.ts'
import { type SpellingSource, spellingSource } from '../../../src/search/index/spelling-source.ts'
import { typesetMdx } from '../../../src/typeset/markdown.ts'
import { split } from '../../split/pages.ts'
import { decodeSource } from '../../split/source.ts'
import { editionsOf, type ListedPaper } from '../corpus.ts'

/** A paper as the search index gets it. */
export interface IndexedPaper {
  readonly slug: string
  /** The part of its page that is searched. */
  readonly html: string
  readonly source: SpellingSource
}

/** Makes papers as the site's own are made, in memory. */
export function splitPapers(papers: readonly ListedPaper[]): IndexedPaper[] {
  const sources = editionsOf(papers).map(({ date, text }) => ({
    source: decodeSource(`${date}.json`, new TextEncoder().encode(text)),
    date,
  }))
  const corrections = { file: '', entries: [] }
  const permalinks = { file: '', entries: { papers: {} } }
  const { pages } = split({ sources, corrections, permalinks })
  return pages.map(({ slug, mdx }) => indexedPaper(slug, mdx))
}

/** @throws where the page holds code, so that only the site can make it */
export function indexedPaper(slug: string, mdx: string): IndexedPaper {
  const { data, body } = readFrontMatter(mdx, slug)
  const frontMatter = paperSchema.parse(data)
  const { html, hasMath } = typesetMdx(body, slug)
  if (html === null) throw new Error(`The paper ${slug} holds code.`)
  const { date: edition, order } = firstPrinting(frontMatter)
  return {
    slug,
    html: indexedArticle(frontMatter, { html, hasMath }),
    source: spellingSource({ ...frontMatter, edition, order, markdown: body }),
  }
}
