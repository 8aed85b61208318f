import { type Bookmark, isBookmark } from './bookmark.ts'

/**
 * Rows that the device did not take, by slug; null for one that was to go. They live as long as the tab where that has
 * a storage of its own, else as long as the page.
 */
export class HeldRows {
  readonly #key: string
  readonly #rows = new Map<string, Bookmark | null>()

  constructor(key: string) {
    this.#key = key
    for (const [slug, row] of kept(key)) this.#rows.set(slug, row)
  }

  get size(): number {
    return this.#rows.size
  }

  get(slug: string): Bookmark | null | undefined {
    return this.#rows.get(slug)
  }

  entries(): [slug: string, row: Bookmark | null][] {
    return [...this.#rows]
  }

  hold(rows: ReadonlyMap<string, Bookmark | undefined>): void {
    for (const [slug, row] of rows) this.#rows.set(slug, row ?? null)
    this.#keep()
  }

  release(slugs: Iterable<string>): void {
    if (this.#rows.size === 0) return
    for (const slug of slugs) this.#rows.delete(slug)
    this.#keep()
  }

  #keep(): void {
    try {
      if (this.#rows.size === 0) sessionStorage.removeItem(this.#key)
      else sessionStorage.setItem(this.#key, JSON.stringify([...this.#rows]))
    } catch {
      // Full or forbidden: then the page alone holds them.
    }
  }
}

function kept(key: string): [string, Bookmark | null][] {
  try {
    const rows: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(rows) ? rows.filter(isHeld) : []
  } catch {
    return []
  }
}

function isHeld(value: unknown): value is [string, Bookmark | null] {
  return Array.isArray(value) && typeof value[0] === 'string' && (value[1] === null || isBookmark(value[1]))
}
