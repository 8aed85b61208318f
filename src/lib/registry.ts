import { root } from 'astro:config/server'
import { readFileSync } from 'node:fs'
import { type Permalink, permalinksSchema } from '../schemas/permalinks.ts'
import { allPapers, type Paper } from './papers.ts'

/** An address at which a paper is no longer, or a second one at which it is. */
export type FormerAddress =
  | { readonly slug: string; readonly kind: 'moved'; readonly paper: Paper }
  | { readonly slug: string; readonly kind: 'withdrawn'; readonly title: string; readonly reason: string }

/**
 * What has become of every published address without a page of its own.
 *
 * @throws where a published address leads to nothing
 */
export async function formerAddresses(): Promise<FormerAddress[]> {
  const papers = new Map((await allPapers()).map(paper => [paper.slug, paper]))
  const entries = readRegistry()
  return Object.keys(entries).flatMap((slug): FormerAddress[] => {
    if (papers.has(slug)) return []
    const [now, { title, withdrawn }] = resolve(entries, slug)
    const paper = papers.get(now)
    if (withdrawn !== undefined) return [{ slug, kind: 'withdrawn', title, reason: withdrawn }]
    if (paper) return [{ slug, kind: 'moved', paper }]
    throw new Error(
      `The published address papers/${slug}/ has lost its paper “${title}”. Run \`npm run split\`, which says what to do.`,
    )
  })
}

/** Papers by their arXiv ids, for short links: an id that was published once leads to its paper for ever. */
export async function shortLinks(): Promise<{ id: string; former: FormerAddress }[]> {
  const papers = new Map((await allPapers()).map(paper => [paper.slug, paper]))
  const entries = readRegistry()
  return Object.entries(entries).flatMap(([slug, { id, title, withdrawn }]) => {
    if (id === undefined) return []
    const paper = papers.get(slug)
    if (withdrawn !== undefined)
      return [{ id, former: { slug, kind: 'withdrawn', title, reason: withdrawn } as const }]
    return paper ? [{ id, former: { slug, kind: 'moved', paper } as const }] : []
  })
}

function readRegistry(): Readonly<Record<string, Permalink>> {
  return permalinksSchema.parse(JSON.parse(readFileSync(new URL('content/permalinks.json', root), 'utf8')))
    .papers
}

/** Follows moves; the split has checked that they end. */
function resolve(entries: Readonly<Record<string, Permalink>>, slug: string): [string, Permalink] {
  const entry = entries[slug]
  if (!entry) throw new Error(`content/permalinks.json does not know papers/${slug}/.`)
  return entry.movedTo === undefined ? [slug, entry] : resolve(entries, entry.movedTo)
}
