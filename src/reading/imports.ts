import { addresses } from './addresses.ts'
import { BOOKMARK_VERSION, type Bookmark, joined, withoutGaps } from './bookmark.ts'
import { keepCitations } from './citations.ts'
import { DamagedFile } from './damaged-file.ts'
import { store } from './device.ts'
import { readListFile } from './list-file.ts'
import { matchEntry } from './match-entry.ts'
import { factsAt, type PaperFacts } from './paper-page.ts'

/** Entries that are looked up at a time. */
const PARALLEL = 8

/** What became of a file. */
export interface Import {
  /** The rows that it changed, as they were before. */
  readonly before: ReadonlyMap<string, Bookmark | undefined>
  /** What of it is no paper of this site, by name. */
  readonly unmatched: readonly string[]
}

/**
 * Joins a file with what is kept: the list as it was exported, or a bibliography.
 * @throws DamagedFile where it is neither, or not whole; nothing is changed then
 */
export function importFile(text: string, tell: (words: string) => void): Promise<Import> {
  const begin = text.replace(/^\uFEFF/, '').trimStart()
  if (begin.startsWith('{')) return importList(text.replace(/^\uFEFF/, ''))
  if (/^[ \t]*@[a-z]+\s*[{(]/im.test(begin)) return importBibliography(text, tell)
  throw new DamagedFile(text, 0, 'this is neither a list that was exported here (JSON) nor BibTeX.')
}

async function importList(text: string): Promise<Import> {
  const { papers, citations } = await readListFile(text)
  const rows = new Map(papers.map(row => [row.slug, row]))
  const before = await store.update([...rows.keys()], (before, slug) => {
    const row = rows.get(slug)
    return before && row ? joined(before, row) : (row ?? before)
  })
  await keepCitations(store, citations)
  return { before, unmatched: [] }
}

async function importBibliography(text: string, tell: (words: string) => void): Promise<Import> {
  const { readBibliography, titleKey } = await import('./bibliography.ts')
  const entries = readBibliography(text)
  const known = new Map((await store.all()).map(({ slug, title }) => [titleKey(title), slug]))
  const facts = new Map<string, PaperFacts | undefined>()
  const unmatched: string[] = []
  for (let from = 0; from < entries.length; from += PARALLEL) {
    const part = entries.slice(from, from + PARALLEL)
    const found = await Promise.all(part.map(entry => matchEntry(entry, addresses, factsAt)))
    for (const [at, { title, name, line }] of part.entries()) {
      const slug = found[at]?.slug ?? known.get(titleKey(title))
      if (slug) facts.set(slug, found[at])
      else unmatched.push(`${name} (line ${line})`)
    }
    tell(`Looking for papers: ${Math.min(from + PARALLEL, entries.length)} of ${entries.length}`)
  }
  const before = await save([...facts.keys()], slug => facts.get(slug))
  await keepCitations(
    store,
    [...facts.values()].flatMap(found => found?.citation ?? []),
  )
  return { before, unmatched }
}

/** Saves papers, now; of one that is saved already everything stays. */
export function save(
  slugs: readonly string[],
  factsOf: (slug: string) => Pick<Bookmark, 'title' | 'authors' | 'year'> | undefined,
): Promise<Map<string, Bookmark | undefined>> {
  const saved = new Date().toISOString()
  return store.update(slugs, (before, slug) => {
    const { title, authors, year } = factsOf(slug) ?? { title: titleOf(slug) }
    return withoutGaps({
      version: BOOKMARK_VERSION,
      slug,
      title,
      authors,
      year,
      saved,
      ...before,
      ...(!before?.saved && { saved }),
    })
  })
}

/** What a paper is called until its page is read. */
export function titleOf(slug: string): string {
  return slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ')
}
