import type { WorkerScope } from './scope.ts'

/**
 * Open pages that came from the network and are of another version than the worker's. Everything they load comes from
 * the network too: no page of one version uses the search index of another. Their ids are stored, since a worker may be
 * stopped and started again while a page is open.
 */
export class LivePages {
  readonly #scope: WorkerScope
  #ids: Promise<Set<string>> | undefined

  constructor(scope: WorkerScope) {
    this.#scope = scope
  }

  async has(id: string): Promise<boolean> {
    return (await this.#read()).has(id)
  }

  async add(id: string): Promise<void> {
    const ids = await this.#read()
    ids.add(id)
    const open = await this.#scope.clients.matchAll({ includeUncontrolled: true, type: 'window' })
    const known = new Set([id, ...open.map(client => client.id)])
    for (const old of ids) if (!known.has(old)) ids.delete(old)
    const cache = await caches.open(this.#name)
    await cache.put(this.#key, Response.json([...ids]))
  }

  #read(): Promise<Set<string>> {
    this.#ids ??= caches
      .open(this.#name)
      .then(cache => cache.match(this.#key))
      .then(async kept => new Set<string>(kept ? await kept.json() : []))
    return this.#ids
  }

  get #name(): string {
    return `live-pages-${this.#scope.registration.scope}`
  }

  get #key(): string {
    return `${this.#scope.registration.scope}_offline/live-pages`
  }
}
