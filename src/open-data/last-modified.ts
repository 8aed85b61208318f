import type { PaperRecord } from '../schemas/paper-record.ts'

export type DatedPaper = Pick<PaperRecord, 'url' | 'editions'>

export interface DatedSite {
  /** Address of the home page. */
  readonly home: string
  readonly papers: readonly DatedPaper[]
}

/**
 * Finds when a page last changed, as far as its papers show: an edition on its date, a paper with the newest edition
 * that prints it, a list of all papers with the newest edition. Other pages have no date.
 * @returns a function from an absolute address to an ISO date
 */
export function lastModified({ home, papers }: DatedSite): (address: string) => string | undefined {
  const byPaper = new Map(papers.map(({ url, editions }) => [url, editions.at(-1)?.date]))
  const newest = papers
    .flatMap(({ editions }) => editions.map(({ date }) => date))
    .sort()
    .at(-1)
  return address => {
    const path = address.slice(home.length)
    const [, edition] = /^editions\/(\d{4}-\d{2}-\d{2})\//.exec(path) ?? []
    if (edition) return edition
    return byPaper.get(address) ?? (/^(?:$|editions\/|titles\/)/.test(path) ? newest : undefined)
  }
}
