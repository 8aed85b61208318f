import { BOOKMARK_VERSION, type Bookmark, withoutGaps } from './bookmark.ts'
import { store } from './device.ts'

/** A paper as the page that shows it knows it. */
export type ShownPaper = Pick<Bookmark, 'slug' | 'title'>

/** Saves a paper or marks it as read, now; or takes that back, and leaves all else that is kept of it. */
export async function mark(paper: ShownPaper, field: 'saved' | 'read', on: boolean): Promise<void> {
  await store.update([paper.slug], before =>
    withoutGaps({
      version: BOOKMARK_VERSION,
      ...paper,
      ...before,
      [field]: on ? new Date().toISOString() : undefined,
    }),
  )
}
