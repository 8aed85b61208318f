import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import { type Bookmark, isBookmark, isEmpty } from './bookmark.ts'
import { heldRows, holdRows, type RowChange, type RowChanges } from './held-rows.ts'
import { rebased } from './rebased.ts'

/** The entries of a paper for reference managers, by file extension. */
export interface Citation {
  readonly slug: string
  readonly bib: string
  readonly ris: string
}

interface Tables extends DBSchema {
  papers: { key: string; value: unknown; indexes: { saved: string } }
  citations: { key: string; value: Citation }
  /** Rows that could not be read, as they were found. */
  damaged: { key: number; value: unknown }
}

const TABLES = ['papers', 'citations', 'damaged'] as const

type Database = IDBPDatabase<Tables>
type Transaction = IDBPTransaction<Tables, typeof TABLES, 'readwrite'>

/** Why the device stores nothing: it has no room, or the browser forbids it. */
export type Refusal = 'full' | 'refused'

/** Makes a paper's row from the previous one; undefined stands for no row. */
export type Change = (before: Bookmark | undefined, slug: string) => Bookmark | undefined

/** Called with the slugs of rows that have changed, or without any where all rows may have. */
export type Watcher = (slugs?: readonly string[]) => void

/** What a reader keeps, by slug, the same in all tabs. What the device refuses, the tab holds and offers it again. */
export class ReadingStore {
  readonly #name: string
  readonly #held: Map<string, RowChange>
  readonly #watchers: Watcher[] = []
  readonly #channel: BroadcastChannel | undefined
  #database: Promise<Database> | undefined
  #refusal: Refusal | undefined

  /** @param name of the database, different for each site of an origin: they share its storage */
  constructor(name: string) {
    this.#name = name
    this.#held = heldRows(name)
    if (!('BroadcastChannel' in globalThis)) return
    this.#channel = new BroadcastChannel(name)
    this.#channel.onmessage = ({ data }) => this.tell(data)
  }

  /** Why the device stores nothing, or nothing more; undefined while it stores everything. */
  get refusal(): Refusal | undefined {
    return this.#refusal
  }

  /** Calls the watcher after every change, here or in another tab. */
  watch(watcher: Watcher): void {
    this.#watchers.push(watcher)
  }

