import { hash } from 'node:crypto'
import { minify } from 'rolldown/utils'
import type { MadeFolder } from '../../build/ledger.ts'
import { escapeHtml } from '../../typeset/escape-html.ts'
import { IDS_FILE, type IndexedIds, SLUGS_FILE } from '../engine/engine.ts'
import { abstractOf } from '../engine/paper.ts'
import { shardPrefix } from '../engine/shards.ts'
import { meaningFiles } from './meaning-files.ts'
import { pack } from './pack.ts'
import { UnknownFormat } from './pagefind-files.ts'
import type { SegmentIndexer } from './segment-indexer.ts'
import type { SpellingSource } from './spelling-source.ts'
import { type Spellings, spellings } from './spellings.ts'
import { vocabularyFiles } from './vocabulary-files.ts'

/** A paper page as built. */
export interface BuiltPage {
  readonly slug: string
  readonly html: string
}

/** Files of the index, by their path in its folder. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>

const SCRIPT = 'pagefind.js'
const UNPACKED =
  'Pagefind wrote its files otherwise than version 1.6 does, so they are published as they are: the search works, but fetches more, and neither sorts by title, nor finds by meaning, nor tells which papers were read. To do: install pagefind 1.6.0, or teach src/search/index/pagefind-files.ts the new format.'
// A start tag may hold `>` inside quoted attribute values.
const ARTICLE = /<article\b(?:"[^"]*"|'[^']*'|[^'">])*\bdata-pagefind-body(?:"[^"]*"|'[^']*'|[^'">])*>/

/**
 * Indexes the papers' pages, and no others, with Pagefind. Beside Pagefind's files it makes the vocabulary, the
 * meanings of words and papers, and the order of titles. Pages are added oldest first, so that a new edition changes
 * little before it.
 * @param indexer a fresh one
 * @param former an index that the same code made; unchanged pages are taken from it, and the bytes are the same as
 *   without it
 * @returns the files, and by slug a digest of what each page gave them
 * @throws if a paper has no page, a page has no text to index, or Pagefind refuses a page
 */
export async function indexPages(
  indexer: SegmentIndexer,
  pages: readonly BuiltPage[],
  sources: readonly SpellingSource[],
  former?: MadeFolder,
): Promise<MadeFolder> {
  const html = new Map(pages.map(page => [page.slug, page.html]))
  const ordered = sources.toSorted((a, b) =>
    a.edition < b.edition ? -1 : a.edition > b.edition ? 1 : a.order - b.order || (a.slug < b.slug ? -1 : 1),
  )
  const digests: Record<string, string> = {}
  const kept = new Map<string, string>()
  const searched = function* () {
    for (const [slug, extra] of spellings(ordered))
      yield [slug, withSpellings(slug, html.get(slug) ?? '', extra)] as const
    // Pagefind makes no index without a page. This one belongs to no paper, and is left out.
    if (ordered.length === 0) yield [undefined, '<html><body>None</body></html>'] as const
  }
  for (const [slug, page] of searched()) {
    const url = slug === undefined ? '' : addressOf(slug)
    if (slug !== undefined) digests[slug] = hash('sha256', page, 'base64')
    if (slug !== undefined && digests[slug] === former?.parts[slug]) kept.set(url, url)
    else await indexer.add(url, page)
  }
  const made = await indexer.finish()
  const segments = former && kept.size > 0 ? [{ files: former.files, urls: kept }, ...made] : made
  const packed = packedOrNot(
    segments,
    ordered.map(({ slug }) => addressOf(slug)),
  )
  if (!packed) {
    const pages = [...searched()].map(([slug, page]) => [addressOf(slug ?? ''), page] as const)
    const written = await indexer.whole(pages)
    const files = new Map([
      ...written,
      ...vocabulary(ordered.map(({ text }) => text)),
      ['title-order.json', Buffer.from('[]')],
      // Places in the index are not known.
      [IDS_FILE, idsOf([])],
      [SLUGS_FILE, slugsOf([])],
    ])
    return { files, parts: {}, warning: UNPACKED }
  }
  const { packed: index, texts } = packed
  const meant = texts.map(text => ({ title: text.meta.title ?? '', abstract: abstractOf(text) }))
  const meaning = [...meaningFiles(meant)].map(([name, content]) => [`meaning/${name}`, content] as const)
  const files = new Map([
    ...index,
    [SCRIPT, former?.files.get(SCRIPT) ?? (await minified(index.get(SCRIPT)))],
    ...vocabulary(texts.map(({ content }) => content)),
    ...meaning,
    ['title-order.json', titleOrder(ordered)],
    [IDS_FILE, idsOf(ordered)],
    [SLUGS_FILE, slugsOf(ordered)],
  ])
  return { files, parts: digests }
}

/** The result of `pack`; undefined if Pagefind's files have an unknown format. */
function packedOrNot(...[segments, urls]: Parameters<typeof pack>): ReturnType<typeof pack> | undefined {
  try {
    return pack(segments, urls, shardPrefix(process.env))
  } catch (error) {
    if (error instanceof UnknownFormat) return undefined
    throw error
  }
}

function vocabulary(texts: readonly string[]): [name: string, content: Uint8Array][] {
  return [...vocabularyFiles(texts)].map(([name, text]) => [`vocabulary/${name}`, Buffer.from(text)])
}

function addressOf(slug: string): string {
  return `papers/${slug}/`
}

/** Pagefind's script, minified: it is published with its names and dead branches. */
async function minified(script: Uint8Array | undefined): Promise<Uint8Array> {
  if (!script) throw new Error(`Pagefind wrote no ${SCRIPT}`)
  const { code, errors } = await minify(SCRIPT, Buffer.from(script).toString('utf8'), { module: true })
  if (errors.length > 0) throw new Error(`Pagefind's ${SCRIPT} cannot be read: ${errors[0]?.message}`)
  return Buffer.from(code)
}

function slugsOf(papers: readonly SpellingSource[]): Buffer {
  return Buffer.from(JSON.stringify(papers.map(({ slug }) => slug)))
}

/** The places of the papers in the index, by their ids. */
function idsOf(papers: readonly SpellingSource[]): Buffer {
  const places = Object.fromEntries(
    papers.flatMap(({ ids = [] }, place) => ids.map(id => [id, place] as const)),
  )
  const indexed: IndexedIds = { papers: papers.length, places }
  return Buffer.from(JSON.stringify(indexed))
}

/** The places of the papers in the index, sorted by title. */
function titleOrder(papers: readonly SpellingSource[]): Buffer {
  const collator = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })
  const places = papers.map(({ title, slug }, place) => ({ title, slug, place }))
  places.sort((a, b) => collator.compare(a.title, b.title) || (a.slug < b.slug ? -1 : 1))
  return Buffer.from(JSON.stringify(places.map(({ place }) => place)))
}

/** The page with its other spellings as metadata of the article, which Pagefind finds and does not show. */
function withSpellings(slug: string, html: string, extra: Spellings): string {
  const article = ARTICLE.exec(html)
  if (!article)
    throw new Error(`${addressOf(slug)} has no <article data-pagefind-body>: nothing of it would be found.`)
  const fields = Object.entries(extra).filter(([, text]) => text !== '')
  const metadata = fields.map(
    ([name, text]) => `<meta data-pagefind-meta="${name}[content]" content="${escapeHtml(text)}">`,
  )
  const end = article.index + article[0].length
  return html.slice(0, end) + metadata.join('') + html.slice(end)
}
