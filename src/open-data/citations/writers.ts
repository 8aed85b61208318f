import type { PaperFile, PaperList, PaperRecord, RelatedPaper } from '../../schemas/paper-record.ts'
import { bibtex } from './bibtex.ts'
import { csv } from './csv.ts'
import type { ListTwin, PaperTwin } from './formats.ts'
import { markdownPage } from './markdown-page.ts'
import { ris } from './ris.ts'

/** The head of a JSON file. */
export type FileHeader = Pick<PaperFile, '$schema' | 'version'>

/** The content of the files beside a paper's page, by extension. */
export const PAPER_WRITERS: Readonly<
  Record<PaperTwin, (paper: PaperRecord, header: FileHeader, related: readonly RelatedPaper[]) => string>
> = {
  md: markdownPage,
  json: (paper, header, related) =>
    `${JSON.stringify({ ...header, ...inJson(paper), ...(related.length > 0 && { related }) })}\n`,
  bib: paper => bibtex(paper),
}

/** The content of the files of a list of papers, by extension; in pieces, since the list of all papers is long. */
export const LIST_WRITERS: Readonly<Record<ListTwin, (list: PaperList) => Iterable<string>>> = {
  bib: ({ papers }) => each(papers, record => bibtex(record)),
  ris: ({ papers }) => each(papers, record => ris(record)),
  json: jsonList,
  csv: ({ papers }) => csv(papers),
}

/** The paper as JSON files hold it: with its Markdown only where that differs from the abstract. */
function inJson({ markdown, ...paper }: PaperRecord): Omit<PaperFile, keyof FileHeader> {
  return markdown === paper.abstract ? paper : { ...paper, markdown }
}

/** One paper a line. */
function* jsonList({ papers, ...list }: PaperList): Generator<string> {
  yield JSON.stringify({ ...list, papers: [] }).slice(0, -']}'.length)
  let before = '\n'
  for (const paper of papers) {
    yield before + JSON.stringify(inJson(paper))
    before = ',\n'
  }
  yield '\n]}\n'
}

function* each(papers: readonly PaperRecord[], write: (record: PaperRecord) => string): Generator<string> {
  let before = ''
  for (const record of papers) {
    yield before + write(record)
    before = '\n'
  }
}
