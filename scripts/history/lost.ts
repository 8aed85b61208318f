import { isGone, type Permalink, type Permalinks, permalinksSchema } from '../../src/schemas/permalinks.ts'
import { personKey } from '../../src/schemas/person.ts'

/** Reads a registry. A missing or broken one registers nothing; the split refuses it where it is the current one. */
export function parseRegistry(text: string | undefined): Permalinks {
  try {
    return permalinksSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return { papers: {} }
  }
}

/** A lost address, relative to the site, and what happened to it, as the rest of a sentence. */
interface Lost {
  readonly address: string
  readonly what: string
}

/** Addresses of an earlier registry that a later one has lost. */
export function lost(earlier: Permalinks, later: Permalinks): Lost[] {
  return [...lostPapers(earlier, later), ...lostAuthors(earlier, later), ...lostTopics(earlier, later)]
}

function lostPapers(earlier: Permalinks, later: Permalinks): Lost[] {
  const ids = new Set(Object.values(later.papers).flatMap(idsOf))
  return Object.entries(earlier.papers).flatMap(([slug, entry]) => {
    const address = `papers/${slug}/`
    const now = later.papers[slug]
    if (!now) return { address, what: 'is no longer registered' }
    const id = idsOf(entry).find(id => !ids.has(id))
    if (id !== undefined) return { address, what: `has lost its short link p/${id}/` }
    if (entry.withdrawn !== undefined && now.withdrawn === undefined)
      return { address, what: 'was withdrawn, and is public again' }
    if (entry.movedTo !== undefined && !isGone(now))
      return { address, what: `no longer leads to papers/${entry.movedTo}/` }
    return []
  })
}

/** The ids whose short links lead to a paper. */
const idsOf = ({ id, formerIds = [] }: Permalink): string[] => [
  ...(id === undefined ? [] : [id]),
  ...formerIds,
]

function lostAuthors({ authors: earlier = {} }: Permalinks, { authors: later = {} }: Permalinks): Lost[] {
  return Object.entries(earlier).flatMap(([slug, name]) => {
    const address = `authors/${slug}/`
    const now = later[slug]
    if (now === undefined) return { address, what: 'is no longer registered' }
    return personKey(now) === personKey(name)
      ? []
      : { address, what: `was that of ${name}, and is that of ${now}` }
  })
}

function lostTopics({ topics: earlier = {} }: Permalinks, { topics: later = {} }: Permalinks): Lost[] {
  return Object.keys(earlier)
    .filter(id => !Object.hasOwn(later, id))
    .map(id => ({ address: `topics/${id}/`, what: 'is no longer registered' }))
}
