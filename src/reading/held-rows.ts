import type { Bookmark } from './bookmark.ts'

/** A row before and after a change; undefined where there was, or is, no row. */
export interface RowChange {
  readonly before?: Bookmark | undefined
  readonly after?: Bookmark | undefined
}

/** Changes of rows, by slug. */
export type RowChanges = ReadonlyMap<string, RowChange>

/**
 * Changes that the device has refused, compared with the rows that it has. They last as long as the tab where the
 * browser has storage for tabs, else as long as the page.
 */
export function heldRows(key: string): Map<string, RowChange> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(key) ?? '[]'))
  } catch {
    return new Map()
  }
}

export function holdRows(key: string, rows: RowChanges): void {
  try {
    if (rows.size > 0) sessionStorage.setItem(key, JSON.stringify([...rows]))
    else sessionStorage.removeItem(key)
  } catch {
    // Full or forbidden: then the page alone holds them.
  }
}
