import { slugSchema } from '../../src/schemas/paper.ts'
import { isGone, type Permalink, type Permalinks, permalinksSchema } from '../../src/schemas/permalinks.ts'
import { writtenText } from '../../src/schemas/text.ts'
import type { Diagnostic } from './diagnostics.ts'
import { type Metadata, placeOf } from './metadata.ts'
import { distinctSlug, type Slug, titleSlug } from './slug.ts'
import { titleKey } from './title-key.ts'

export { type Permalinks, permalinksSchema }

export interface Named {
  /** arXiv id, where a source states it. */
  readonly id?: string
  /** All printed titles, that of the page first. */
  readonly titles: readonly [string, ...string[]]
  /** The title as shown; a new slug is made from it. */
  readonly shown: () => string
}

/** Reserved as a slug: every object has a property of this name. */
const RESERVED = ['constructor']

/**
 * Gives papers their slugs: the published one, or a new one made from the title. A published paper is recognised by its
 * id or by a printed title. The restored title is not used: it may change with the rules.
 */
export class SlugRegistry {
  readonly #byId = new Map<string, Slug>()
  readonly #byTitle = new Map<string, readonly [Slug, Permalink]>()
  readonly #taken: ReadonlySet<string>
  /** Slugs that several new papers ask for. None of them gets it, so that the order of papers does not matter. */
  readonly #contested = new Set<Slug>()

  constructor(permalinks: Permalinks, papers: readonly Named[]) {
    for (const [slug, entry] of entries(permalinks)) {
      if (entry.movedTo !== undefined) continue
      if (entry.id !== undefined) this.#byId.set(entry.id, slug)
      for (const title of [entry.title, ...(entry.also ?? [])])
        this.#byTitle.set(titleKey(title), [slug, entry])
    }
    this.#taken = new Set([...RESERVED, ...Object.keys(permalinks.papers)])
    const asked = new Set<Slug>()
    for (const paper of papers) {
      if (this.#published(paper)) continue
      const slug = titleSlug(paper.shown())
      if (asked.has(slug)) this.#contested.add(slug)
      asked.add(slug)
    }
  }

  slug(paper: Named): Slug {
    const published = this.#published(paper)
    if (published) return published
    const slug = titleSlug(paper.shown())
    return this.#taken.has(slug) || this.#contested.has(slug)
      ? distinctSlug(paper.shown(), paper.id ?? titleKey(paper.titles[0]))
      : slug
  }

  #published({ id, titles }: Named): Slug | undefined {
    const known = id === undefined ? undefined : this.#byId.get(id)
    if (known) return known
    for (const title of titles) {
      const [slug, entry] = this.#byTitle.get(titleKey(title)) ?? []
      // Two papers with one title are distinguished by their ids.
      if (slug && entry && (id === undefined || entry.id === undefined)) return slug
    }
    return undefined
  }
}

/** A paper with its slug, and with its number in each edition. */
type Published = Pick<Named, 'id' | 'titles'> & {
  readonly slug: Slug
  readonly citationKey?: string
  readonly editions?: readonly { readonly date: string; readonly order: number }[]
}

/** The registry with the addresses and numbers of these papers added, sorted by slug. */
export function publish(permalinks: Permalinks, papers: readonly Published[]): Permalinks {
  const all: Record<string, Permalink> = { ...permalinks.papers }
  for (const { slug, titles, id, citationKey: key, editions = [] } of papers) {
    const {
      title,
      also = [],
      id: before,
      formerIds = [],
      numbers,
      ...entry
    } = all[slug] ?? { title: titles[0] }
    const present = id ?? before
    const former = [...new Set([...formerIds, ...(before === undefined ? [] : [before])])]
      .filter(other => other !== present)
      .sort()
    const known = new Set([title, ...also].map(titleKey))
    const more = titles.filter(name => !known.has(titleKey(name)))
    all[slug] = {
      title,
      ...(also.length + more.length > 0 && { also: [...also, ...more] }),
      ...(present !== undefined && { id: present }),
      ...(former.length > 0 && { formerIds: former }),
      ...(key !== undefined && { key }),
      ...entry,
      ...(editions.length > 0 && { numbers: sorted({ ...numbersIn(editions), ...numbers }) }),
    }
  }
  return { ...permalinks, papers: sorted(all) }
}

