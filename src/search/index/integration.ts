import type { AstroConfig, AstroIntegration } from 'astro'
import { Background } from '../../build/background.ts'
import type { LedgerPlace, OutputFolder } from '../../build/ledger.ts'
import type { Outputs } from '../../build/outputs.ts'
import { serveOutputs } from '../../build/serve-outputs.ts'
import { spellingSource } from './spelling-source.ts'
import { INDEX_FOLDER, type SearchedPaper, searchIndexOf } from './written-index.ts'

/**
 * Makes the search index. A build makes it beside the pages, from the part of each that is searched. The development
 * server makes it at the first request, and again after a paper has changed.
 */
export function searchIndex(outputs: Outputs): AstroIntegration {
  let building = false
  let config: AstroConfig
  let work: Background<SearchedPaper, LedgerPlace>
  /** By slug; in development only. */
  const papers = new Map<string, SearchedPaper>()
  let served: Promise<OutputFolder> | undefined
  /** Whether only the pages of some papers show what is searched. */
  let needsPages = false
  return {
    name: 'search-index',
    hooks: {
      'paper:loaded': ({ record, article }) => {
        needsPages ||= article === null
        const { slug, title, edition, order, acronyms, markdown, id, identity } = record
        const paper = {
          ...{ slug, title, edition, order, acronyms, markdown, article },
          ...(id !== undefined && { id }),
          ...(identity && { identity }),
        }
        if (building) return work.add(paper)
        papers.set(slug, paper)
        served = undefined
      },
      'astro:config:setup': ({ command, updateConfig }) => {
        updateConfig({ vite: { plugins: [plainImports] } })
        building = command === 'build'
      },
      'astro:config:done': ({ config: final }) => {
        config = final
        if (building)
          work = new Background(new URL('./written-index.ts', import.meta.url), outputs.ledger.place)
      },
      'astro:build:start': () => {
        if (!needsPages) work.end()
        outputs.await('search-index', () => {
          if (needsPages) work.end()
          return work.account
        })
      },
      'astro:server:setup': ({ server, logger }) => {
        const base = config.base.replace(/\/*$/, '/')
        const pageOf = async (slug: string) => {
          const address = server.httpServer?.address()
          const port = typeof address === 'object' ? address?.port : undefined
          const response = await fetch(`http://localhost:${port}${base}papers/${slug}/`)
          if (!response.ok) throw new Error(`${response.status} for papers/${slug}/`)
          return response.text()
        }
        const current = async () => {
          const all = [...papers.values()]
          const pages = all.map(async ({ slug, article }) => ({
            slug,
            html: article ?? (await pageOf(slug)),
          }))
          return searchIndexOf(await Promise.all(pages), all.map(spellingSource))
        }
        const find = (path: string) => {
          if (!path.startsWith(INDEX_FOLDER)) return undefined
          served ??= current()
          // After a failure it is tried again.
          served.catch(() => {
            served = undefined
          })
          return served
        }
        serveOutputs(server, { base, logger, find })
      },
    },
  }
}

/**
 * Vite wraps `import()` in a helper that preloads styles. The search loads its styles itself, and the helper would be
 * the larger part of the script on every page.
 */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre' as const,
  load: (id: string) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = load => load()' : undefined,
}
