import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AstroIntegration } from 'astro'
import { serveIndex } from './search-index/dev-index.ts'
import { type BuiltPage, type IndexFiles, indexPages, startService } from './search-index/index-pages.ts'
import { readSpellings, type SpellingSource } from './search-index/sources.ts'

/** Folder of the index in the built site. */
const FOLDER = 'pagefind'

/**
 * Makes the search index from the paper pages: after a build from the pages on disk, in the dev server from the
 * pages it serves, on the first request for the index and again after a paper changed.
 */
export function searchIndex(): AstroIntegration {
  let papers: URL
  let base = '/'
  let service: ReturnType<typeof startService> | undefined
  return {
    name: 'search-index',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [plainImports] } })
      },
      'astro:config:done': ({ config }) => {
        papers = new URL('content/papers/', config.root)
        base = config.base.replace(/\/*$/, '/')
      },
      'astro:build:start': () => {
        service = startService()
      },
      'astro:build:done': async ({ dir, logger }) => {
        const start = performance.now()
        const sources = await readSpellings(papers)
        const files = await indexPages(await builtPages(new URL('papers/', dir), sources), sources, service)
        await writeFiles(new URL(`${FOLDER}/`, dir), files)
        const size = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
        logger.info(
          `${sources.length} papers in ${files.size} files, ${Math.round(size / 1000)} kB, ${Math.round(performance.now() - start)} ms`,
        )
      },
      'astro:server:setup': ({ server, logger }) =>
        serveIndex(server, { papers, base, folder: FOLDER, logger }),
    },
  }
}

/**
 * Vite wraps `import()` in a helper that preloads the styles of what is imported. The search loads its styles itself,
 * and the helper would be the larger part of the script that every page has.
 */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre' as const,
  load: (id: string) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = load => load()' : undefined,
}

/** The built pages of the papers; whatever else is in their folder or on the site is not asked for. */
function builtPages(folder: URL, papers: readonly SpellingSource[]): Promise<BuiltPage[]> {
  return Promise.all(
    papers.map(async ({ slug }) => ({
      slug,
      html: await readFile(new URL(`${slug}/index.html`, folder), 'utf8'),
    })),
  )
}

async function writeFiles(folder: URL, files: IndexFiles): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const folders = new Set([...files.keys()].map(name => dirname(name)))
  for (const name of folders) await mkdir(new URL(`${name}/`, folder), { recursive: true })
  await Promise.all([...files].map(([name, content]) => writeFile(new URL(name, folder), content)))
}
