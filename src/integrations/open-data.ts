import { mkdir, writeFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'
import { PAPER_FORMATS } from '../lib/citations/formats.ts'
import { PAPER_TWINS, TWIN_TYPES } from '../lib/citations/twin-types.ts'
import type { PaperFile, PaperListFile } from '../schemas/paper-record.ts'
import { readBuiltPapers } from './open-data/built-papers.ts'
import { lastModified } from './open-data/last-modified.ts'

/** How many files are written at the same time. */
const CONCURRENCY = 64

const PAPER_TWIN = /^\/([a-z0-9-]+)\.(md|json|bib|ris|csl\.json)$/

/** The integration, and the date of each page for the sitemap, known once a build has written its pages. */
export interface OpenData extends AstroIntegration {
  readonly lastModified: (address: string) => string | undefined
}

/**
 * Writes the files beside each paper's page, from the list of all papers that the site publishes: after a build to
 * disk, in the dev server on request. As endpoints they would take longer than all pages together.
 */
export function openData(): OpenData {
  let dateOf: OpenData['lastModified'] = () => undefined
  let base = '/'
  return {
    name: 'open-data',
    lastModified: address => dateOf(address),
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/')
      },
      'astro:build:done': async ({ dir, logger }) => {
        const start = performance.now()
        const list = await readBuiltPapers(dir)
        dateOf = lastModified(list)
        const count = await writeTwins(list, new URL('papers/', dir))
        logger.info(`${count} files beside the papers, ${Math.round(performance.now() - start)} ms`)
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

/** @returns how many files there are */
async function writeTwins(list: PaperListFile, folder: URL): Promise<number> {
  await mkdir(folder, { recursive: true })
  const files = twins(list)
  let count = 0
  const work = async () => {
    for (const [name, content] of files) {
      await writeFile(new URL(name, folder), content)
      count++
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return count
}

function* twins(list: PaperListFile): Generator<readonly [name: string, content: string]> {
  for (const paper of paperFiles(list))
    for (const twin of PAPER_TWINS) yield [`${paper.slug}.${twin}`, PAPER_FORMATS[twin](paper)]
}
