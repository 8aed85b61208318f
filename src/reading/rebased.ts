import { type Bookmark, withoutGaps } from './bookmark.ts'
import type { RowChanges } from './held-rows.ts'
import { joined } from './joined.ts'
import type { Change } from './store.ts'

type Row = Bookmark | undefined

/** What a row repeats of its paper's page: it goes only with the row. */
const FACTS: ReadonlySet<string> = new Set(['title', 'authors', 'year'])

/**
 * Makes a change of a row again where the row may have changed since (a three-way merge). What stands as the change
 * found it becomes what the change made of it; what the change left alone stays as it is now; what both have changed is
 * joined.
 * @param from the row that the change found
 * @param to what it made of it
 */
export function rebased(from: Row, to: Row, now: Row): Row {
  const both = to && now ? joined(to, now) : (to ?? now)
  if (!both) return undefined
  const row = { ...both }
  for (const field of Object.keys({ ...from, ...both })) {
    if (field === 'version' || field === 'slug') continue
    const [was, made, is] = [from, to, now].map(row => said(row, field))
    const decisive = is === was ? to : made === was ? now : both
    if (decisive || !FACTS.has(field)) Reflect.set(row, field, said(decisive, field))
  }
  return withoutGaps(row)
}

/** Takes changes back; what was written since stays. */
export function undoing(changes: RowChanges): Change {
  return (now, slug) => rebased(changes.get(slug)?.after, changes.get(slug)?.before, now)
}

/** An empty text says as little as none. */
function said(row: Row, field: string): unknown {
  const value: unknown = row && Reflect.get(row, field)
  return value === '' ? undefined : value
}
