import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackgroundWork } from '../../build/background.ts'
import { Ledger, type LedgerPlace, type OutputFolder } from '../../build/ledger.ts'
import { type BuiltPage, indexPages } from './index-pages.ts'
import { SegmentIndexer } from './segment-indexer.ts'
import { type SourceRecord, type SpellingSource, spellingSource } from './spelling-source.ts'

/** Folder of the index in the built site. */
export const INDEX_FOLDER = 'pagefind/'

/** What the index is made from. */
export interface SearchedPaper extends SourceRecord {
  /** The part of its page that is searched; null if only the page itself shows it. */
  readonly article: string | null
}

/** The search index, as a folder of files. */
export function searchIndexOf(pages: readonly BuiltPage[], sources: readonly SpellingSource[]): OutputFolder {
  const digest = createHash('sha256')
  for (const { html } of pages) digest.update(html)
  return {
    path: INDEX_FOLDER,
    key: digest.update(JSON.stringify(sources)).digest('hex'),
    make: async former => {
      await using indexer = new SegmentIndexer()
      return await indexPages(indexer, pages, sources, former)
    },
  }
}

/** Writes the index. Papers without an article are read from their pages, after the last paper has arrived. */
const writeIndex: BackgroundWork<SearchedPaper, LedgerPlace> = async (place, papers) => {
  const articles: Pick<SearchedPaper, 'slug' | 'article'>[] = []
  const sources: SpellingSource[] = []
  for await (const paper of papers) {
    articles.push({ slug: paper.slug, article: paper.article })
    sources.push(spellingSource(paper))
  }
  const pages = articles.map(({ slug, article }) => ({
    slug,
    html: article ?? readFileSync(join(place.folder, `papers/${slug}/index.html`), 'utf8'),
  }))
  const ledger = new Ledger(place)
  const { kept, sizes, warning } = await ledger.putFolder(searchIndexOf(pages, sources))
  const kB = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000)
  return ledger.account(
    `${pages.length} papers in ${sizes.length} files, ${kB} kB${kept ? ', as before' : ''}`,
    warning,
  )
}

export default writeIndex
