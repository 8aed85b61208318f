/** The formats of files that say the same as a page, by extension: media type, and name for a reader. */
export const TWIN_TYPES = {
  md: { type: 'text/markdown', label: 'Markdown' },
  json: { type: 'application/json', label: 'JSON' },
  bib: { type: 'application/x-bibtex', label: 'BibTeX' },
  ris: { type: 'application/x-research-info-systems', label: 'RIS' },
  csv: { type: 'text/csv', label: 'CSV' },
} as const

/** Those beside the page of a paper. Its RIS and CSL-JSON stand on the page, to copy and to save. */
export const PAPER_TWINS = ['md', 'json', 'bib'] as const

/** Those beside the page of an edition. */
export const EDITION_TWINS = ['bib', 'json'] as const

/** Those of all papers. */
export const SITE_TWINS = ['bib', 'ris', 'json', 'csv'] as const

export type PaperTwin = (typeof PAPER_TWINS)[number]
export type ListTwin = (typeof SITE_TWINS)[number]
