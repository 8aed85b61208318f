/** The formats of files that say the same as a page, by extension: media type, and name for a reader. */
export const TWIN_TYPES = {
  md: { type: 'text/markdown', label: 'Markdown' },
  json: { type: 'application/json', label: 'JSON' },
  bib: { type: 'application/x-bibtex', label: 'BibTeX' },
  ris: { type: 'application/x-research-info-systems', label: 'RIS' },
  'csl.json': { type: 'application/vnd.citationstyles.csl+json', label: 'CSL-JSON' },
  csv: { type: 'text/csv', label: 'CSV' },
} as const

/** Those beside the page of a paper. */
export const PAPER_TWINS = ['md', 'json', 'bib', 'ris', 'csl.json'] as const

/** Those beside a list of papers. */
export const LIST_TWINS = ['bib', 'ris', 'json', 'csv'] as const

export type PaperTwin = (typeof PAPER_TWINS)[number]
export type ListTwin = (typeof LIST_TWINS)[number]
