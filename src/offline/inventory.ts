/** A file of the built site: its path under the site's root, its digest, its size in bytes. */
export type KeptFile = readonly [name: string, digest: string, size: number]

/** What a first visit keeps beside the shell without being asked. */
export type Extent = 'index' | 'whole'

/**
 * The files of the site beside the shell, which Workbox's own manifest lists. The build makes this list, and the shell
 * holds it: a worker knows only the files of its own version.
 */
export interface Inventory {
  readonly unasked: Extent
  /** Size of the shell with this list, in bytes. */
  readonly shell: number
  /** The search index. Of a very large one, the part that may be kept unasked; `pages` then has the rest. */
  readonly index: readonly KeptFile[]
  readonly pages: readonly KeptFile[]
  /** Names of the pages at a paper's address that only say what became of the paper. */
  readonly notices: readonly string[]
}

/** The most bytes that are kept unasked. */
export const MOST_UNASKED = 10_000_000

/** The inventory, by its path under the site's root. */
export const INVENTORY = '_offline/files.json'

/** The worker, by its path under the site's root. */
export const WORKER = 'sw.js'

/** The script that shows on pages what is kept, by its path under the site's root. */
export const PAGE_SCRIPT = '_offline/page.js'

export const NOT_FOUND = '404.html'
export const NOT_KEPT = 'offline/index.html'

/** The shell, which every visit needs and Workbox keeps: scripts and styles, pages of the top level, icons. */
export const SHELL = /^(?:_astro|_offline)\/|^(?:[^/]+\/)?index\.html$|^[^/]+\.(?:html|svg|png|webmanifest)$/

/** The parts of the search index, the most needed first: words and pages, texts of results, spellings, meanings. */
export const INDEX = [
  /^pagefind\/(?!fragment\/|vocabulary\/|meaning\/)/,
  /^pagefind\/fragment\//,
  /^pagefind\/vocabulary\//,
  /^pagefind\/meaning\//,
]

/**
 * Files that nobody needs without a network: only programs read them, from elsewhere; or another kept file holds the
 * same. For reference managers, an edition's file holds the entries of all its papers.
 */
const LEFT_OUT = [
  /^(?:sitemap[^/]*\.xml|robots\.txt|llms\.txt|opensearch\.xml)$/,
  /^(?:schemas|feeds|cards)\//,
  /^(?:authors|topics)\/[^/]+\.xml$/,
  /^papers\.[^/]+$/,
  /^papers\/[^/]+\.[^/]+$/,
  /^editions\/[^/]+\.(?:csv|json)$/,
  /^pagefind\/meaning\/words-\d+\.bin$/,
  /^downloads\/[^/]+\.pdf$/,
]

/** Whether a file of the site is never kept. */
export function isLeftOut(name: string): boolean {
  return name === WORKER || name === INVENTORY || LEFT_OUT.some(pattern => pattern.test(name))
}

const INDEX_PAGE = /(^|\/)index\.html$/

/** The address of a file relative to the site's root: the folder, for an index page. */
export function addressOf(name: string): string {
  return name.replace(INDEX_PAGE, '$1') || './'
}

/** What a path under the site's root leads to: a file, or a redirect to its proper address. */
export type Target = { readonly name: string } | { readonly redirect: string }

/**
 * Finds the file with which a server would answer.
 * @param has whether there is a file with this name
 */
export function targetOf(path: string, has: (name: string) => boolean): Target | undefined {
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
  if (has(name)) return INDEX_PAGE.test(path) ? { redirect: addressOf(name) } : { name }
  return has(`${name}/index.html`) ? { redirect: `${name}/` } : undefined
}

/** Whether a file is the page at the address of a paper. */
export function isAtPaper(name: string): boolean {
  return /^papers\/[^/]+\/index\.html$/.test(name)
}
