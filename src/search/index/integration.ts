import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration } from 'astro'
import { Background } from '../../build/background.ts'
import { buildKey } from '../../build/build-key.ts'
import type { IndexTask, IndexWritten, SearchedPaper } from './written-index.ts'

/** Folder of the index in the built site. */
const FOLDER = 'pagefind'

/**
 * Makes the search index: in a build while pages are made, from the part of each that is searched; in the dev server
 * from the pages it serves, on the first request for the index and again after a paper changed.
 */
export function searchIndex(): AstroIntegration {
  let building = false
  let config: AstroConfig
  let thread: Background<SearchedPaper, IndexTask, IndexWritten> | undefined
  /** Whether some papers are known from their pages alone. */
  let needsPages = false
  return {
    name: 'search-index',
    hooks: {
      'paper:loaded': ({ record, article }) => {
        needsPages ||= article === null
        const { slug, title, edition, order, acronyms, markdown, id, identity } = record
        thread?.add({
          ...{ slug, title, edition, order, acronyms, markdown, article },
          ...(id !== undefined && { id }),
          ...(identity && { identity }),
        })
      },
      'astro:config:setup': ({ command, updateConfig }) => {
        updateConfig({ vite: { plugins: [plainImports] } })
        building = command === 'build'
      },
      'astro:config:done': ({ config: final }) => {
        config = final
        if (!building) return
        const path = (folder: URL, name: string) => fileURLToPath(new URL(name, folder))
        thread = new Background(new URL('./thread.ts', import.meta.url), {
          folder: path(config.outDir, `${FOLDER}/`),
          pages: path(config.outDir, 'papers/'),
          memory: path(config.cacheDir, 'search-index.json'),
          key: buildKey(config.root),
        })
      },
      'astro:build:start': () => {
        if (!needsPages) thread?.end()
      },
      'astro:build:done': async ({ logger }) => {
        if (needsPages) thread?.end()
        const written = await thread?.result
        if (!written) return
        const { papers, files, bytes, kept } = written
        logger.info(
          `${papers} papers in ${files} files, ${Math.round(bytes / 1000)} kB${kept ? ', as before' : ''}`,
        )
      },
      'astro:server:setup': async ({ server, logger }) => {
        const { serveIndex } = await import('./dev-index.ts')
        serveIndex(server, {
          papers: new URL('content/papers/', config.root),
          base: config.base.replace(/\/*$/, '/'),
          folder: FOLDER,
          logger,
        })
      },
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
