import { isGone, type Permalinks, permalinksSchema } from '../../src/schemas/permalinks.ts'

/** A registry that is absent, or was committed broken, promises nothing; the split refuses it where it is the present one. */
export function parseRegistry(text: string | undefined): Permalinks {
  try {
    return permalinksSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return { papers: {} }
  }
}

/**
 * Addresses of an earlier registry whose promise a later one does not keep.
 *
 * @returns each with what became of it, as the rest of a sentence
 */
export function lost(earlier: Permalinks, later: Permalinks): { slug: string; what: string }[] {
  const ids = new Set(Object.values(later.papers).map(({ id }) => id))
  return Object.entries(earlier.papers).flatMap(([slug, entry]) => {
    const now = later.papers[slug]
    if (!now) return { slug, what: 'is no longer registered' }
    if (entry.id !== undefined && !ids.has(entry.id))
      return { slug, what: `has lost its short link p/${entry.id}/` }
    if (entry.withdrawn !== undefined && now.withdrawn === undefined)
      return { slug, what: 'was withdrawn, and is public again' }
    if (entry.movedTo !== undefined && !isGone(now))
      return { slug, what: `no longer leads to papers/${entry.movedTo}/` }
    return []
  })
}
