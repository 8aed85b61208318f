import { paths } from '../site/paths.ts'
import { shortNames } from '../site/short-names.ts'
import { BOOKMARK_VERSION, type Bookmark, withoutGaps } from './bookmark.ts'
import { keepCitations } from './citations.ts'
import { store } from './device.ts'
import { joined } from './joined.ts'
import type { RelatedPaper } from './near-papers.ts'
import type { Citation } from './store.ts'

/** Pages asked for at a time. */
const PARALLEL = 8

/** What the page of a paper says of it. */
export interface PaperFacts {
  readonly slug: string
  readonly title: string
  readonly authors: string | undefined
  readonly year: string | undefined
  readonly citation: Citation
}

/** Reads a page; undefined where it is no paper's. */
function factsIn(page: Document): PaperFacts | undefined {
  const slug = page.querySelector<HTMLElement>('article[data-paper]')?.dataset['paper']
  if (!slug) return undefined
  const meta = (name: string) =>
    [...page.querySelectorAll<HTMLMetaElement>(`meta[name="citation_${name}"]`)].map(({ content }) => content)
  const entry = (format: string) => page.querySelector(`[data-citation="${format}"]`)?.textContent ?? ''
  return {
    slug,
    title: meta('title')[0] ?? page.title,
    authors: shortNames(meta('author')) || undefined,
    year: meta('publication_date')[0]?.slice(0, 4),
    citation: { slug, bib: entry('bib'), ris: entry('ris').replaceAll('\n', '\r\n') },
  }
}

/**
 * Fetches a page of the site, which keeps it for reading offline, and the one that it leads on to.
 * @returns undefined where it is no paper's, or cannot be had
 */
export async function factsAt(address: string): Promise<PaperFacts | undefined> {
  try {
    const page = await pageAt(address)
    const facts = factsIn(page)
    const to = page.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href
    if (facts || !to) return facts
    const { pathname } = new URL(to)
    return pathname === new URL(address, location.href).pathname ? undefined : factsIn(await pageAt(pathname))
  } catch {
    return undefined
  }
}

async function pageAt(address: string): Promise<Document> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

/** The papers that a paper's page names as related, the nearest first; undefined where the page cannot be had. */
export async function relatedOn(slug: string): Promise<RelatedPaper[] | undefined> {
  try {
    const page = await pageAt(paths.paper(slug))
    return [...page.querySelectorAll('.related li')].map(item => {
      const link = item.querySelector('a')
      return {
        slug: link?.getAttribute('href')?.split('/').at(-2) ?? '',
        title: link?.textContent ?? '',
        shared:
          item
            .querySelector('small')
            ?.textContent?.replace(/^both: /, '')
            .split(', ') ?? [],
      }
    })
  } catch {
    return undefined
  }
}

/** Finds the facts of some papers. */
export type Finder = (slug: string) => Promise<PaperFacts | undefined>

const onItsPage: Finder = async slug => {
  const here = factsIn(document)
  return here?.slug === slug ? here : factsAt(paths.paper(slug))
}

/**
 * Takes from their pages what the rows of these papers lack, with their entries for reference managers. A paper that
 * has moved goes on under its new address.
 * @param tell is given how many have been asked for
 * @returns those whose pages could not be read
 */
export async function complete(
  slugs: readonly string[],
  tell: (done: number) => void = () => undefined,
): Promise<string[]> {
  const missing: string[] = []
  for (let from = 0; from < slugs.length; from += PARALLEL) {
    const part = slugs.slice(from, from + PARALLEL)
    const facts = await Promise.all(part.map(onItsPage))
    const found = facts.flatMap(fact => (fact ? [fact] : []))
    missing.push(...part.filter((_, at) => !facts[at]))
    for (const [at, fact] of facts.entries())
      if (fact && fact.slug !== part[at]) await move(part[at] ?? '', fact)
    await store.update(
      found.map(({ slug }) => slug),
      (before, slug) =>
        before &&
        withFacts(
          before,
          found.find(fact => fact.slug === slug),
        ),
    )
    await keepCitations(
      store,
      found.map(({ citation }) => citation),
    )
    tell(Math.min(from + PARALLEL, slugs.length))
  }
  return missing
}

function withFacts(row: Bookmark, facts: PaperFacts | undefined): Bookmark {
  if (!facts) return row
  const { title, authors, year } = facts
  return withoutGaps({ ...row, title, authors, year })
}

async function move(old: string, { slug, title }: PaperFacts): Promise<void> {
  const [row] = await store.get([old])
  if (!row) return
  const moved = { ...row, slug }
  await store.update([slug], before => joined(before ?? { version: BOOKMARK_VERSION, slug, title }, moved))
  await store.update([old], () => undefined)
}
