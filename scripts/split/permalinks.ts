import { z } from 'zod'
import { paperSchema } from '../../src/schemas/paper.ts'
import type { Diagnostic } from './diagnostics.ts'
import { titleKey } from './parse.ts'
import { distinctSlug, type Slug, titleSlug } from './slug.ts'

const slugSchema = paperSchema.shape.slug.transform(slug => slug as Slug)

/**
 * `content/permalinks.json`: every address ever published. Entries are only ever added.
 * A paper is known by its title as printed, because the restored title follows the rules of the day.
 */
export const permalinksSchema = z.strictObject({
  papers: z.record(slugSchema, z.strictObject({ title: z.string().min(1) })),
})

export type Permalinks = z.infer<typeof permalinksSchema>

export interface Titled {
  /** The title as printed. */
  readonly printed: string
  /** The title as shown, from which a new slug is made. */
  readonly title: string
}

/** Gives papers their slugs: the published one where there is one, else one made from the title. */
export class SlugRegistry {
  readonly #published = new Map<string, Slug>()
  readonly #taken: ReadonlySet<string>
  /** Slugs that more than one new paper asks for: none of them gets it, so that order does not matter. */
  readonly #contested = new Set<Slug>()

  constructor(permalinks: Permalinks, papers: readonly Titled[]) {
    for (const [slug, { title }] of entries(permalinks)) this.#published.set(titleKey(title), slug)
    this.#taken = new Set(this.#published.values())
    const asked = new Set<Slug>()
    for (const { printed, title } of papers) {
      if (this.#published.has(titleKey(printed))) continue
      const slug = titleSlug(title)
      if (asked.has(slug)) this.#contested.add(slug)
      asked.add(slug)
    }
  }

  slug({ printed, title }: Titled): Slug {
    const key = titleKey(printed)
    const published = this.#published.get(key)
    if (published) return published
    const slug = titleSlug(title)
    return this.#taken.has(slug) || this.#contested.has(slug) ? distinctSlug(title, key) : slug
  }
}

/** The registry with the addresses of these papers added, in the order of their slugs. */
export function publish(
  permalinks: Permalinks,
  papers: readonly { slug: Slug; printed: string }[],
): Permalinks {
  const all = { ...permalinks.papers }
  for (const { slug, printed } of papers) all[slug] ??= { title: printed }
  return { papers: Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** Published addresses that no paper has any more. */
export function vanished(file: string, permalinks: Permalinks, slugs: ReadonlySet<string>): Diagnostic[] {
  return entries(permalinks)
    .filter(([slug]) => !slugs.has(slug))
    .map(([slug, { title }]) => ({
      rule: 'vanished-address',
      reason: `The published address papers/${slug}/ has lost its paper “${title}”.`,
      place: { file },
    }))
}

const entries = ({ papers }: Permalinks): [Slug, { title: string }][] =>
  Object.entries(papers) as [Slug, { title: string }][]
