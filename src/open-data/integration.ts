import type { AstroIntegration } from 'astro'
import { Background } from '../build/background.ts'
import type { Output } from '../build/ledger.ts'
import type { Outputs } from '../build/outputs.ts'
import { serveOutputs } from '../build/serve-outputs.ts'
import type { PaperRecord, RelatedPaper } from '../schemas/paper-record.ts'
import { lastModified } from './last-modified.ts'
import { type RelatedRecord, type TwinsTask, twins } from './twins.ts'

/** The integration, and the dates of pages for the sitemap, known once all papers have been read. */
export interface OpenData extends AstroIntegration {
  readonly lastModified: (address: string) => string | undefined
}

/**
 * Makes the files beside the pages of papers and of editions, and those of the whole site. As endpoints they would take
 * longer than all pages together.
 * @param relatedTo the papers related to the paper with this slug, once all have been read
 */
export function openData(outputs: Outputs, relatedTo: (slug: string) => readonly RelatedPaper[]): OpenData {
  /** By slug; the development server may read a paper again. */
  const papers = new Map<string, PaperRecord>()
  let dateOf: OpenData['lastModified'] = () => undefined
  let work: Background<RelatedRecord, TwinsTask>
  /** By path; emptied when a paper is read again. */
  let files: Map<string, Output> | undefined
  const related = (): RelatedRecord[] =>
    [...papers.values()].map(record => ({ record, related: relatedTo(record.slug) }))
  const served = () => {
    files ??= new Map([...twins(related(), home)].map(file => [file.path, file]))
    return files
  }
  let building = false
  let base = '/'
  let home = ''
  return {
    name: 'open-data',
    lastModified: address => dateOf(address),
    hooks: {
      'paper:loaded': ({ record }) => {
        papers.set(record.slug, record)
        files = undefined
      },
      'astro:config:setup': ({ command }) => {
        building = command === 'build'
      },
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/*$/, '/')
        home = new URL(base, config.site).href
        if (!building) return
        const { place } = outputs.ledger
        work = new Background(new URL('./twins.ts', import.meta.url), { place, home })
      },
      'astro:build:start': () => {
        dateOf = lastModified({ home, papers: [...papers.values()] })
        for (const paper of related()) work.add(paper)
        work.end()
        outputs.await('open-data', () => work.account)
      },
      'astro:server:setup': ({ server, logger }) =>
        serveOutputs(server, { base, logger, find: path => served().get(path) }),
    },
  }
}
