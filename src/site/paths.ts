import { RECORD_VERSION } from '../schemas/record-version.ts'

declare const brand: unique symbol

/** A path of this site with its base; it ends in a slash unless it names a file. Only this module makes paths. */
export type SitePath = string & { readonly [brand]: 'SitePath' }

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/')

function at(...segments: string[]): SitePath {
  return (base + segments.map(segment => `${segment}/`).join('')) as SitePath
}

/** Later pages of a list are numbered from 2; the first has the list's own address. */
function paged(page: number, ...segments: string[]): SitePath {
  return page > 1 ? at(...segments, String(page)) : at(...segments)
}

/** The address of every kind of page. */
export const paths = {
  home: () => at(),
  editions: (page = 1) => paged(page, 'editions'),
  edition: (date: string, page = 1) => paged(page, 'editions', date),
  /** A year (`2025`), a month (`2025-07`) or a week (`2025-W31`) of editions. */
  period: (period: string) => at('editions', period),
  booklet: (date: string) => at('editions', date, 'booklet'),
  titles: () => at('titles'),
  titlesOf: (letter: string, page = 1) => paged(page, 'titles', letter),
  paper: (slug: string) => at('papers', slug),
  authors: () => at('authors'),
  /** The part of the index that holds authors whose names, family first, begin with these letters. */
  authorsUnder: (letters: string, page = 1) => paged(page, 'authors', 'under', letters),
  /** A name in that index. */
  authorEntry: (letters: string, page: number, anchor: string) =>
    `${paged(page, 'authors', 'under', letters)}#${anchor}` as SitePath,
  /** The page of an author who has one. */
  author: (slug: string, page = 1) => paged(page, 'authors', slug),
  authorFeed: (slug: string) => file(`authors/${slug}.xml`),
  topics: () => at('topics'),
  topic: (id: string, page = 1) => paged(page, 'topics', id),
  /** The papers of a topic in a month or an edition. */
  topicIn: (id: string, page: number, period: string) =>
    `${paged(page, 'topics', id)}#in-${period}` as SitePath,
  topicFeed: (id: string) => file(`topics/${id}.xml`),
  glossary: () => at('glossary'),
  /** The part of the glossary that holds acronyms beginning with these letters. */
  glossaryUnder: (letters: string, page = 1) => paged(page, 'glossary', 'under', letters),
  /** An acronym in that part. */
  glossaryEntry: (page: SitePath, anchor: string) => `${page}#${anchor}` as SitePath,
  shortLink: (id: string) => at('p', id),
  my: () => at('my'),
  search: () => at('search'),
  about: () => at('about'),
  subscribe: () => at('subscribe'),
  /** A paper in another format, by extension. */
  paperTwin: (slug: string, extension: string) => file(`papers/${slug}.${extension}`),
  /** An edition in another format, by extension. */
  editionTwin: (date: string, extension: string) => file(`editions/${date}.${extension}`),
  /** All papers in one file, by extension. */
  papersTwin: (extension: string) => file(`papers.${extension}`),
  feed: (name: string) => file(`feeds/${name}`),
  schema: (name: string) => file(`schemas/v${RECORD_VERSION}/${name}.json`),
  card: (name: string) => file(`cards/${name}.png`),
  offline: () => at('offline'),
  /** A paper within a file that holds it. */
  within: (slug: string) => `#${slug}` as SitePath,
}

/** The path of a file of the site, such as `favicon.svg`. */
export function file(name: string): SitePath {
  return (base + name) as SitePath
}

/** The absolute address of a path, for canonical links and for files that are read outside the site. */
export function absolute(path: SitePath): string {
  return new URL(path, import.meta.env.SITE).href
}
