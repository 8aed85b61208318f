import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { minify } from 'rolldown/utils'
import { escapeHtml } from '../../lib/escape-html.ts'
import { shardPrefix } from '../../lib/shards.ts'
import { pack } from './pack.ts'
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

/** More pages than this share files of result texts, so that the number of files stays bounded. */
const MOST_FRAGMENT_FILES = 2048
/** The only files of Pagefind's that the search reads: no interfaces, no worker, one language. */
const NEEDED =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(?:meta|index|fragment|filter))$/
const SCRIPT = 'pagefind.js'
// A start tag may hold `>` inside quoted attribute values.
const ARTICLE = /<article\b(?:"[^"]*"|'[^']*'|[^'">])*\bdata-pagefind-body(?:"[^"]*"|'[^']*'|[^'">])*>/

/** Starts Pagefind with an empty index. It takes a moment, in a process of its own. */
function startService(): ReturnType<typeof createIndex> {
  return createIndex({
    forceLanguage: 'en',
    excludeSelectors: ['annotation', 'script', 'style'],
    maxFragments: MOST_FRAGMENT_FILES,
  })
}

/**
 * Indexes the papers' pages, and no others, with Pagefind and writes beside it what its search needs more: the
 * vocabulary, and the order of titles. Pages come oldest first, so that a new edition adds to the end and changes little before it.
 * @throws when a paper has no page or its page no text to index, or Pagefind refuses one
 */
export async function indexPages(
  pages: readonly BuiltPage[],
  sources: readonly SpellingSource[],
  service = startService(),
): Promise<IndexFiles> {
  const html = new Map(pages.map(page => [page.slug, page.html]))
  const ordered = sources.toSorted((a, b) =>
    a.edition < b.edition ? -1 : a.edition > b.edition ? 1 : a.order - b.order || (a.slug < b.slug ? -1 : 1),
  )
  const { index, errors } = await service
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  let folder: string | undefined
  try {
    // Told of each page by a message, Pagefind takes three times as long.
    folder = mkdtempSync(join(tmpdir(), 'daily-papers-index-'))
    let place = 0
    for (const [slug, extra] of spellings(ordered))
      writeFileSync(join(folder, `${place++}.html`), withSpellings(slug, html.get(slug) ?? '', extra))
    const added = await index.addDirectory({ path: folder })
    if (added.errors.length > 0)
      throw new Error(`Pagefind cannot index the papers: ${added.errors.join('; ')}`)
    const { files } = await index.getFiles()
    const kept = files.filter(({ path }) => NEEDED.test(path))
    const { packed, texts } = pack(
      new Map(kept.map(({ path, content }) => [path, content])),
      new Map(ordered.map(({ slug }, place) => [`/${place}.html`, `papers/${slug}/`])),
      shardPrefix(process.env),
    )
    const vocabulary = [...vocabularyFiles(texts)].map(
      ([name, text]) => [`vocabulary/${name}`, Buffer.from(text)] as const,
    )
    return new Map([
      ...packed,
      [SCRIPT, await minified(packed.get(SCRIPT))],
      ...vocabulary,
      ['title-order.json', titleOrder(ordered)],
    ])
  } finally {
    await close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

/** Pagefind's script as fewer bytes: it comes with line ends taken out, and names and dead branches left in. */
async function minified(script: Uint8Array | undefined): Promise<Uint8Array> {
  if (!script) throw new Error(`Pagefind wrote no ${SCRIPT}`)
  const { code, errors } = await minify(SCRIPT, Buffer.from(script).toString('utf8'), { module: true })
  if (errors.length > 0) throw new Error(`Pagefind's ${SCRIPT} cannot be read: ${errors[0]?.message}`)
  return Buffer.from(code)
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
    throw new Error(`papers/${slug}/ has no <article data-pagefind-body>: nothing of it would be found.`)
  const fields = Object.entries(extra).filter(([, text]) => text !== '')
  const metadata = fields.map(
    ([name, text]) => `<meta data-pagefind-meta="${name}[content]" content="${escapeHtml(text)}">`,
  )
  const end = article.index + article[0].length
  return html.slice(0, end) + metadata.join('') + html.slice(end)
}
