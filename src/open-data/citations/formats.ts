import type { PaperFile, PaperListFile, PaperRecord } from '../../schemas/paper-record.ts'
import { bibtex } from './bibtex.ts'
import { csv } from './csv.ts'
import { markdownPage } from './markdown-page.ts'
import { ris } from './ris.ts'
import type { ListTwin, PaperTwin } from './twin-types.ts'

/** What stands at the head of a JSON file. */
export type FileHeader = Pick<PaperFile, '$schema' | 'version'>

/** What the files beside the page of a paper hold, by extension. */
export const PAPER_FORMATS: Readonly<Record<PaperTwin, (paper: PaperRecord, header: FileHeader) => string>> =
  {
    md: markdownPage,
    json: (paper, header) => json({ ...header, ...paper }),
    bib: paper => bibtex(paper),
  }

/** What the files beside a list of papers hold, by extension; in pieces, since the list of all papers is long. */
export const LIST_FORMATS: Readonly<Record<ListTwin, (list: PaperListFile) => Iterable<string>>> = {
  bib: ({ papers }) => each(papers, record => bibtex(record)),
  ris: ({ papers }) => each(papers, record => ris(record)),
  json: jsonList,
  csv: ({ papers }) => csv(papers),
}

function json(content: object): string {
  return `${JSON.stringify(content, null, 1)}\n`
}

/** The same as of the list as a whole, paper by paper. */
function* jsonList({ papers, ...list }: PaperListFile): Generator<string> {
  const [head = '', tail = ''] = json({ ...list, papers: [0] }).split('0\n ]')
  yield head
  let before = ''
  for (const paper of papers) {
    yield before + JSON.stringify(paper, null, 1).replaceAll('\n', '\n  ')
    before = ',\n  '
  }
  yield `\n ]${tail}`
}

function* each(papers: readonly PaperRecord[], write: (record: PaperRecord) => string): Generator<string> {
  let before = ''
  for (const record of papers) {
    yield before + write(record)
    before = '\n'
  }
}
