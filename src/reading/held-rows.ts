import type { Bookmark } from './bookmark.ts'

/**
 * Rows that the device did not take, by slug; null for one that was to go. They live as long as the tab where that has
 * a storage of its own, else as long as the page.
 */
export type HeldRows = Map<string, Bookmark | null>

export function heldRows(key: string): HeldRows {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(key) ?? '[]'))
  } catch {
    return new Map()
  }
}

export function holdRows(key: string, rows: HeldRows): void {
  try {
    if (rows.size > 0) sessionStorage.setItem(key, JSON.stringify([...rows]))
    else sessionStorage.removeItem(key)
  } catch {
    // Full or forbidden: then the page alone holds them.
  }
}
