import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegrationLogger, HookParameters } from 'astro'
import { type BuiltPage, type IndexFiles, indexPages } from './index-pages.ts'
import { readSpellingSources } from './read-spelling-sources.ts'
import { SegmentIndexer } from './segment-indexer.ts'

type DevServer = HookParameters<'astro:server:setup'>['server']

interface DevIndex {
  /** Folder of the papers' sources. */
  readonly papers: URL
  /** Path of the site, with a slash at both ends. */
  readonly base: string
  /** Folder of the index below it. */
  readonly folder: string
  readonly logger: AstroIntegrationLogger
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Answers requests for the index with that of the pages which the dev server renders; made anew after changes. */
export function serveIndex(server: DevServer, { papers, base, folder, logger }: DevIndex): void {
  let files: Promise<IndexFiles> | undefined
  /** The index made last, or being made: two at once would end each other's process of Pagefind. */
  let last: Promise<unknown> = Promise.resolve()
  for (const event of ['add', 'change', 'unlink']) {
    server.watcher.on(event, (path: string) => {
      if (path.startsWith(fileURLToPath(papers))) files = undefined
    })
  }
  server.middlewares.use(async (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://dev')
    // Vite may have taken the base away before.
    const root = [`${base}${folder}/`, `/${folder}/`].find(path => pathname.startsWith(path))
    const address = server.httpServer?.address()
    if (root === undefined || typeof address !== 'object' || !address) return next()
    try {
      files ??= last.then(() => renderedIndex(`http://localhost:${address.port}${base}papers/`, papers))
      last = files.catch(() => {})
      const name = decodeURIComponent(pathname.slice(root.length))
      const content = (await files).get(name)
      response.statusCode = content ? 200 : 404
      response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream')
      response.end(content)
    } catch (error) {
      files = undefined
      logger.error(`The search index could not be made: ${error instanceof Error ? error.message : error}`)
      response.statusCode = 500
      response.end()
    }
  })
}

async function renderedIndex(address: string, papers: URL): Promise<IndexFiles> {
  const sources = await readSpellingSources(papers)
  const pages: BuiltPage[] = []
  for (const { slug } of sources) {
    const response = await fetch(`${address}${slug}/`)
    if (!response.ok) throw new Error(`${response.status} for ${address}${slug}/`)
    pages.push({ slug, html: await response.text() })
  }
  await using indexer = new SegmentIndexer()
  return (await indexPages(indexer, pages, sources)).files
}
