import { type Inventory, isAtPaper, type KeptFile } from './inventory.ts'
import type { State } from './messages.ts'
import { changeSettings, readSettings, type Settings } from './settings.ts'
import { isFull, NotKept, Shelf } from './shelf.ts'

/** Bytes that are left free for the browser. */
const SPARE = 500_000

/** What is kept of the site beside its shell, and what is still wanted. */
export class Library {
  readonly #root: string
  readonly #inventory: () => Promise<Inventory>
  readonly #index: Shelf
  readonly #pages: Shelf
  #files: Promise<ReadonlyMap<string, readonly [Shelf, KeptFile]>> | undefined

  /** @param root address of the site's root, with a slash at its end */
  constructor(root: string, inventory: () => Promise<Inventory>) {
    this.#root = root
    this.#inventory = inventory
    this.#index = new Shelf('index', root)
    this.#pages = new Shelf('pages', root)
  }

  /** The file with this name, and the shelf for it. */
  async find(name: string): Promise<readonly [Shelf, KeptFile] | undefined> {
    return (await this.files()).get(name)
  }

  files(): Promise<ReadonlyMap<string, readonly [Shelf, KeptFile]>> {
    this.#files ??= this.#inventory().then(({ index, pages }) => {
      const entries = (shelf: Shelf, files: readonly KeptFile[]) =>
        files.map(file => [file[0], [shelf, file]] as const)
      return new Map([...entries(this.#index, index), ...entries(this.#pages, pages)])
    })
    return this.#files
  }

  /**
   * Completes a version before it takes over: all of a small site; of a large one, what the previous version had.
   * @throws NotKept, and then leaves the previous version as it was
   */
  async install(update: boolean): Promise<void> {
    const { index, pages, unasked } = await this.#inventory()
    const { mode, whole } = await readSettings(this.#root)
    const small = unasked === 'whole' && mode === 'unasked'
    const wantedIndex = small || whole.index ? index : update ? await this.#index.known(index) : []
    const wantedPages = small || whole.pages ? pages : update ? await this.#pages.known(pages) : []
    await this.#needRoom([...wantedIndex, ...wantedPages])
    await this.#fill(wantedIndex, wantedPages)
    await changeSettings(this.#root, {
      whole: { index: wantedIndex.length === index.length, pages: wantedPages.length === pages.length },
      problem: undefined,
    })
  }

  /** Drops what only earlier versions had. */
  async activate(): Promise<void> {
    const { index, pages } = await this.#inventory()
    await this.#index.prune(index)
    await this.#pages.prune(pages)
  }

  /** Fetches what is wanted and missing, until all is there or the time is over. */
  async fill(until: number): Promise<void> {
    const { index, pages, unasked } = await this.#inventory()
    const { mode, whole, problem } = await readSettings(this.#root)
    if (mode === 'paused') return
    if (problem) await changeSettings(this.#root, { problem: undefined })
    const wantsPages = mode === 'everything' || unasked === 'whole'
    try {
      if (!whole.index) {
        await this.#fill(index, [], until)
        if (performance.now() > until) return
        await changeSettings(this.#root, { whole: { ...whole, index: true } })
      }
      if (wantsPages && !whole.pages) {
        await this.#fill([], pages, until)
        if (performance.now() > until) return
        await changeSettings(this.#root, { whole: { index: true, pages: true } })
      }
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      await changeSettings(this.#root, { problem: error.problem })
    }
  }

  /** Drops all pages, and from then on keeps only those that are read; the shell and the search index stay. */
  async remove(): Promise<void> {
    await this.#pages.clear()
    const { whole } = await readSettings(this.#root)
    await changeSettings(this.#root, {
      mode: 'paused',
      whole: { ...whole, pages: false },
      problem: undefined,
    })
  }

  async state(): Promise<State> {
    const { index, pages, notices, shell, unasked } = await this.#inventory()
    const { mode, whole, problem } = await readSettings(this.#root)
    const keptPages = whole.pages ? pages : await this.#pages.kept(pages)
    const keptIndex = whole.index ? index : await this.#index.kept(index)
    const bytes = (files: readonly KeptFile[]) => files.reduce((sum, [, , size]) => sum + size, shell)
    const papers = (files: readonly KeptFile[]) =>
      files.filter(([name]) => isAtPaper(name) && !notices.includes(name)).length
    return {
      papers: { kept: papers(keptPages), all: papers(pages) },
      files: { kept: keptPages.length + keptIndex.length, all: pages.length + index.length },
      bytes: { kept: bytes([...keptPages, ...keptIndex]), all: bytes([...pages, ...index]) },
      unasked,
      mode,
      filling: isWanting({ mode, whole }, unasked),
      problem,
    }
  }

  async #fill(index: readonly KeptFile[], pages: readonly KeptFile[], until?: number): Promise<void> {
    await this.#index.fill(index, until)
    await this.#pages.fill(pages, until)
  }

  /** Finds out before anything is fetched whether the device has room for it; not in WebKitGTK, which does not tell. */
  async #needRoom(files: readonly KeptFile[]): Promise<void> {
    const { quota, usage = 0 } = (await navigator.storage?.estimate()) ?? {}
    const kept = [...(await this.#index.kept(files)), ...(await this.#pages.kept(files))]
    const size = (list: readonly KeptFile[]) => list.reduce((sum, [, , bytes]) => sum + bytes, 0)
    if (quota !== undefined && quota - usage < size(files) - size(kept) + SPARE)
      throw new NotKept('full', 'There is not enough room')
  }
}

function isWanting(
  { mode, whole }: Pick<Settings, 'mode' | 'whole'>,
  unasked: Inventory['unasked'],
): boolean {
  if (mode === 'paused') return false
  if (mode === 'everything' || unasked === 'whole') return !whole.pages || !whole.index
  return !whole.index
}

/** Why an install failed, for the reader. */
export function problemOf(error: unknown) {
  if (error instanceof NotKept) return error.problem
  return isFull(error) ? 'full' : 'network'
}
