import { BOOKMARK_VERSION, type Bookmark, withoutGaps } from './bookmark.ts'
import { store } from './device.ts'
import type { RowChanges } from './held-rows.ts'

/** A paper as the page that shows it describes it. */
export type ShownPaper = Pick<Bookmark, 'slug' | 'title'>

/** Saves a paper or marks it as read, with the current time, or undoes this. All else kept of the paper stays. */
export function mark(paper: ShownPaper, field: 'saved' | 'read', on: boolean): Promise<RowChanges> {
  return store.update([paper.slug], before =>
    withoutGaps({
      version: BOOKMARK_VERSION,
      ...paper,
      ...before,
      [field]: on ? new Date().toISOString() : undefined,
    }),
  )
}
