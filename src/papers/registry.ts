import { root } from 'astro:config/server'
import type { Permalinks } from '../schemas/permalinks.ts'
import { paths, type SitePath } from '../site/paths.ts'
import { allPapers } from './papers.ts'
import { readPermalinks } from './permalinks.ts'

type Registry = Readonly<Permalinks['papers']>

/** Where an address leads: to a paper's page, or to the page that says why the paper is gone. */
export interface Destination {
  readonly title: string
  readonly path: SitePath
}

/**
 * Addresses whose papers have moved, and where they lead.
 *
 * @throws where a published address leads to nothing
 */
export async function movedAddresses(): Promise<{ slug: string; to: Destination }[]> {
  const registry = readPermalinks(root)
  const titles = await titlesBySlug()
  return Object.keys(registry).flatMap(slug => {
    const to = destination(registry, titles, slug)
    return registry[slug]?.movedTo === undefined ? [] : [{ slug, to }]
  })
}

/** Papers that were published and then withdrawn. */
export function withdrawnPapers(): { slug: string; title: string; reason: string }[] {
  return Object.entries(readPermalinks(root)).flatMap(([slug, { title, withdrawn }]) =>
    withdrawn === undefined ? [] : [{ slug, title, reason: withdrawn }],
  )
}

/** Papers by their arXiv ids. An id that was published once leads to its paper for ever. */
export async function shortLinks(): Promise<{ id: string; to: Destination }[]> {
  const registry = readPermalinks(root)
  const titles = await titlesBySlug()
  const slugs = new Map<string, string>()
  for (const [slug, { formerIds = [] }] of Object.entries(registry))
    for (const id of formerIds) slugs.set(id, slug)
  // An id that was once taken for another paper's leads to the paper that has it.
  for (const [slug, { id }] of Object.entries(registry)) if (id !== undefined) slugs.set(id, slug)
  return [...slugs].map(([id, slug]) => ({ id, to: destination(registry, titles, slug) }))
}

async function titlesBySlug(): Promise<ReadonlyMap<string, string>> {
  return new Map((await allPapers()).map(({ slug, title }) => [slug, title]))
}

/** Follows moves; the split has checked that they end. */
function destination(registry: Registry, titles: ReadonlyMap<string, string>, slug: string): Destination {
  const entry = registry[slug]
  if (entry?.movedTo !== undefined) return destination(registry, titles, entry.movedTo)
  const title = titles.get(slug) ?? (entry?.withdrawn === undefined ? undefined : entry.title)
  if (title === undefined)
    throw new Error(
      `The published address papers/${slug}/ has lost its paper. Run \`npm run split\`, which says what to do.`,
    )
  return { title, path: paths.paper(slug) }
}
