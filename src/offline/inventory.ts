/** A file of the built site: its path under the site's root, its digest, its size in bytes. */
export type KeptFile = readonly [name: string, digest: string, size: number]

/** How much a first visit keeps beside the shell without being asked. */
export type Extent = 'index' | 'whole'

/**
 * What the site consists of beside the shell (scripts, styles and the pages of the top level), which Workbox's own
 * manifest lists. Made by the build, kept with the shell: a worker only ever knows the files of its own version.
 */
export interface Inventory {
  readonly unasked: Extent
  /** Of the shell and this list, in bytes. */
  readonly shell: number
  /** The search index; of a very large one as much as may be kept unasked, the rest then counts among the pages. */
  readonly index: readonly KeptFile[]
  readonly pages: readonly KeptFile[]
  /** Those of the pages at a paper's address that only tell what became of it, by name. */
  readonly notices: readonly string[]
}

/** More than this is not kept unasked, in bytes. */
export const MOST_UNASKED = 10_000_000

/** The inventory, by its path under the site's root. */
export const INVENTORY = '_offline/files.json'

/** The worker, by its path under the site's root. */
export const WORKER = 'sw.js'

/** What shows the state of the offline site on its pages, by its path under the site's root. */
export const PAGE_SCRIPT = '_offline/page.js'

export const NOT_FOUND = '404.html'
export const NOT_KEPT = 'offline/index.html'

/**
 * What nobody asks for without a network: only programs read it, and they read it from afar. Of the files beside the
 * papers those of an edition, for reference managers, hold what those of its papers do. What one file holds whole needs no
 * parts beside it.
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

/** The address of a file relative to the site's root: a folder for its index page. */
export function addressOf(name: string): string {
  return name.replace(INDEX_PAGE, '$1') || './'
}

/** What a path under the site's root leads to: a file, or the address that it should have been. */
export type Target = { readonly name: string } | { readonly redirect: string }

/**
 * Finds the file that a server would answer with.
 * @param has tells whether there is a file of a name
 */
export function targetOf(path: string, has: (name: string) => boolean): Target | undefined {
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
  if (has(name)) return INDEX_PAGE.test(path) ? { redirect: addressOf(name) } : { name }
  return has(`${name}/index.html`) ? { redirect: `${name}/` } : undefined
}

/** Whether a page stands at the address of a paper. */
export function isAtPaper(name: string): boolean {
  return /^papers\/[^/]+\/index\.html$/.test(name)
}
