/** Lines of arXiv's pages: of lists of new papers, of search results, of a single paper. */

/** "[1] arXiv:2603.00001 (cross-list from cs.LG) [pdf, html]"; "1. arXiv:2603.00001 [pdf] cs.RO doi 10.1/x". */
const NUMBERED = /^\s*(?:\[\d+\]|\d+\.)\s+arXiv:\s*(\S+?)(?:v\d+)?(?=\s|$)/
/** The same without a number; "arXiv:2603.00001 (cs)" above a paper's own page. */
const UNNUMBERED = /^\s*arXiv:\s*(\S+?)(?:v\d+)?\s+(?:\[pdf\b.*|\([a-z-]+(?:\.[A-Z]{2})?\))/
const DOI = /\bdoi\s+(10\.\d{4,9}\/\S+)/

/** The id and the DOI in the line that begins a paper; undefined for any other line. */
export function headIn(line: string): { id: string; doi?: string } | undefined {
  const id = NUMBERED.exec(line)?.[1] ?? UNNUMBERED.exec(line)?.[1]
  const doi = DOI.exec(line)?.[1]
  return id === undefined ? undefined : { id, ...(doi !== undefined && { doi }) }
}

/** Headings of sections, and other lines of a page that belong to no paper. */
const FURNITURE =
  /^\s*(?:(?:New submissions|Cross(?:-list| submission)s?|Replacements?|Replacement submissions)\b.*|Showing (?:new listings|\d+|up to \d+).*|Total of \d+ entries.*|\(?showing \d+ .*|Showing \d+[–-]\d+ of .*|View PDF|HTML \(experimental\)|TeX Source|Other formats|View a PDF of .*)$/i

export const isFurniture = (line: string): boolean => FURNITURE.test(line)

/** The day in the heading of a list of new papers. */
export const shownDay = (line: string): string | undefined =>
  /^\s*Showing new listings for (.+?)\s*$/i.exec(line)?.[1]

const SUBMITTED =
  /^\s*(?:Submitted (\d{1,2} \w+, \d{4})(?:; v1 submitted (\d{1,2} \w+, \d{4}))?(?:;.*)?\.?|\[Submitted on (\d{1,2} \w+ \d{4})(?: \(v1\).*|)\])\s*$/i

/** The day of the first version, in the line with the days of a paper. */
export function submittedOn(line: string): string | undefined {
  const [, last, first, only] = SUBMITTED.exec(line) ?? []
  return first ?? last ?? only
}

const SHORT = /^[\s\S]*▽\s*More\s*(?=\S)/
const ENDS = /\s*(?:△\s*Less|▽\s*More)\s*$/

/** The whole abstract. Search results print its beginning above it, with words to show either; both are removed. */
export const wholeAbstract = (printed: string): string => printed.replace(SHORT, '').replace(ENDS, '')
