import type { PaperList, PaperRecord } from '../schemas/paper-record.ts'
import { RECORD_VERSION } from '../schemas/record-version.ts'
import { formatDate } from '../site/dates.ts'
import { site } from '../site/site.ts'

/** A list of papers that the site publishes as files. */
export interface RecordList {
  /** Path of its files under the site's root, without extension. */
  readonly name: string
  readonly list: PaperList
}

/**
 * All such lists: of all papers, the newest edition first; and of every edition, in its order.
 * @param home address of the home page
 */
export function recordLists(papers: readonly PaperRecord[], home: string): [RecordList, ...RecordList[]] {
  const sorted = papers.toSorted(
    (a, b) =>
      Number(a.edition < b.edition) - Number(a.edition > b.edition) ||
      a.order - b.order ||
      (a.slug < b.slug ? -1 : 1),
  )
  const printings = sorted.flatMap(paper => paper.editions.map(({ date, order }) => ({ paper, date, order })))
  const editions = [...Map.groupBy(printings, ({ date }) => date)].map(([date, printed]) => {
    const own = printed.toSorted((a, b) => a.order - b.order || (a.paper.slug < b.paper.slug ? -1 : 1))
    return recordList(
      `editions/${date}`,
      `${site.title}, ${formatDate(date)}`,
      `editions/${date}/`,
      own.map(({ paper }) => paper),
      home,
    )
  })
  return [recordList('papers', site.title, '', sorted, home), ...editions]
}

function recordList(
  name: string,
  title: string,
  path: string,
  papers: readonly PaperRecord[],
  home: string,
): RecordList {
  const $schema = new URL(`schemas/v${RECORD_VERSION}/papers.json`, home).href
  const url = new URL(path, home).href
  return { name, list: { $schema, version: RECORD_VERSION, title, url, papers } }
}
