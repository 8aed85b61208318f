import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { close, createIndex } from 'pagefind'
import type { Segment } from './segment.ts'

/** Most pages of a segment: Pagefind takes memory for all pages of an index. */
const SEGMENT = 2048
/** So many files Pagefind puts the texts of a segment in; packing reads them and writes others. */
const TEXT_FILES = 64
/** The only files of Pagefind's that the search reads: no interfaces, no worker, one language. */
const NEEDED =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(?:meta|index|fragment|filter))$/

/** Indexes pages with Pagefind, segment by segment; one is indexed, in a process of Pagefind's, while the next fills. */
export class SegmentIndexer {
  readonly #segments: Promise<Segment>[] = []
  #open: { readonly folder: string; readonly urls: Map<string, string> } | undefined

  /** @throws when Pagefind refused an earlier page */
  async add(url: string, html: string): Promise<void> {
    // Told of each page by a message, Pagefind takes three times as long.
    this.#open ??= { folder: mkdtempSync(join(tmpdir(), 'daily-papers-index-')), urls: new Map() }
    const { folder, urls } = this.#open
    const name = `${urls.size}.html`
    writeFileSync(join(folder, name), html)
    urls.set(`/${name}`, url)
    if (urls.size === SEGMENT) await this.#index()
    // Pagefind's answers are only heard of between two turns of the event loop.
    await turn()
  }

  /**
   * The segments of all pages that were added, in order.
   * @throws when Pagefind refused one
   */
  async finish(): Promise<Segment[]> {
    await this.#index()
    return Promise.all(this.#segments)
  }

  async close(): Promise<void> {
    await close()
    if (this.#open) rmSync(this.#open.folder, { recursive: true, force: true })
  }

  async #index(): Promise<void> {
    if (!this.#open) return
    await this.#segments.at(-1)
    const segment = indexFolder(this.#open.folder, this.#open.urls)
    this.#open = undefined
    // It is reported where the segments are asked for.
    segment.catch(() => {})
    this.#segments.push(segment)
  }
}

/** Indexes the pages of a folder, and removes it. */
async function indexFolder(folder: string, urls: Segment['urls']): Promise<Segment> {
  try {
    const { index, errors } = await createIndex({
      forceLanguage: 'en',
      excludeSelectors: ['annotation', 'script', 'style'],
      maxFragments: TEXT_FILES,
    })
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
    const added = await index.addDirectory({ path: folder })
    if (added.errors.length > 0)
      throw new Error(`Pagefind cannot index the papers: ${added.errors.join('; ')}`)
    const { files } = await index.getFiles()
    await index.deleteIndex()
    const needed = files.filter(({ path }) => NEEDED.test(path))
    if (!needed.some(({ path }) => path.endsWith('.pf_meta')))
      throw new Error(`Pagefind did not index ${[...urls.values()].join(', ')}`)
    return { files: new Map(needed.map(({ path, content }) => [path, content])), urls }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
