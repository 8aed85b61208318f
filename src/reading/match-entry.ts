import { spelledSlug } from '../schemas/title-slug.ts'
import type { BibliographyEntry } from './bibliography.ts'
import { titleKey } from './title-key.ts'

/** Returns what the page at an address of the site says about its paper; undefined where there is no such page. */
export type PageReader<Facts> = (address: string) => Promise<Facts | undefined>

/** The root of the site. */
export interface Addresses {
  readonly paper: (slug: string) => string
  readonly shortLink: (id: string) => string
  /** The slug of the paper whose page has this address; undefined for an address of another kind. */
  readonly slugAt: (address: string) => string | undefined
}

/**
 * Finds the paper of this site that an entry means: by address, by arXiv id, else by a title that equals the page's.
 */
export async function matchEntry<Facts extends { readonly title: string }>(
  entry: BibliographyEntry,
  addresses: Addresses,
  read: PageReader<Facts>,
): Promise<Facts | undefined> {
  const named = entry.addresses.flatMap(address => addresses.slugAt(address) ?? [])
  const certain = [
    ...named.map(addresses.paper),
    ...(entry.arxivId === undefined ? [] : [addresses.shortLink(entry.arxivId)]),
  ]
  for (const address of certain) {
    const found = await read(address)
    if (found) return found
  }
  const slug = spelledSlug(entry.title)
  const found = slug ? await read(addresses.paper(slug)) : undefined
  return found && titleKey(found.title) === titleKey(entry.title) ? found : undefined
}
