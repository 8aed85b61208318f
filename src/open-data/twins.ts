import { hash } from 'node:crypto'
import type { BackgroundWork } from '../build/background.ts'
import { Ledger, type LedgerPlace, type Output } from '../build/ledger.ts'
import type { PaperRecord, RelatedPaper } from '../schemas/paper-record.ts'
import { RECORD_VERSION } from '../schemas/record-version.ts'
import { EDITION_TWINS, PAPER_TWINS, SITE_TWINS } from './citations/formats.ts'
import { type RecordList, recordLists } from './record-lists.ts'

/** A paper, with its related papers. */
export interface RelatedRecord {
  readonly record: PaperRecord
  readonly related: readonly RelatedPaper[]
}

export interface TwinsTask {
  readonly place: LedgerPlace
  /** Address of the home page. */
  readonly home: string
}

/** Imported only when a file is made, since it loads slowly. */
const writers = () => import('./citations/writers.ts')

/**
 * The files beside the pages of papers and of editions, and those of the whole site.
 * @param home address of the home page
 */
export function* twins(related: readonly RelatedRecord[], home: string): Generator<Output> {
  const papers = related.map(({ record }) => record)
  const header = {
    $schema: new URL(`schemas/v${RECORD_VERSION}/paper.json`, home).href,
    version: RECORD_VERSION,
  } as const
  const keys = new Map(papers.map(paper => [paper, hash('sha256', JSON.stringify(paper))]))
  for (const { record, related: near } of related)
    for (const twin of PAPER_TWINS)
      yield {
        path: `papers/${record.slug}.${twin}`,
        key: `${keys.get(record) ?? ''}${twin === 'json' ? JSON.stringify(near) : ''}`,
        make: async () => (await writers()).PAPER_WRITERS[twin](record, header, near),
      }
  const [site, ...editions] = recordLists(papers, home)
  for (const twin of SITE_TWINS) yield listTwin(site, twin, keys)
  for (const edition of editions) for (const twin of EDITION_TWINS) yield listTwin(edition, twin, keys)
}

function listTwin(
  { name, list }: RecordList,
  twin: (typeof SITE_TWINS)[number],
  keys: ReadonlyMap<PaperRecord, string>,
): Output {
  return {
    path: `${name}.${twin}`,
    key: hash('sha256', [list.title, list.url, ...list.papers.map(paper => keys.get(paper))].join('\n')),
    make: async () => (await writers()).LIST_WRITERS[twin](list),
  }
}

/** Writes these files. If one cannot be made the build fails, and the files of the previous build stay as they were. */
const writeTwins: BackgroundWork<RelatedRecord, TwinsTask> = async ({ place, home }, papers) => {
  const ledger = new Ledger(place)
  // All papers are awaited before anything is written.
  const outputs = [...twins(await Array.fromAsync(papers), home)]
  for (const output of outputs) await ledger.put(output)
  return ledger.account(`${outputs.length} files beside the pages, ${ledger.kept} of them as before`)
}

export default writeTwins
