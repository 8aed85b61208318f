import { FEED_TYPES } from './feed-types.ts'
import { absolute, file, paths, type SitePath } from './paths.ts'
import { site } from './site.ts'

/** What is said of a page outside its body: in its head, in link previews and in feeds. */
export interface PageMeta {
  /** Plain text, without the name of the site; absent on the home page. */
  readonly title?: string
  /** Plain text, one or two sentences. */
  readonly description: string
  /** The permanent address. A page without one, such as the 404 page, is not indexed. */
  readonly path?: SitePath
  readonly type: 'website' | 'article'
  /** Addresses of the neighbouring pages of a paged list. */
  readonly previous?: SitePath | undefined
  readonly next?: SitePath | undefined
  /** The picture of a link preview; without one, the site's own is used. */
  readonly card?: SitePath
  /** Files that hold the content of the page in another format. */
  readonly alternates?: readonly Alternate[]
  /** Whether the page shows formulas: their font is then preloaded. */
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
  /** Highwire's tags for reference managers, by name without `citation_`; title and address are those of the page. */
  readonly citation: readonly (readonly [name: string, content: string])[]
  /** When the paper was published, where a source states it. */
  readonly published?: string | undefined
  readonly jsonLd: object
}

/** One element of the head. */
export type HeadEntry =
  | { readonly tag: 'title'; readonly text: string }
  | { readonly tag: 'script'; readonly json: object }
  | { readonly tag: 'meta' | 'link'; readonly attrs: Readonly<Record<string, string>> }

/** The background colours of the style sheet's two themes, for the browser's own controls. */
export const THEME_COLORS = { light: '#fdfaf5', dark: '#181513' } as const

/** The elements of a page's head, in order. No two tell the same reader the same thing. */
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
    // Papers get no site name: Zotero would take it for the paper's journal, and the preview shows the title beside the
    // picture.
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

/** @param also name of a tag that tells other readers the same: some look tags up by name, others by property */
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
