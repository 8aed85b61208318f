import type { PaperFile, PaperListFile, PaperRecord } from '../../schemas/paper-record.ts'
import { bibtex } from './bibtex.ts'
import { cslItem } from './csl.ts'
import { csv } from './csv.ts'
import { markdownPage } from './markdown-page.ts'
import { ris } from './ris.ts'
import type { ListTwin, PaperTwin } from './twin-types.ts'

/** What the files beside the page of a paper hold, by extension. */
export const PAPER_FORMATS: Readonly<Record<PaperTwin, (paper: PaperFile) => string>> = {
  md: markdownPage,
  json,
  bib: paper => bibtex(paper),
  ris,
  'csl.json': paper => json([cslItem(paper)]),
}

/** What the files beside a list of papers hold, by extension. */
export const LIST_FORMATS: Readonly<Record<ListTwin, (list: PaperListFile) => string>> = {
  bib: ({ papers }) => each(papers, record => bibtex(record)),
  ris: ({ papers }) => each(papers, ris),
  json,
  csv: ({ papers }) => csv(papers),
}

function json(content: object): string {
  return `${JSON.stringify(content, null, 1)}\n`
}

function each(papers: readonly PaperRecord[], write: (record: PaperRecord) => string): string {
  return papers.map(record => write(record)).join('\n')
}
