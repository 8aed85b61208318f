import type { PaperFrontMatter } from '../schemas/paper.ts'

/** A link from a paper's page to the paper at another site, or to a search for it. */
export interface WayOut {
  readonly label: string
  readonly href: string
}

/** The first month for which arXiv has HTML of most papers; ar5iv has HTML of older ones. */
const HTML_SINCE = '2312'

/** Links to the paper by its arXiv id. Hugging Face and alphaXiv have no papers with ids from before April 2007. */
export function waysTo(id: string): WayOut[] {
  const isNew = /^\d/.test(id)
  const html = isNew && id >= HTML_SINCE ? 'arxiv.org' : 'ar5iv.labs.arxiv.org'
  return [
    { label: 'PDF', href: pdfAddress(id) },
    { label: 'arXiv', href: arxivAddress(id) },
    { label: 'HTML', href: `https://${html}/html/${id}` },
    ...(isNew
      ? [
          { label: 'Hugging Face', href: `https://huggingface.co/papers/${id}` },
          { label: 'alphaXiv', href: `https://www.alphaxiv.org/abs/${id}` },
        ]
      : []),
    { label: 'Semantic Scholar', href: `https://www.semanticscholar.org/arxiv/${id}` },
    { label: 'Google Scholar', href: `https://scholar.google.com/scholar_lookup?arxiv_id=${id}` },
  ]
}

/** Links that search for a paper whose ids are unknown. */
export function searchesFor({ title }: Pick<PaperFrontMatter, 'title'>): WayOut[] {
  const query = (parameters: Record<string, string>) => new URLSearchParams(parameters)
  return [
    { label: 'arXiv', href: `https://arxiv.org/search/?${query({ query: title, searchtype: 'title' })}` },
    { label: 'Hugging Face', href: `https://huggingface.co/papers?${query({ q: title })}` },
    {
      label: 'Semantic Scholar',
      href: `https://www.semanticscholar.org/search?${query({ q: title })}`,
    },
    { label: 'Google Scholar', href: `https://scholar.google.com/scholar?${query({ q: `"${title}"` })}` },
  ]
}

export const arxivAddress = (id: string): string => `https://arxiv.org/abs/${id}`
export const pdfAddress = (id: string): string => `https://arxiv.org/pdf/${id}`
