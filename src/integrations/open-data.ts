import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { buildKey } from '../lib/build-key.ts'
import { PAPER_FORMATS } from '../lib/citations/formats.ts'
import { PAPER_TWINS, TWIN_TYPES } from '../lib/citations/twin-types.ts'
import type { PaperFile, PaperListFile } from '../schemas/paper-record.ts'
import { RECORD_VERSION } from '../schemas/record-version.ts'
import { Background } from './background.ts'
import { type DatedPaper, lastModified } from './open-data/last-modified.ts'
import type { TwinsTask, TwinsWritten } from './open-data/twins.ts'

const PAPER_TWIN = /^\/([a-z0-9-]+)\.(md|json|bib|ris|csl\.json)$/

/** The integration, and the date of each page for the sitemap, known once all papers have been read. */
export interface OpenData extends AstroIntegration {
  readonly lastModified: (address: string) => string | undefined
}

/**
 * Writes the files beside each paper's page: in a build while its pages are made, in the dev server on request. As
 * endpoints they would take longer than all pages together.
 */
export function openData(): OpenData {
  const papers: DatedPaper[] = []
  let dateOf: OpenData['lastModified'] = () => undefined
  let thread: Background<TwinsTask, TwinsWritten> | undefined
  let base = '/'
  let home = ''
  let root: URL
  let cache: URL
  let output: URL
  return {
    name: 'open-data',
    lastModified: address => dateOf(address),
    hooks: {
      'paper:loaded': paper => {
        const { url, editions } = paper.record
        papers.push({ url, editions })
        thread?.add(paper)
      },
      'astro:config:setup': ({ command }) => {
        if (command === 'build') thread = new Background(new URL('./open-data/thread.ts', import.meta.url))
      },
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/')
        home = new URL(base, config.site).href
        root = config.root
        cache = config.cacheDir
        output = config.outDir
      },
      'astro:build:start': () => {
        dateOf = lastModified({ home, papers })
        thread?.start({
          folder: fileURLToPath(new URL('papers/', output)),
          schema: new URL(`schemas/v${RECORD_VERSION}/paper.json`, home).href,
          memory: fileURLToPath(new URL('twins.json', cache)),
          key: buildKey(root),
        })
      },
      'astro:build:done': async ({ logger }) => {
        const written = await thread?.result
        if (written) logger.info(`${written.files} files beside the papers, ${written.kept} of them kept`)
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(`${base}papers`, async (request, response, next) => {
          const [, slug, extension] = PAPER_TWIN.exec(request.url ?? '') ?? []
          const address = server.httpServer?.address()
          const twin = PAPER_TWINS.find(name => name === extension)
          if (!twin || typeof address !== 'object' || !address) return next()
          const served = await fetch(`http://localhost:${address.port}${base}papers.json`)
          const list: PaperListFile = await served.json()
          const paper = paperFiles(list).find(file => file.slug === slug)
          if (!paper) return next()
          response.setHeader('content-type', `${TWIN_TYPES[twin].type}; charset=utf-8`)
          response.end(PAPER_FORMATS[twin](paper))
        })
      },
    },
  }
}

function* paperFiles({ $schema, version, papers }: PaperListFile): Generator<PaperFile> {
  const schema = new URL('paper.json', $schema).href
  for (const paper of papers) yield { $schema: schema, version, ...paper }
}
