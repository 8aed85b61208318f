/**
 * The service worker. The shell is Workbox's precache; the search index and the pages lie on shelves beside it. Each
 * worker knows the files of one version by their digests. A new one is installed only when it has all that the one
 * before had, and the browser lets it take over all open pages at once.
 */
import { PrecacheController } from 'workbox-precaching/PrecacheController'
import { registerRoute } from 'workbox-routing/registerRoute'
import { digestOf } from './digest.ts'
import {
  addressOf,
  INVENTORY,
  type Inventory,
  type KeptFile,
  NOT_FOUND,
  NOT_KEPT,
  targetOf,
} from './inventory.ts'
import { Library, problemOf } from './library.ts'
import { LivePages } from './live-pages.ts'
import { type Request as Asked, isRequest } from './messages.ts'
import type { WindowClient, WorkerFetchEvent, WorkerScope } from './scope.ts'
import { changeSettings } from './settings.ts'
import type { Shelf } from './shelf.ts'

declare const self: WorkerScope

/** How long one message may go on fetching, in ms; the page asks again. */
const FILL_TIME = 1500

const manifest = self.__WB_MANIFEST
const root = self.registration.scope
const digests = new Map(manifest.map(({ url, revision }) => [new URL(url, root).href, revision]))
const isOfShell = (name: string) => digests.has(root + encodeURI(addressOf(name).replace('./', '')))

const shell = new PrecacheController({
  plugins: [
    {
      /** During a deployment a server may answer with files of two versions. */
      cacheWillUpdate: async ({ request, response }) => {
        const { origin, pathname } = new URL(request.url)
        const digest = response.ok && (await digestOf(await response.clone().arrayBuffer()))
        return digest === digests.get(origin + pathname) ? response : null
      },
    },
  ],
})
shell.addToCacheList([...manifest])

const library = new Library(root, readInventory)
const live = new LivePages(self)

async function readInventory(): Promise<Inventory> {
  const kept = await shell.matchPrecache(root + INVENTORY)
  if (!kept) throw new Error('The list of files is not kept')
  return kept.json()
}

self.addEventListener('install', event => {
  const update = self.registration.active !== null
  const install = async () => {
    try {
      await shell.install(event)
      await library.install(update)
    } catch (error) {
      const problem = problemOf(error)
      // What an interrupted install has is taken up by the next one; without room there will be none.
      if (problem === 'full' && !update) await clear()
      await changeSettings(root, { problem }).catch(() => {})
      throw error
    }
  }
  event.waitUntil(install())
})

async function clear(): Promise<void> {
  for (const name of await caches.keys()) if (name.endsWith(`-${root}`)) await caches.delete(name)
}

self.addEventListener('activate', event => {
  const activate = async () => {
    await shell.activate(event)
    await library.activate()
    await takeOver()
  }
  event.waitUntil(activate())
})

/**
 * Open pages are of another version: those of the worker before surely, and those that were opened without a worker
 * if the bytes they were made from are.
 */
async function takeOver(): Promise<void> {
  const controlled = await self.clients.matchAll({ includeUncontrolled: false, type: 'window' })
  const all = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  const isOld = async ({ id, url }: WindowClient) => {
    if (controlled.some(client => client.id === id)) return true
    const shown = await fetch(url, { cache: 'force-cache' }).catch(() => undefined)
    return shown !== undefined && !(await isOurs(new URL(url), shown))
  }
  for (const client of all)
    if (client.url.startsWith(root) && (await isOld(client))) await live.add(client.id)
  await self.clients.claim()
}

self.addEventListener('message', event => {
  const { data, ports } = event
  if (!isRequest(data)) return
  event.waitUntil(answer(data).then(() => library.state().then(state => ports[0]?.postMessage(state))))
})

async function answer(asked: Asked): Promise<void> {
  if (asked === 'activate') await self.skipWaiting()
  if (asked === 'fill') await library.fill(performance.now() + FILL_TIME)
  if (asked === 'keep') await changeSettings(root, { mode: 'everything', problem: undefined })
  if (asked === 'pause') await changeSettings(root, { mode: 'paused' })
  if (asked === 'remove') await library.remove()
}

registerRoute(
  ({ request, sameOrigin, url }) => sameOrigin && request.method === 'GET' && url.href.startsWith(root),
  async ({ event, request, url }) => {
    try {
      return await (request.mode === 'navigate' ? navigate(event, url) : load(event, url))
    } catch {
      // The browser has dropped what was kept: then this is a site like any other.
      return fetch(request)
    }
  },
)

async function navigate(event: WorkerFetchEvent, url: URL): Promise<Response> {
  const target = await locate(url)
  if (target && 'redirect' in target) return Response.redirect(root + target.redirect + url.search, 301)
  const kept = target && (await match(target.name))
  if (kept) return kept
  try {
    const response = await fetch(event.request)
    await receive(event, url, response.clone())
    return response
  } catch {
    return target ? fallback(NOT_KEPT, 503) : fallback(NOT_FOUND, 404)
  }
}

async function load(event: WorkerFetchEvent, url: URL): Promise<Response> {
  if (await live.has(event.clientId)) return fetch(event.request)
  const target = await locate(url)
  if (!target || 'redirect' in target) return fetch(event.request)
  const kept = await match(target.name)
  if (kept) return kept
  const response = await fetch(event.request)
  const found = await library.find(target.name)
  if (found && !(await keep(event, found, response.clone()))) {
    void self.registration.update()
    return Response.error()
  }
  return response
}

/** A page from the network: kept if it is of this version; if not, all that it loads must come from there too. */
async function receive(event: WorkerFetchEvent, url: URL, response: Response): Promise<void> {
  const target = await locate(url)
  const found = target && 'name' in target ? await library.find(target.name) : undefined
  const ours = found ? await keep(event, found, response) : await isOurs(url, response)
  if (ours || !isHtml(response)) return
  await live.add(event.resultingClientId)
  event.waitUntil(self.registration.update().catch(() => {}))
}

/** Tells whether a response is the file, and keeps it then. A full device still shows what it cannot keep. */
async function keep(
  event: WorkerFetchEvent,
  [shelf, file]: readonly [Shelf, KeptFile],
  response: Response,
): Promise<boolean> {
  if (!response.ok || (await digestOf(await response.clone().arrayBuffer())) !== file[1]) return false
  event.waitUntil(shelf.put(file, response).catch(() => {}))
  return true
}

async function isOurs(url: URL, response: Response): Promise<boolean> {
  const target = await locate(url)
  const name = target && 'name' in target ? target.name : NOT_FOUND
  const digest = digests.get(new URL(addressOf(name), root).href) ?? (await library.find(name))?.[1][1]
  return digest === (await digestOf(await response.arrayBuffer()))
}

/** The file that an address leads to. Queries do not matter: Pagefind appends one of its own. */
async function locate({ pathname }: URL) {
  const path = decoded(pathname.slice(new URL(root).pathname.length))
  if (path === undefined) return undefined
  const inShell = targetOf(path, isOfShell)
  if (inShell) return inShell
  const files = await library.files()
  return targetOf(path, name => files.has(name))
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

async function match(name: string): Promise<Response | undefined> {
  if (isOfShell(name)) return shell.matchPrecache(new URL(addressOf(name), root).href)
  const [shelf, file] = (await library.find(name)) ?? []
  return shelf && file && shelf.match(file)
}

async function fallback(name: string, status: number): Promise<Response> {
  const page = await match(name)
  return page ? new Response(page.body, { status, headers: page.headers }) : Response.error()
}

function isHtml({ headers }: Response): boolean {
  return headers.get('content-type')?.includes('html') === true
}
