/** The formats of files with the content of a page, by extension: media type, and name for readers. */
export const FORMATS = {
  md: { type: 'text/markdown', label: 'Markdown' },
  json: { type: 'application/json', label: 'JSON' },
  bib: { type: 'application/x-bibtex', label: 'BibTeX' },
  ris: { type: 'application/x-research-info-systems', label: 'RIS' },
  csv: { type: 'text/csv', label: 'CSV' },
} as const

/** Those beside a paper's page. The page itself offers RIS and CSL-JSON, to copy and to save. */
export const PAPER_TWINS = ['md', 'json', 'bib'] as const

/** Those beside the page of an edition. */
export const EDITION_TWINS = ['bib', 'json'] as const

/** Those of all papers. */
export const SITE_TWINS = ['bib', 'ris', 'json', 'csv'] as const

export type PaperTwin = (typeof PAPER_TWINS)[number]
export type ListTwin = (typeof SITE_TWINS)[number]
