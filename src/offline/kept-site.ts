import { PrecacheController } from 'workbox-precaching/PrecacheController'
import { digestOf } from './digest.ts'
import {
  addressOf,
  INVENTORY,
  type Inventory,
  isLeftOut,
  type KeptFile,
  NOT_FOUND,
  NOT_KEPT,
  targetOf,
} from './inventory.ts'
import { Library } from './library.ts'
import { LivePages } from './live-pages.ts'
import type { ShellEntry, WorkerFetchEvent, WorkerScope } from './scope.ts'
import type { Shelf } from './shelf.ts'

/** One version of the site, as far as it is kept: the shell in Workbox's precache, the rest on shelves. */
export class KeptSite {
  readonly shell: PrecacheController
  readonly shelves: Library
  readonly #scope: WorkerScope
  readonly #root: string
  readonly #live: LivePages
  /** Digests of the shell's files, by address. */
  readonly #digests: ReadonlyMap<string, string>

  /** @param manifest the shell, as the build lists it */
  constructor(scope: WorkerScope, manifest: readonly ShellEntry[]) {
    this.#scope = scope
    this.#root = scope.registration.scope
    this.#live = new LivePages(scope)
    this.#digests = new Map(manifest.map(({ url, revision }) => [new URL(url, this.#root).href, revision]))
    // During a deployment a server may answer with files of either version.
    const cacheWillUpdate = async ({ request, response }: { request: Request; response: Response }) => {
      const { origin, pathname } = new URL(request.url)
      const digest = response.ok && (await digestOf(await response.clone().arrayBuffer()))
      return digest === this.#digests.get(origin + pathname) ? response : null
    }
    this.shell = new PrecacheController({ plugins: [{ cacheWillUpdate }] })
    this.shell.addToCacheList([...manifest])
    this.shelves = new Library(this.#root, () => this.#readInventory())
  }

  /** The answer to a page's request: from what is kept, wherever that is of the right version. */
  async answer(event: WorkerFetchEvent, url: URL): Promise<Response> {
    try {
      return await (event.request.mode === 'navigate' ? this.#navigate(event, url) : this.#load(event, url))
    } catch {
      // The browser has dropped what was kept; the network still answers.
      return fetch(event.request)
    }
  }

  /** Notes that an open page is of another version, so that it goes on loading files of that version. */
  async letLive(id: string): Promise<void> {
    await this.#live.add(id)
  }

  async #navigate(event: WorkerFetchEvent, url: URL): Promise<Response> {
    const target = await this.#locate(url)
    if (target && 'redirect' in target)
      return Response.redirect(this.#root + target.redirect + url.search, 301)
    const kept = target && (await this.#match(target.name))
    if (kept) return kept
    try {
      const response = await fetch(event.request)
      await this.#receive(event, url, response.clone())
      return response
    } catch {
      const exists = target !== undefined || isLeftOut(this.#pathOf(url) ?? '')
      return exists ? this.#fallback(NOT_KEPT, 503) : this.#fallback(NOT_FOUND, 404)
    }
  }

  async #load(event: WorkerFetchEvent, url: URL): Promise<Response> {
    if (await this.#live.has(event.clientId)) return fetch(event.request)
    const target = await this.#locate(url)
    if (!target || 'redirect' in target) return fetch(event.request)
    const kept = await this.#match(target.name)
    if (kept) return kept
    const response = await fetch(event.request)
    const found = await this.shelves.find(target.name)
    if (found && !(await keep(event, found, response.clone()))) {
      void this.#scope.registration.update()
      return Response.error()
    }
    return response
  }

  /** Keeps a page from the network if it is of this version. If not, all that it loads must come from there too. */
  async #receive(event: WorkerFetchEvent, url: URL, response: Response): Promise<void> {
    const target = await this.#locate(url)
    const found = target && 'name' in target ? await this.shelves.find(target.name) : undefined
    const ours = found ? await keep(event, found, response) : await this.isOurs(url, response)
    if (ours || !isHtml(response)) return
    await this.#live.add(event.resultingClientId)
    event.waitUntil(this.#scope.registration.update().catch(() => {}))
  }

  async isOurs(url: URL, response: Response): Promise<boolean> {
    const target = await this.#locate(url)
    const name = target && 'name' in target ? target.name : NOT_FOUND
    const digest =
      this.#digests.get(new URL(addressOf(name), this.#root).href) ?? (await this.shelves.find(name))?.[1][1]
    return digest === (await digestOf(await response.arrayBuffer()))
  }

  /** The file that an address leads to. Queries are ignored: Pagefind appends one of its own. */
  async #locate(url: URL) {
    const path = this.#pathOf(url)
    if (path === undefined) return undefined
    const inShell = targetOf(path, name => this.#isOfShell(name))
    if (inShell) return inShell
    const files = await this.shelves.files()
    return targetOf(path, name => files.has(name))
  }

  /** The path of an address under the site's root; undefined where it cannot be decoded. */
  #pathOf({ pathname }: URL): string | undefined {
    return decoded(pathname.slice(new URL(this.#root).pathname.length))
  }

  async #match(name: string): Promise<Response | undefined> {
    if (this.#isOfShell(name)) return this.shell.matchPrecache(new URL(addressOf(name), this.#root).href)
    const [shelf, file] = (await this.shelves.find(name)) ?? []
    return shelf && file && shelf.match(file)
  }

  async #fallback(name: string, status: number): Promise<Response> {
    const page = await this.#match(name)
    return page ? new Response(page.body, { status, headers: page.headers }) : Response.error()
  }

  #isOfShell(name: string): boolean {
    return this.#digests.has(new URL(encodeURI(addressOf(name)), this.#root).href)
  }

  async #readInventory(): Promise<Inventory> {
    const kept = await this.shell.matchPrecache(this.#root + INVENTORY)
    if (!kept) throw new Error('The list of files is not kept')
    return kept.json()
  }
}

/** Keeps a response if it is the file, and says whether it is. A full device still shows what it cannot keep. */
async function keep(
  event: WorkerFetchEvent,
  [shelf, file]: readonly [Shelf, KeptFile],
  response: Response,
): Promise<boolean> {
  if (!response.ok || (await digestOf(await response.clone().arrayBuffer())) !== file[1]) return false
  event.waitUntil(shelf.put(file, response).catch(() => {}))
  return true
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function isHtml({ headers }: Response): boolean {
  return headers.get('content-type')?.includes('html') === true
}
