import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { close, createIndex } from 'pagefind'
import type { Files } from './pagefind-files.ts'
import type { Segment } from './segment.ts'

/** The largest number of pages in a segment: Pagefind keeps all pages of an index in memory. */
const SEGMENT = 768
/** The number of files into which Pagefind puts the texts of a segment; packing reads them and writes others. */
const TEXT_FILES = 64
/** Settings that leave out files which the search does not read: no interfaces, no worker, one language. */
const NEEDED =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(?:meta|index|fragment|filter))$/

/**
 * Indexes pages with Pagefind, segment by segment, in a process of its own, while others are added. The files that
 * Pagefind reads are removed when the indexer is disposed of, after the index was written: after many files were
 * removed, some disks take much longer to make others.
 */
export class SegmentIndexer implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'daily-papers-index-'))
  readonly #segments: Promise<Segment>[] = []
  /** The pages of the segment that is being filled: their addresses, and their files. */
  #urls = new Map<string, string>()

  async add(url: string, html: string): Promise<void> {
    const folder = this.#open
    if (this.#urls.size === 0) mkdirSync(folder)
    // With a message for each page, Pagefind would take three times as long.
    const name = `${this.#urls.size}.html`
    // U+FEFF is invisible, and UTF-8 readers drop it before a word: two words would become one.
    writeFileSync(join(folder, name), html.replaceAll('\ufeff', ''))
    this.#urls.set(`/${name}`, url)
    if (this.#urls.size === SEGMENT) this.#index()
    // Pagefind's answers only arrive between two turns of the event loop.
    await turn()
  }

  /**
   * The segments of all added pages, in order.
   * @throws if Pagefind has refused one
   */
  async finish(): Promise<Segment[]> {
    if (this.#urls.size > 0) this.#index()
    const segments = await Promise.all(this.#segments)
    // Ended now, since its process would keep its memory while the segments are packed.
    await close()
    return segments
  }

  /**
   * One index of all given pages, with all files as Pagefind writes them.
   * @param pages texts by address, which ends in a slash
   * @throws if Pagefind refuses one
   */
  async whole(pages: Iterable<readonly [url: string, html: string]>): Promise<Files> {
    const folder = join(this.#folder, 'whole')
    for (const [url, html] of pages) {
      mkdirSync(join(folder, url), { recursive: true })
      writeFileSync(join(folder, url, 'index.html'), html)
    }
    return filesOf(folder)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #open(): string {
    return join(this.#folder, String(this.#segments.length))
  }

  /** One after the other, since Pagefind takes memory for each. */
  #index(): void {
    const [folder, urls, before] = [this.#open, this.#urls, this.#segments.at(-1)]
    const segment = Promise.resolve(before).then(() => indexFolder(folder, urls))
    // An error is reported where the segments are awaited.
    segment.catch(() => {})
    this.#segments.push(segment)
    this.#urls = new Map()
  }
}

async function indexFolder(folder: string, urls: Segment['urls']): Promise<Segment> {
  const files = [...(await filesOf(folder, TEXT_FILES))].filter(([path]) => NEEDED.test(path))
  if (!files.some(([path]) => path.endsWith('.pf_meta')))
    throw new Error(`Pagefind did not index ${[...urls.values()].join(', ')}`)
  return { files: new Map(files), urls }
}

/** @param textFiles number of files for the texts; by default one for each text */
async function filesOf(folder: string, textFiles?: number): Promise<Files> {
  const { index, errors } = await createIndex({
    forceLanguage: 'en',
    excludeSelectors: ['annotation', 'script', 'style'],
    ...(textFiles !== undefined && { maxFragments: textFiles }),
  })
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  const added = await index.addDirectory({ path: folder })
  if (added.errors.length > 0) throw new Error(`Pagefind cannot index the papers: ${added.errors.join('; ')}`)
  const { files } = await index.getFiles()
  await index.deleteIndex()
  return new Map(files.map(({ path, content }) => [path, content]))
}
