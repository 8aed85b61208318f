import { existsSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroPrerenderer } from 'astro'
import { filesUnder } from './files-under.ts'
import type { Ledger } from './ledger.ts'
import { progress } from './progress.ts'

type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number]

/** After so many pages, other tasks get a turn: messages of threads, answers of Pagefind. */
const PAGES_A_TURN = 16

/**
 * Makes all pages that have a `cacheKey`, through the ledger: a page stays as it is while its key is the same. Astro's
 * own way, `experimental.incrementalBuild`, writes every page a second time, into a cache. The registry of permalinks
 * ensures that no two of these pages have one path.
 * @returns the addresses of these pages, and the paths of all others, which Astro makes
 * @throws where a public file would replace a page, or a page cannot be made
 */
export async function makeKeyedPages(
  prerenderer: AstroPrerenderer,
  ledger: Ledger,
  config: AstroConfig,
): Promise<{ addresses: string[]; others: Path[] }> {
  const paths = await prerenderer.getStaticPaths()
  refuseReplaced(paths, config)
  const base = config.base.replace(/\/$/, '')
  const keyed = paths.filter(({ cacheKey }) => cacheKey !== undefined)
  const addresses: string[] = []
  const tell = progress('pages')
  for (const [at, { pathname, route, cacheKey = '' }] of keyed.entries()) {
    const address = new URL(base + pathname, config.site).href
    if (route.type === 'page') addresses.push(address)
    const make = async () => {
      const made = await prerenderer.render(new Request(address), { routeData: route })
      const response = made instanceof Response ? made : made.response
      if (response.status !== 200) throw new Error(`${pathname} was not made: ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    }
    await ledger.put({ path: fileOf({ pathname, route }), key: cacheKey, make })
    tell(at + 1, keyed.length)
    if (at % PAGES_A_TURN === 0) await turn()
  }
  return { addresses, others: paths.filter(({ cacheKey }) => cacheKey === undefined) }
}

function fileOf({ pathname, route }: Pick<Path, 'pathname' | 'route'>): string {
  const path = pathname.replace(/^\/|\/$/g, '')
  return route.type === 'page' ? `${path}/index.html`.replace(/^\//, '') : path
}

/** Files in `public/` are copied over pages: nobody would see that a page is lost, nor would a build restore it. */
function refuseReplaced(paths: readonly Path[], config: AstroConfig): void {
  const files = new Set(publicFiles(config))
  for (const path of paths)
    if (files.has(fileOf(path)))
      throw new Error(`public/${fileOf(path)} would replace the page ${path.pathname}: rename or remove it.`)
}

/** Paths of the files that are copied from `public/`. */
export function publicFiles({ publicDir }: AstroConfig): string[] {
  const folder = fileURLToPath(publicDir)
  return existsSync(folder) ? filesUnder(folder) : []
}
