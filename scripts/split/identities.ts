import type { Identities, Identity } from '../../src/schemas/identities.ts'
import type { CollectedPaper } from './appearances.ts'
import type { Diagnostic } from './diagnostics.ts'
import { type Metadata, placeOf } from './metadata.ts'
import type { Permalinks } from './permalinks.ts'
import type { Slug } from './slug.ts'
import { titleKey } from './title-key.ts'

/** `content/identities.yml`, parsed, with its text for diagnostics. */
export interface IdentityFile extends Metadata<Identities> {
  readonly text: string
}

/** No identities, for the split of a single file. */
export const NO_IDENTITIES: IdentityFile = { file: '', text: '', entries: {} }

/** A collected paper with its slug. */
export type AddressedPaper = CollectedPaper & { readonly slug: Slug }

/** A paper with all that is known about it, from its sources and from elsewhere. */
export interface IdentifiedPaper extends AddressedPaper {
  readonly known?: Identity
}

/** Ids by the titles of their papers, by which a printing without id is recognised as the same paper. */
export function idsByTitle({ papers }: Permalinks, { entries }: IdentityFile): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const [slug, { arxiv }] of Object.entries(entries)) {
    const { title, also = [] } = papers[slug] ?? {}
    for (const known of [...(title === undefined ? [] : [title]), ...also]) ids.set(titleKey(known), arxiv)
  }
  return ids
}

/**
 * Papers with what their identities state. Id and authors come from the identity; of two dates the more exact one is
 * shown. Without a date, the month with which the id begins is shown.
 */
export function identify<Paper extends AddressedPaper>(
  papers: readonly Paper[],
  { entries }: IdentityFile,
): (Paper & IdentifiedPaper)[] {
  return papers.map(paper => {
    const known = entries[paper.slug]
    const id = known?.arxiv ?? paper.id
    const authors = known?.authors ?? paper.authors
    const { authorCount: _, ...rest } = paper
    const published = mostExact(paper.published, known?.published) ?? (id && monthOf(id))
    return {
      ...(authors ? (rest as Paper) : paper),
      ...(known && { known }),
      ...(id !== undefined && { id }),
      ...(authors && { authors }),
      ...(published !== undefined && { published }),
    }
  })
}

const mostExact = (source: string | undefined, known: string | undefined): string | undefined =>
  (known?.length ?? 0) >= (source?.length ?? 0) ? known : source

/**
 * The month in which a paper was first on arXiv, `YYYY-MM`. Ids begin with it, the year in two digits
 * (https://info.arxiv.org/help/arxiv_identifier.html); the first papers are of 1991.
 */
function monthOf(id: string): string | undefined {
  const [, year = '', month = ''] = /^(?:[^/]*\/)?(\d\d)(0[1-9]|1[0-2])/.exec(id) ?? []
  return year && `${Number(year) > 90 ? '19' : '20'}${year}-${month}`
}

/** Ids in more than one entry. */
export function repeatedIds(identities: IdentityFile): Diagnostic[] {
  const owners = new Map<string, string>()
  return Object.entries(identities.entries).flatMap(([slug, { arxiv }]) => {
    const owner = owners.get(arxiv)
    owners.set(arxiv, slug)
    return owner === undefined ? [] : [repeatedId(identities, owner, slug, arxiv)]
  })
}

const repeatedId = (identities: IdentityFile, owner: string, slug: string, id: string): Diagnostic => ({
  rule: 'repeated-id',
  reason: `${id} is the id of papers/${owner}/ and of papers/${slug}/.`,
  place: placeOf(identities, [slug, 'arxiv']),
})

/** Entries without a paper, and entries that contradict a source. */
export function contradictory(
  papers: readonly AddressedPaper[],
  identities: IdentityFile,
  { papers: published }: Permalinks,
): Diagnostic[] {
  const bySlug = new Map<string, AddressedPaper>(papers.map(paper => [paper.slug, paper]))
  const owners = new Map<string, string>()
  for (const { slug, id } of papers) if (id !== undefined && !identities.entries[slug]) owners.set(id, slug)
  return Object.entries(identities.entries).flatMap(([slug, { arxiv }]): Diagnostic[] => {
    const paper = bySlug.get(slug)
    const entry = published[slug]
    const refuse = (rule: Diagnostic['rule'], reason: string) => [
      { rule, reason, place: placeOf(identities, [slug, 'arxiv']) },
    ]
    if (entry?.movedTo !== undefined)
      return refuse('unknown-paper', `The paper ${slug} is now ${entry.movedTo}.`)
    if (!paper)
      return entry?.withdrawn === undefined ? refuse('unknown-paper', `There is no paper ${slug}.`) : []
    const owner = owners.get(arxiv)
    if (owner !== undefined) return [repeatedId(identities, owner, slug, arxiv)]
    if (paper.id !== undefined && paper.id !== arxiv)
      return refuse('contradicted-id', `The source says ${paper.id} of this paper, the entry ${arxiv}.`)
    return []
  })
}
