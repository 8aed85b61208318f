import { root } from 'astro:config/server'
import { commonestSpelling, personAnchor, personKey } from '../schemas/person.ts'
import { paths, type SitePath } from '../site/paths.ts'
import { type IndexPage, indexPages } from './name-index.ts'
import { onceABuild } from './once-a-build.ts'
import { PAGE_SIZE } from './pagination.ts'
import { allPapers, newestFirst, type Paper } from './papers.ts'
import { readAuthorPages } from './permalinks.ts'

/** An author with all papers of the site, the newest edition first. */
export interface Person {
  /** The name as most papers print it. */
  readonly name: string
  /** Id of the entry in the index. */
  readonly anchor: string
  readonly papers: readonly Paper[]
  /** Slug of the author's own page, where there is one. */
  readonly slug?: string
}

/** A name on a paper, with the address that it links to. */
export interface NamedAuthor {
  readonly name: string
  readonly href: SitePath
  /** Whether that is the author's own page, not an entry of the index. */
  readonly hasPage: boolean
}

export interface People {
  /** All authors with a page, sorted by slug. A registered author without papers has none. */
  readonly withPages: readonly (Person & { readonly slug: string })[]
  readonly index: readonly IndexPage<Person>[]
  readonly count: number
  /** The authors of a paper with the addresses that they link to. */
  readonly authorsOf: (paper: Pick<Paper, 'authors'>) => NamedAuthor[]
}

/** All authors of the site's papers. */
export const allPeople = onceABuild(async (): Promise<People> => {
  const pages = readAuthorPages(root)
  const slugs = new Map(Object.entries(pages).map(([slug, name]) => [personKey(name), slug]))
  const papers = newestFirst(await allPapers())
  const byKey = new Map<string, { names: string[]; papers: Paper[] }>()
  for (const paper of papers)
    for (const [key, name] of new Map((paper.authors ?? []).map(author => [personKey(author), author]))) {
      const known = byKey.get(key)
      if (known) {
        known.names.push(name)
        known.papers.push(paper)
      } else byKey.set(key, { names: [name], papers: [paper] })
    }
  const people = new Map(
    [...byKey].map(([key, { names, papers }]) => [key, person(key, names, papers, slugs.get(key))]),
  )
  const index = indexPages([...people.values()])
  const places = new Map<string, Omit<NamedAuthor, 'name'>>()
  for (const { letters, items } of index)
    for (const [place, { anchor, slug }] of items.entries())
      places.set(anchor, {
        href:
          slug === undefined
            ? paths.authorEntry(letters, Math.floor(place / PAGE_SIZE) + 1, anchor)
            : paths.author(slug),
        hasPage: slug !== undefined,
      })
  const withPages = Object.entries(pages).map(([slug, name]) => ({
    ...(people.get(personKey(name)) ?? person(personKey(name), [name], [], slug)),
    slug,
  }))
  return {
    withPages,
    index,
    count: people.size,
    authorsOf: ({ authors = [] }) =>
      authors.map(name => ({
        name,
        ...(places.get(personAnchor(personKey(name))) ?? { href: paths.authors(), hasPage: false }),
      })),
  }
})

function person(
  key: string,
  names: readonly string[],
  papers: readonly Paper[],
  slug: string | undefined,
): Person {
  return {
    name: commonestSpelling(names),
    anchor: personAnchor(key),
    papers,
    ...(slug !== undefined && { slug }),
  }
}
