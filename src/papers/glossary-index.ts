import { paths, type SitePath } from '../site/paths.ts'
import { type Abbreviation, abbreviationsIn } from './abbreviations.ts'
import { entryAnchor, type GlossaryEntry, glossaryOf } from './glossary.ts'
import { type IndexPage, indexPages } from './name-index.ts'
import { onceABuild } from './once-a-build.ts'
import { PAGE_SIZE } from './pagination.ts'
import { allPapers, newestFirst, type Paper, plainAbstract } from './papers.ts'

export interface Glossary {
  readonly count: number
  /** Its pages, where it is too long for one. */
  readonly index: readonly IndexPage<GlossaryEntry<Paper>>[]
  /** All entries, where one page has room for them. */
  readonly entries: readonly GlossaryEntry<Paper>[]
  /** The acronyms that the abstract of a paper uses. */
  readonly abbreviationsOf: (paper: Paper) => readonly Abbreviation[]
  /** Address of an entry by its key. */
  readonly hrefOf: (key: string) => SitePath
}

/** All definitions in the abstracts of all papers, the newest papers first under each meaning. */
export const wholeGlossary = onceABuild(async (): Promise<Glossary> => {
  const all = glossaryOf(newestFirst(await allPapers()))
  const entries = all.length <= PAGE_SIZE ? all : []
  const index = all.length <= PAGE_SIZE ? [] : indexPages(all)
  const byKey = new Map(all.map(entry => [entry.key, entry]))
  const hrefs = new Map<string, SitePath>()
  for (const { letters, items } of index)
    for (const [place, { key }] of items.entries())
      hrefs.set(
        key,
        paths.glossaryEntry(
          paths.glossaryUnder(letters, Math.floor(place / PAGE_SIZE) + 1),
          entryAnchor(key),
        ),
      )
  return {
    count: all.length,
    index,
    entries,
    abbreviationsOf: ({ entry, acronyms }) =>
      abbreviationsIn({ text: plainAbstract(entry).text, acronyms }, byKey),
    hrefOf: key => hrefs.get(key) ?? paths.glossaryEntry(paths.glossary(), entryAnchor(key)),
  }
})
