import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { type BuiltPage, type IndexFiles, indexPages } from './search-index/index-pages.ts'
import { readSpellings } from './search-index/sources.ts'

/** Folder of the index in the built site. */
const FOLDER = 'pagefind'
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Makes the search index from the paper pages: after a build from the pages on disk, in the dev server from the
 * pages it serves, on the first request for the index and again after a paper changed.
 */
export function searchIndex(): AstroIntegration {
  let papers: URL
  let base = '/'
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        papers = new URL('content/papers/', config.root)
        base = config.base.replace(/\/*$/, '/')
      },
      'astro:build:done': async ({ dir, logger }) => {
        const start = performance.now()
        const sources = await readSpellings(papers)
        const files = await indexPages(await builtPages(new URL('papers/', dir)), sources)
        await writeFiles(new URL(`${FOLDER}/`, dir), files)
        const size = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0)
        logger.info(
          `${sources.length} papers in ${files.size} files, ${Math.round(size / 1000)} kB, ${Math.round(performance.now() - start)} ms`,
        )
      },
      'astro:server:setup': ({ server, logger }) => {
        let files: Promise<IndexFiles> | undefined
        const forget = (path: string) => {
          if (path.startsWith(fileURLToPath(papers))) files = undefined
        }
        for (const event of ['add', 'change', 'unlink']) server.watcher.on(event, forget)
        server.middlewares.use(`${base}${FOLDER}/`, async (request, response) => {
          const name = decodeURIComponent(new URL(request.url ?? '/', 'http://dev').pathname.slice(1))
          const address = server.httpServer?.address()
          try {
            if (typeof address !== 'object' || !address) throw new Error('the dev server has no port')
            files ??= servedIndex(`http://localhost:${address.port}${base}papers/`, papers)
            const content = (await files).get(name)
            response.statusCode = content ? 200 : 404
            response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream')
            response.end(content)
          } catch (error) {
            files = undefined
            logger.error(
              `The search index could not be made: ${error instanceof Error ? error.message : error}`,
            )
            response.statusCode = 500
            response.end()
          }
        })
      },
    },
  }
}

/** The paper pages of a built site. */
async function builtPages(folder: URL): Promise<BuiltPage[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const slugs = entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    slugs.map(async slug => ({ slug, html: await readFile(new URL(`${slug}/index.html`, folder), 'utf8') })),
  )
}

/** The index of the pages that the dev server renders. */
async function servedIndex(address: string, papers: URL): Promise<IndexFiles> {
  const sources = await readSpellings(papers)
  const pages: BuiltPage[] = []
  for (const { slug } of sources) {
    const response = await fetch(`${address}${slug}/`)
    if (!response.ok) throw new Error(`${response.status} for ${address}${slug}/`)
    pages.push({ slug, html: await response.text() })
  }
  return indexPages(pages, sources)
}

async function writeFiles(folder: URL, files: IndexFiles): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const folders = new Set([...files.keys()].map(name => dirname(name)))
  for (const name of folders) await mkdir(new URL(`${name}/`, folder), { recursive: true })
  await Promise.all([...files].map(([name, content]) => writeFile(new URL(name, folder), content)))
}
