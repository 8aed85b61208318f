import type { RelatedPaper } from '../schemas/paper-record.ts'
import { paths } from '../site/paths.ts'
import { shortNames } from '../site/short-names.ts'
import { completed, type Finder, type PaperFacts } from './completion.ts'
import { store } from './device.ts'

/** Reads the facts of a paper from its page; undefined where the page is no paper's. */
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
 * Fetches a page of the site, and the page to which it redirects; both are then kept for offline reading.
 * @returns undefined where the page is no paper's, or cannot be fetched
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

/** The related papers on a paper's page, the nearest first; undefined where the page cannot be fetched. */
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

/** Completes the rows of these papers from their pages. */
export function complete(slugs: readonly string[], tell?: (done: number) => void): Promise<string[]> {
  const here = factsIn(document)
  const find: Finder = async slug => (here?.slug === slug ? here : factsAt(paths.paper(slug)))
  return completed(store, slugs, find, tell)
}
