import { FEED_TYPES } from './feed-types.ts'
import { absolute, file, paths, type SitePath } from './paths.ts'
import { site } from './site.ts'

/** What is said of a page outside its body: in the head, in link previews and in feeds. */
export interface PageMeta {
  /** Plain text, without the name of the site; absent on the home page. */
  readonly title?: string
  /** Plain text, one or two sentences. */
  readonly description: string
  /** The permanent address; absent where there is none, as on the 404 page, which is then not indexed. */
  readonly path?: SitePath
  readonly type: 'website' | 'article'
  /** Addresses of the neighbouring pages of a paged list. */
  readonly previous?: SitePath | undefined
  readonly next?: SitePath | undefined
  /** The picture of a link preview; the site's own where none is given. */
  readonly card?: SitePath
  /** Files that say the same in another format. */
  readonly alternates?: readonly Alternate[]
  /** Whether it shows formulas, whose face is then asked for at once. */
  readonly hasMath?: boolean
  /** What only the page of a paper has. */
  readonly paper?: PaperMeta
}

export interface Alternate {
  /** Media type. */
  readonly type: string
  readonly href: SitePath
}

export interface PaperMeta {
  /** Highwire's tags for reference managers, by name without `citation_`; title and address are said with the page's. */
  readonly citation: readonly (readonly [name: string, content: string])[]
  /** When it was published, where the source says it. */
  readonly published?: string | undefined
  readonly jsonLd: object
}

/** One element of the head. */
export type HeadEntry =
  | { readonly tag: 'title'; readonly text: string }
  | { readonly tag: 'script'; readonly json: object }
  | { readonly tag: 'meta' | 'link'; readonly attrs: Readonly<Record<string, string>> }

/** The paper colours of the style sheet's two themes, for the browser's own frame. */
export const THEME_COLORS = { light: '#fdfaf5', dark: '#181513' } as const

/** The list of head elements for a page, in order. Each says what no other says to the same reader. */
export function headEntries(page: PageMeta): HeadEntry[] {
  const title = page.title ?? site.title
  const card = absolute(page.card ?? paths.card('site'))
  return [
    { tag: 'title', text: page.title === undefined ? site.title : `${page.title} · ${site.title}` },
    property('og:description', page.description, 'description'),
    ...address(page),
    property('og:title', title, page.paper && 'citation_title'),
    property('og:type', page.type),
    property('og:locale', site.language.replace('-', '_')),
    property('og:image', card),
    // A paper is of no journal of this name, for which Zotero takes that of the site; its preview shows the title beside
    // the picture.
    ...(page.paper ? [] : [property('og:site_name', site.title), property('og:image:alt', title)]),
    meta('twitter:card', 'summary_large_image'),
    ...(page.paper ? paper(page.paper) : []),
    themeColor('light'),
    themeColor('dark'),
    link('icon', file('favicon.svg'), 'image/svg+xml'),
    link('manifest', file('site.webmanifest')),
    link('sitemap', file('sitemap-index.xml')),
    ...(page.alternates ?? []).map(({ href, type }) => link('alternate', href, type)),
    ...FEED_TYPES.map(({ name, type }) => link('alternate', paths.feed(name), type)),
    link('search', file('opensearch.xml'), 'application/opensearchdescription+xml'),
    link('describedby', file('llms.txt'), 'text/plain'),
  ]
}

function address({ path, previous, next, paper }: PageMeta): HeadEntry[] {
  if (path === undefined) return [meta('robots', 'noindex')]
  return [
    link('canonical', absolute(path)),
    property('og:url', absolute(path), paper && 'citation_abstract_html_url'),
    ...(previous ? [link('prev', previous)] : []),
    ...(next ? [link('next', next)] : []),
  ]
}

function paper({ citation, published, jsonLd }: PaperMeta): HeadEntry[] {
  return [
    ...(published ? [property('article:published_time', published)] : []),
    ...citation.map(([name, content]) => meta(`citation_${name}`, content)),
    { tag: 'script', json: jsonLd },
  ]
}

function link(rel: string, href: string, type?: string): HeadEntry {
  return { tag: 'link', attrs: type === undefined ? { rel, href } : { rel, type, href } }
}

function meta(name: string, content: string): HeadEntry {
  return { tag: 'meta', attrs: { name, content } }
}

/** @param also name of the tag that says the same to other readers: what one looks for by name, another does by property */
function property(name: string, content: string, also?: string): HeadEntry {
  return {
    tag: 'meta',
    attrs: also === undefined ? { property: name, content } : { name: also, property: name, content },
  }
}

function themeColor(theme: keyof typeof THEME_COLORS): HeadEntry {
  return {
    tag: 'meta',
    attrs: { name: 'theme-color', media: `(prefers-color-scheme: ${theme})`, content: THEME_COLORS[theme] },
  }
}