const numbersIn = (editions: NonNullable<Published['editions']>) =>
  Object.fromEntries(editions.map(({ date, order }) => [date, order]))

/** The error of a change that the registry does not allow; the message says why. */
export class RegistryError extends Error {}

/**
 * Moves a paper to another address; the old address leads there for ever.
 * @throws {RegistryError} where the paper is not published, or the new address is taken
 */
export function rename(permalinks: Permalinks, from: string, to: string): Permalinks {
  const entry = standing(permalinks, from)
  const slug = slugSchema.safeParse(to)
  if (!slug.success)
    throw new RegistryError(`“${to}” is no address: lower-case letters, digits and hyphens, at most 80.`)
  if (permalinks.papers[to]) throw new RegistryError(`The address papers/${to}/ is taken.`)
  const { title } = entry
  const papers = { ...permalinks.papers, [to]: entry, [from]: { title, movedTo: slug.data } }
  return { ...permalinks, papers: sorted(papers) }
}

/**
 * Withdraws a paper; the page at its address says why.
 * @throws {RegistryError} where the paper is not published, or the reason is no text
 */
export function withdraw(permalinks: Permalinks, slug: string, reason: string): Permalinks {
  const entry = standing(permalinks, slug)
  const problem = writtenText.min(1).safeParse(reason).error?.issues[0]?.message
  if (problem !== undefined) throw new RegistryError(`${problem}: “${reason}”.`)
  return { ...permalinks, papers: sorted({ ...permalinks.papers, [slug]: { ...entry, withdrawn: reason } }) }
}

function standing({ papers }: Permalinks, slug: string): Permalink {
  const entry = papers[slug]
  if (!entry) throw new RegistryError(`No paper was ever published at papers/${slug}/.`)
  if (entry.movedTo !== undefined)
    throw new RegistryError(`The paper of papers/${slug}/ has moved to papers/${entry.movedTo}/.`)
  if (entry.withdrawn !== undefined)
    throw new RegistryError(`The paper of papers/${slug}/ has been withdrawn.`)
  return entry
}

/** Published addresses without a paper, for which the registry records neither a move nor a withdrawal. */
export function vanished(registry: Metadata<Permalinks>, slugs: ReadonlySet<string>): Diagnostic[] {
  return entries(registry.entries)
    .filter(([slug, entry]) => !slugs.has(slug) && !isGone(entry))
    .map(([slug, { title }]) => ({
      rule: 'vanished-address',
      reason: `The published address papers/${slug}/ has lost its paper “${title}”.`,
      place: placeOf(registry, ['papers', slug]),
    }))
}

/** Moved addresses that lead to no paper, or back to themselves. */
export function broken(registry: Metadata<Permalinks>): Diagnostic[] {
  const { papers } = registry.entries
  return Object.keys(papers).flatMap((start): Diagnostic[] => {
    const seen = new Set<string>()
    let slug: string | undefined = start
    while (slug !== undefined && !seen.has(slug) && papers[slug]) {
      seen.add(slug)
      slug = papers[slug]?.movedTo
    }
    if (slug === undefined) return []
    const reason = `The address papers/${start}/ leads to papers/${slug}/, where no paper is.`
    return [{ rule: 'invalid-permalinks', reason, place: placeOf(registry, ['papers', start, 'movedTo']) }]
  })
}

const sorted = <Entry>(all: Record<string, Entry>): Record<string, Entry> =>
  Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The cast is safe: the slugs of a registry were validated when it was read. */
const entries = ({ papers }: Permalinks): [Slug, Permalink][] => Object.entries(papers) as [Slug, Permalink][]
