import { BOOKMARK_VERSION, type Bookmark, withoutGaps } from './bookmark.ts'
import { store } from './device.ts'
import type { RowChanges } from './held-rows.ts'

/** Saves papers, with the current time. What is saved already stays as it is. */
export function save(
  slugs: readonly string[],
  factsOf: (slug: string) => Pick<Bookmark, 'title' | 'authors' | 'year'> | undefined,
): Promise<RowChanges> {
  const saved = new Date().toISOString()
  return store.update(slugs, (before, slug) => {
    const { title, authors, year } = factsOf(slug) ?? { title: titleOf(slug) }
    return withoutGaps({
      version: BOOKMARK_VERSION,
      slug,
      title,
      authors,
      year,
      saved,
      ...before,
      ...(!before?.saved && { saved }),
    })
  })
}

/** The name of a paper until its page is read. */
export function titleOf(slug: string): string {
  return slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ')
}
