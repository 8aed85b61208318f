import { absolute, file, type SitePath } from './paths.ts'
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
}

/** One element of the head. */
export type HeadEntry =
  | { readonly tag: 'title'; readonly text: string }
  | { readonly tag: 'meta' | 'link'; readonly attrs: Readonly<Record<string, string>> }

/** The paper colours of the style sheet's two themes, for the browser's own frame. */
const THEME_COLORS = { light: '#fdfaf5', dark: '#181513' } as const

/** The list of head elements for a page, in order. */
export function headEntries(page: PageMeta): HeadEntry[] {
  const title = page.title ?? site.title
  return [
    { tag: 'title', text: page.title === undefined ? site.title : `${page.title} · ${site.title}` },
    meta('description', page.description),
    meta('author', site.author),
    ...address(page),
    property('og:title', title),
    property('og:description', page.description),
    property('og:type', page.type),
    property('og:site_name', site.title),
    property('og:locale', site.language.replace('-', '_')),
    meta('twitter:card', 'summary'),
    themeColor('light'),
    themeColor('dark'),
    { tag: 'link', attrs: { rel: 'icon', href: file('favicon.svg'), type: 'image/svg+xml' } },
    { tag: 'link', attrs: { rel: 'sitemap', href: file('sitemap-index.xml') } },
  ]
}

function address({ path, previous, next }: PageMeta): HeadEntry[] {
  if (path === undefined) return [meta('robots', 'noindex')]
  return [
    { tag: 'link', attrs: { rel: 'canonical', href: absolute(path) } },
    property('og:url', absolute(path)),
    ...(previous ? [relation('prev', previous)] : []),
    ...(next ? [relation('next', next)] : []),
  ]
}

function relation(rel: 'prev' | 'next', path: SitePath): HeadEntry {
  return { tag: 'link', attrs: { rel, href: path } }
}

function meta(name: string, content: string): HeadEntry {
  return { tag: 'meta', attrs: { name, content } }
}

function property(name: string, content: string): HeadEntry {
  return { tag: 'meta', attrs: { property: name, content } }
}

function themeColor(theme: keyof typeof THEME_COLORS): HeadEntry {
  return {
    tag: 'meta',
    attrs: { name: 'theme-color', media: `(prefers-color-scheme: ${theme})`, content: THEME_COLORS[theme] },
  }
}
