/**
 * The service worker. Workbox's precache keeps the shell; shelves keep the search index and the pages. Each worker
 * knows the files of one version by their digests. A new worker is installed only when it has all that the previous one
 * had, and takes over all open pages at once.
 */
import { registerRoute } from 'workbox-routing/registerRoute'
import { KeptSite } from './kept-site.ts'
import { problemOf } from './library.ts'
import { type Request as Asked, isRequest } from './messages.ts'
import type { WindowClient, WorkerScope } from './scope.ts'
import { changeSettings, type Problem } from './settings.ts'

declare const self: WorkerScope

/** How long the worker fetches for one message, in ms; the page then asks again. */
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
      // The next attempt continues with what this one has fetched. Without room there will be none.
      if (problem === 'full' && !update) await clear()
      await record(problem)
      throw error
    }
  }
  event.waitUntil(install())
})

/** Notes why an install failed, and tells open pages too: a browser may not write again soon after freeing space. */
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

/** Drops all that is kept, except the settings. */
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
 * Notes which open pages are of another version: those that the previous worker controlled, and those opened without a
 * worker whose bytes are of another version.
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
