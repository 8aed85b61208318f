import { digestOf } from './digest.ts'
import { addressOf, type KeptFile } from './inventory.ts'
import type { Problem } from './settings.ts'

/** The number of files that are fetched at a time. */
const PARALLEL = 8

/** A file that could not be kept. */
export class NotKept extends Error {
  override name = 'NotKept'
  readonly problem: Problem

  constructor(problem: Problem, message: string) {
    super(message)
    this.problem = problem
  }
}

/**
 * The files of one part of the site, in a cache of its own. Each file is kept under its address and digest, so that two
 * versions can coexist while the newer one is being completed.
 */
export class Shelf {
  readonly #root: string
  readonly #name: string
  #keys: Promise<Set<string>> | undefined

  /** @param root address of the site's root, with a slash at its end */
  constructor(part: string, root: string) {
    this.#root = root
    this.#name = `${part}-${root}`
  }

  async match(file: KeptFile): Promise<Response | undefined> {
    return (await caches.open(this.#name)).match(this.#key(file))
  }

  /** Keeps a response, whose bytes must have the digest of the file. */
  async put(file: KeptFile, response: Response): Promise<void> {
    try {
      await (await caches.open(this.#name)).put(this.#key(file), response)
    } catch (error) {
      throw new NotKept(isFull(error) ? 'full' : 'network', `${file[0]}: ${error}`)
    }
    if (this.#keys) (await this.#keys).add(this.#key(file))
  }

  /** Those of the files that are kept in this version. */
  async kept(files: readonly KeptFile[]): Promise<readonly KeptFile[]> {
    const keys = await this.#read()
    return files.filter(file => keys.has(this.#key(file)))
  }

  /** Those of the files that are kept in any version. */
  async known(files: readonly KeptFile[]): Promise<readonly KeptFile[]> {
    const addresses = new Set([...(await this.#read())].map(key => key.replace(/\?.*/, '')))
    return files.filter(([name]) => addresses.has(this.#root + relative(name)))
  }

  /**
   * Fetches and keeps the files that are missing, until all are there or the time is over.
   * @param until end of the time, on the clock of `performance.now()`
   * @throws NotKept where a file cannot be fetched, is of another version, or finds no room
   */
  async fill(files: readonly KeptFile[], until = Number.POSITIVE_INFINITY): Promise<void> {
    const keys = await this.#read()
    const missing = files.filter(file => !keys.has(this.#key(file))).values()
    const problems: unknown[] = []
    const work = async () => {
      for (const file of missing) {
        if (performance.now() > until || problems.length > 0) return
        try {
          await this.put(file, await this.#fetch(file))
        } catch (error) {
          problems.push(error)
        }
      }
    }
    await Promise.all(Array.from({ length: PARALLEL }, work))
    if (problems.length > 0) throw problems[0]
  }

  /** Drops all but the given files. */
  async prune(files: readonly KeptFile[]): Promise<void> {
    const wanted = new Set(files.map(file => this.#key(file)))
    const cache = await caches.open(this.#name)
    for (const key of await this.#read()) if (!wanted.has(key)) await cache.delete(key)
    this.#keys = undefined
  }

  async clear(): Promise<void> {
    await caches.delete(this.#name)
    this.#keys = undefined
  }

  async #fetch([name, digest]: KeptFile): Promise<Response> {
    const response = await answer(this.#root + relative(name)).catch(error => {
      throw new NotKept('network', `${name}: ${error}`)
    })
    if (!response.ok || (await digestOf(await response.clone().arrayBuffer())) !== digest)
      throw new NotKept('changed', `${name} is of another version`)
    return response
  }

  #read(): Promise<Set<string>> {
    this.#keys ??= caches
      .open(this.#name)
      .then(cache => cache.keys())
      .then(requests => new Set(requests.map(({ url }) => url)))
    return this.#keys
  }

  #key([name, digest]: KeptFile): string {
    return `${this.#root}${relative(name)}?${digest}`
  }
}

/** A response that has arrived whole. An error of the server counts as no answer. */
async function answer(address: string): Promise<Response> {
  const response = await fetch(address, { cache: 'no-cache' })
  if (response.status >= 500) throw new Error(`status ${response.status}`)
  const { status, headers } = response
  return new Response(await response.arrayBuffer(), { status, headers })
}

export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}

/** The address of a file relative to the site's root, encoded as browsers encode it. */
function relative(name: string): string {
  return encodeURI(addressOf(name).replace('./', ''))
}
