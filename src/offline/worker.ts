/**
 * The service worker. The shell is Workbox's precache; the search index and the pages lie on shelves beside it. Each
 * worker knows the files of one version by their digests. A new one is installed only when it has all that the one
 * before had, and the browser lets it take over all open pages at once.
 */
import { registerRoute } from 'workbox-routing/registerRoute'
import { KeptSite } from './kept-site.ts'
import { problemOf } from './library.ts'
import { type Request as Asked, isRequest } from './messages.ts'
import type { WindowClient, WorkerScope } from './scope.ts'
import { changeSettings, type Problem } from './settings.ts'

declare const self: WorkerScope

/** How long one message may go on fetching, in ms; the page asks again. */
const FILL_TIME = 1500

const root = self.registration.scope
const site = new KeptSite(self, self.__WB_MANIFEST)

self.addEventListener('install', event => {
  const update = self.registration.active !== null
  const install = async () => {
    try {
      await site.shell.install(event)
      await site.shelves.install(update)
    } catch (error) {
      const problem = problemOf(error)
      // What an interrupted install has is taken up by the next one; without room there will be none.
      if (problem === 'full' && !update) await clear()
      await record(problem)
      throw error
    }
  }
  event.waitUntil(install())
})

/** Notes why an install failed. Browsers count freed room as taken for a while, so open pages are told as well. */
async function record(problem: Problem): Promise<void> {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' }))
    client.postMessage({ problem })
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      await changeSettings(root, { problem })
      return
    } catch {
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}

/** Drops all that is kept, but not what is known of the reader and the device. */
async function clear(): Promise<void> {
  for (const name of await caches.keys())
    if (name.endsWith(`-${root}`) && !name.startsWith('settings-')) await caches.delete(name)
}

self.addEventListener('activate', event => {
  const activate = async () => {
    await site.shell.activate(event)
    await site.shelves.activate()
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
    return shown !== undefined && !(await site.isOurs(new URL(url), shown))
  }
  for (const client of all)
    if (client.url.startsWith(root) && (await isOld(client))) await site.letLive(client.id)
  await self.clients.claim()
}

self.addEventListener('message', event => {
  const { data, ports } = event
  if (!isRequest(data)) return
  event.waitUntil(answer(data).then(() => site.shelves.state().then(state => ports[0]?.postMessage(state))))
})

async function answer(asked: Asked): Promise<void> {
  if (asked === 'activate') await self.skipWaiting()
  if (asked === 'fill') await site.shelves.fill(performance.now() + FILL_TIME)
  if (asked === 'keep') await changeSettings(root, { mode: 'everything', problem: undefined })
  if (asked === 'pause') await changeSettings(root, { mode: 'paused' })
  if (asked === 'remove') await site.shelves.remove()
}

registerRoute(
  ({ request, sameOrigin, url }) => sameOrigin && request.method === 'GET' && url.href.startsWith(root),
  ({ event, url }) => site.answer(event, url),
)