  tell(slugs?: readonly string[]): void {
    for (const watcher of this.#watchers) watcher(slugs)
  }

  /** The rows of these papers, in their order. */
  async get(slugs: readonly string[]): Promise<(Bookmark | undefined)[]> {
    const rows = await this.read(db => {
      const { store } = db.transaction('papers')
      return Promise.all(slugs.map(slug => store.get(slug)))
    })
    const sound = await this.#sound(rows ?? [])
    return slugs.map((slug, at) => (this.#held.has(slug) ? this.#held.get(slug)?.after : sound[at]))
  }

  /** All rows that are not empty. */
  async all(): Promise<Bookmark[]> {
    const rows = (await this.read(db => db.getAll('papers'))) ?? []
    const bySlug = new Map((await this.#sound(rows)).flatMap(row => (row ? [[row.slug, row]] : [])))
    for (const [slug, { after }] of this.#held) {
      if (after) bySlug.set(slug, after)
      else bySlug.delete(slug)
    }
    return [...bySlug.values()].filter(row => !isEmpty(row))
  }

  /** The number of saved papers. */
  async count(): Promise<number> {
    if (this.#held.size > 0) return (await this.all()).filter(({ saved }) => saved).length
    return (await this.read(db => db.countFromIndex('papers', 'saved'))) ?? 0
  }

  /** Changes rows, on the device all or none of them, and returns each before and after. */
  async update(slugs: readonly string[], change: Change): Promise<RowChanges> {
    const kept = new Map<string, Bookmark | undefined>()
    const changed = () =>
      new Map(
        slugs.map(slug => {
          const before = this.#withHeld(slug, kept)
          return [slug, { before, after: change(before, slug) }]
        }),
      )
    let changes = new Map<string, RowChange>()
    try {
      await this.write(async tx => {
        const papers = tx.objectStore('papers')
        const rows = await Promise.all(slugs.map(slug => papers.get(slug)))
        for (const [at, slug] of slugs.entries()) {
          const row = rows[at]
          kept.set(slug, isBookmark(row) ? row : undefined)
        }
        changes = changed()
        const damaged = rows.filter(row => row !== undefined && !isBookmark(row))
        await Promise.all([
          ...damaged.map(row => tx.objectStore('damaged').add(row)),
          ...[...changes].map(async ([slug, { after }]) => {
            await (after && !isEmpty(after) ? papers.put(after) : papers.delete(slug))
          }),
        ])
      })
      for (const slug of slugs) this.#held.delete(slug)
      if (this.#held.size === 0) this.#refusal = undefined
    } catch (error) {
      this.#refuse(error)
      // Another change may have been held while this one was waiting.
      changes = changed()
      for (const [slug, { after }] of changes) {
        const before = kept.has(slug) ? kept.get(slug) : this.#held.get(slug)?.before
        this.#held.set(slug, { before, after })
      }
    }
    holdRows(this.#name, this.#held)
    this.tell(slugs)
    this.#channel?.postMessage(slugs)
    return changes
  }

  /** Offers the device again what this tab holds. */
  async offerHeld(): Promise<void> {
    if (this.#held.size > 0) await this.update([...this.#held.keys()], row => row)
  }

  /** @param kept rows of the device that could be read */
  #withHeld(slug: string, kept: ReadonlyMap<string, Bookmark | undefined>): Bookmark | undefined {
    const held = this.#held.get(slug)
    if (!held) return kept.get(slug)
    return kept.has(slug) ? rebased(held.before, held.after, kept.get(slug)) : held.after
  }

  async close(): Promise<void> {
    this.#channel?.close()
    const db = await this.#database?.catch(() => undefined)
    db?.close()
    this.#database = undefined
  }

  /** Rows as bookmarks. A row that is none is set aside, and undefined stands in its place. */
  async #sound(rows: readonly unknown[]): Promise<(Bookmark | undefined)[]> {
    if (rows.some(row => row !== undefined && !isBookmark(row)))
      await (await import('./damage.ts')).setAside(this)
    return rows.map(row => (isBookmark(row) ? row : undefined))
  }

  /** Reads from the device; undefined where the browser refuses. */
  async read<Result>(read: (db: Database) => Promise<Result>): Promise<Result | undefined> {
    try {
      return await this.#run(read)
    } catch (error) {
      this.#refuse(error)
      return undefined
    }
  }

  /** Writes to the device all that the work asks for, or nothing. */
  write(work: (tx: Transaction) => Promise<unknown>): Promise<void> {
    return this.#run(async db => {
      const tx = db.transaction(TABLES, 'readwrite')
      try {
        await work(tx)
        await tx.done
      } catch (error) {
        const reason = tx.done.then(
          () => error,
          aborted => (tx.error ? aborted : error),
        )
        if (!tx.error) tx.abort()
        throw await reason
      }
    })
  }

  /** Opens the database again where the connection has been lost since, as when the reader clears the site's data. */
  async #run<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
    try {
      return await work(await this.#open())
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
      this.#database = undefined
      return work(await this.#open())
    }
  }

  #open(): Promise<Database> {
    const gone = () => {
      this.#database = undefined
    }
    this.#database ??= open(this.#name, gone).catch(error => {
      gone()
      throw error
    })
    return this.#database
  }

  #refuse(error: unknown): void {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
    this.#refusal = isFull ? 'full' : 'refused'
  }
}

/**
 * Opens the database in its current version, which a later version of the site may have raised. The version is raised
 * only to create missing tables.
 */
async function open(name: string, gone: () => void): Promise<Database> {
  const callbacks = {
    upgrade: makeTables,
    blocking: (_: number, __: number | null, { target }: IDBVersionChangeEvent) => {
      if (target instanceof IDBDatabase) target.close()
      gone()
    },
    terminated: gone,
  }
  const db = await openDB<Tables>(name, undefined, callbacks)
  if (TABLES.every(table => db.objectStoreNames.contains(table))) return db
  db.close()
  return openDB<Tables>(name, db.version + 1, callbacks)
}

function makeTables(db: Database): void {
  const lacks = (table: (typeof TABLES)[number]) => !db.objectStoreNames.contains(table)
  const bySlug = { keyPath: 'slug' }
  if (lacks('papers')) db.createObjectStore('papers', bySlug).createIndex('saved', 'saved')
  if (lacks('citations')) db.createObjectStore('citations', bySlug)
  if (lacks('damaged')) db.createObjectStore('damaged', { autoIncrement: true })
}
