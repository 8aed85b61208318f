import { spelledSlug } from '../schemas/title-slug.ts'
import type { BibliographyEntry } from './bibliography.ts'
import { titleKey } from './title-key.ts'

/** Finds what the page at an address of the site says of a paper; undefined where there is none. */
export type PageReader<Facts> = (address: string) => Promise<Facts | undefined>

/** Where the pages of the site are. */
export interface Addresses {
  readonly paper: (slug: string) => string
  readonly shortLink: (id: string) => string
  /** The slug of the paper whose page has this address; undefined for one that is no paper's. */
  readonly slugAt: (address: string) => string | undefined
}

/**
 * Finds the paper of the site that an entry means: by the address that it names, by its arXiv id, else by its title,
 * which must then be the page's.
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
