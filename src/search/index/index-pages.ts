import { hash } from 'node:crypto'
import { minify } from 'rolldown/utils'
import type { MadeFolder } from '../../build/ledger.ts'
import { escapeHtml } from '../../typeset/escape-html.ts'
import { IDS_FILE, type IndexedIds } from '../engine/engine.ts'
import { abstractOf } from '../engine/paper.ts'
import { shardPrefix } from '../engine/shards.ts'
import { meaningFiles } from './meaning-files.ts'
import { pack } from './pack.ts'
import type { SegmentIndexer } from './segment-indexer.ts'
import type { SpellingSource } from './sources.ts'
import { type Spellings, spellings } from './spellings.ts'
import { vocabularyFiles } from './vocabulary.ts'

/** A paper page as built. */
export interface BuiltPage {
  readonly slug: string
  readonly html: string
}

/** Files of the index, by their path in its folder. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>

const SCRIPT = 'pagefind.js'
// A start tag may hold `>` inside quoted attribute values.
const ARTICLE = /<article\b(?:"[^"]*"|'[^']*'|[^'">])*\bdata-pagefind-body(?:"[^"]*"|'[^']*'|[^'">])*>/

/**
 * Indexes the papers' pages, and no others, with Pagefind and writes beside it what its search needs more: the
 * vocabulary, what words and papers mean, and the order of titles. Pages come oldest first, so that a new edition adds to the end and changes little before it.
 * @param indexer a fresh one
 * @param former an index that the same code made, of which pages that are the same are taken: the bytes are as without
 * @returns the files, and by slug a digest of what each page gave them
 * @throws when a paper has no page or its page no text to index, or Pagefind refuses one
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
  for (const [slug, extra] of spellings(ordered)) {
    const searched = withSpellings(slug, html.get(slug) ?? '', extra)
    const url = addressOf(slug)
    digests[slug] = hash('sha256', searched, 'base64')
    if (digests[slug] === former?.parts[slug]) kept.set(url, url)
    else await indexer.add(url, searched)
  }
  // Of no page Pagefind makes no index; this one is no paper's, and so is left out.
  if (ordered.length === 0) await indexer.add('', '<html><body>None</body></html>')
  const made = await indexer.finish()
  const segments = former && kept.size > 0 ? [{ files: former.files, urls: kept }, ...made] : made
  const { packed, texts } = pack(
    segments,
    ordered.map(({ slug }) => addressOf(slug)),
    shardPrefix(process.env),
  )
  const vocabulary = [...vocabularyFiles(texts.map(({ content }) => content))].map(
    ([name, text]) => [`vocabulary/${name}`, Buffer.from(text)] as const,
  )
  const meant = texts.map(text => ({ title: text.meta.title ?? '', abstract: abstractOf(text) }))
  const meaning = [...meaningFiles(meant)].map(([name, content]) => [`meaning/${name}`, content] as const)
  const files = new Map([
    ...packed,
    [SCRIPT, former?.files.get(SCRIPT) ?? (await minified(packed.get(SCRIPT)))],
    ...vocabulary,
    ...meaning,
    ['title-order.json', titleOrder(ordered)],
    [IDS_FILE, idsOf(ordered)],
  ])
  return { files, parts: digests }
}

function addressOf(slug: string): string {
  return `papers/${slug}/`
}

/** Pagefind's script as fewer bytes: it comes with line ends taken out, and names and dead branches left in. */
async function minified(script: Uint8Array | undefined): Promise<Uint8Array> {
  if (!script) throw new Error(`Pagefind wrote no ${SCRIPT}`)
  const { code, errors } = await minify(SCRIPT, Buffer.from(script).toString('utf8'), { module: true })
  if (errors.length > 0) throw new Error(`Pagefind's ${SCRIPT} cannot be read: ${errors[0]?.message}`)
  return Buffer.from(code)
}

/** Places of the papers in the index, by their ids. */
function idsOf(papers: readonly SpellingSource[]): Buffer {
  const places = Object.fromEntries(
    papers.flatMap(({ ids = [] }, place) => ids.map(id => [id, place] as const)),
  )
  const indexed: IndexedIds = { papers: papers.length, places }
  return Buffer.from(JSON.stringify(indexed))
}

/** Places of the papers in the index, in the order of their titles. */
function titleOrder(papers: readonly SpellingSource[]): Buffer {
  const collator = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })
  const places = papers.map(({ title, slug }, place) => ({ title, slug, place }))
  places.sort((a, b) => collator.compare(a.title, b.title) || (a.slug < b.slug ? -1 : 1))
  return Buffer.from(JSON.stringify(places.map(({ place }) => place)))
}

/** The page with its other spellings as metadata of the article, which Pagefind finds and does not print. */
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
