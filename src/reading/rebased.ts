import { type Bookmark, withoutGaps } from './bookmark.ts'
import type { RowChanges } from './held-rows.ts'
import { joined } from './joined.ts'
import type { Change } from './store.ts'

type Row = Bookmark | undefined

/** Fields that repeat the paper's page: they go only with the whole row. */
const FACTS: ReadonlySet<string> = new Set(['title', 'authors', 'year'])

/**
 * Applies a change to a row that may have changed in the meantime (a three-way merge). A field that is still as the
 * change found it becomes what the change made of it. A field that the change left alone stays as it is. A field that
 * both have changed is merged.
 * @param from the row that the change found
 * @param to what the change made of it
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

/** Undoes changes; what was written since stays. */
export function undoing(changes: RowChanges): Change {
  return (now, slug) => rebased(changes.get(slug)?.after, changes.get(slug)?.before, now)
}

/** The value of a field. An empty text counts as none. */
function said(row: Row, field: string): unknown {
  const value: unknown = row && Reflect.get(row, field)
  return value === '' ? undefined : value
}
