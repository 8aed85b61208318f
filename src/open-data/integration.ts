import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { Background } from '../build/background.ts'
import { buildKey } from '../build/build-key.ts'
import type { PaperListFile, PaperRecord } from '../schemas/paper-record.ts'
import { PAPER_TWINS, TWIN_TYPES } from './citations/twin-types.ts'
import { type DatedPaper, lastModified } from './last-modified.ts'
import type { TwinsTask, TwinsWritten } from './twins.ts'

/** Vite may have taken the base path away before. */
const PAPER_TWIN = /\/papers\/([a-z0-9-]+)\.(md|json|bib|ris|csl\.json)$/

/** The integration, and the date of each page for the sitemap, known once all papers have been read. */
export interface OpenData extends AstroIntegration {
  readonly lastModified: (address: string) => string | undefined
}

/**
 * Writes the files beside the pages of papers and lists: in a build while pages are made, in the dev server on
 * request. As endpoints they would take longer than all pages together.
 */
export function openData(): OpenData {
  const papers: DatedPaper[] = []
  let dateOf: OpenData['lastModified'] = () => undefined
  let thread: Background<PaperRecord, TwinsTask, TwinsWritten> | undefined
  let building = false
  let base = '/'
  let home = ''
  return {
    name: 'open-data',
    lastModified: address => dateOf(address),
    hooks: {
      'paper:loaded': ({ record }) => {
        papers.push({ url: record.url, editions: record.editions })
        thread?.add(record)
      },
      'astro:config:setup': ({ command }) => {
        building = command === 'build'
      },
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/')
        home = new URL(base, config.site).href
        if (!building) return
        thread = new Background(new URL('./thread.ts', import.meta.url), {
          folder: fileURLToPath(config.outDir),
          home,
          memory: fileURLToPath(new URL('twins.json', config.cacheDir)),
          key: buildKey(config.root),
        })
      },
      'astro:build:start': () => {
        dateOf = lastModified({ home, papers })
        thread?.end()
      },
      'astro:build:done': async ({ logger }) => {
        const written = await thread?.result
        if (written) logger.info(`${written.files} files beside the papers, ${written.kept} of them kept`)
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          const [, slug, extension] = PAPER_TWIN.exec(request.url ?? '') ?? []
          const address = server.httpServer?.address()
          const twin = PAPER_TWINS.find(name => name === extension)
          if (!twin || typeof address !== 'object' || !address) return next()
          const served = await fetch(`http://localhost:${address.port}${base}papers.json/`)
          const list: PaperListFile = await served.json()
          const paper = list.papers.find(record => record.slug === slug)
          if (!paper) return next()
          const { PAPER_FORMATS } = await import('./citations/formats.ts')
          const header = { $schema: new URL('paper.json', list.$schema).href, version: list.version }
          response.setHeader('content-type', `${TWIN_TYPES[twin].type}; charset=utf-8`)
          response.end(PAPER_FORMATS[twin](paper, header))
        })
      },
    },
  }
}
