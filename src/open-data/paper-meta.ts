import type { Paper } from '../papers/papers.ts'
import type { NamedAuthor } from '../papers/people.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import { pdfAddress } from '../site/elsewhere.ts'
import type { PageMeta, PaperMeta } from '../site/head.ts'
import { paths } from '../site/paths.ts'
import { FORMATS, PAPER_TWINS } from './citations/formats.ts'
import { paperJsonLd } from './json-ld.ts'

/**
 * What is said of a paper outside its page.
 * @param hasCard whether it has a picture of its own
 * @param authors its authors with their pages
 */
export function paperMeta(
  { title, path, description, slug, hasMath }: Paper,
  record: PaperRecord,
  hasCard: boolean,
  authors: readonly NamedAuthor[],
): PageMeta {
  return {
    title,
    description,
    path,
    type: 'article',
    hasMath,
    card: paths.card(hasCard ? slug : 'site'),
    alternates: PAPER_TWINS.map(twin => ({ type: FORMATS[twin].type, href: paths.paperTwin(slug, twin) })),
    paper: {
      citation: citation(record),
      published: record.published,
      jsonLd: paperJsonLd(record, authors),
    },
  }
}

/** Tags for reference managers. They take any date for the paper's own, so no tag holds the date of its edition. */
function citation({ abstract, authors = [], published, id, identity }: PaperRecord): PaperMeta['citation'] {
  return [
    ...authors.map(author => ['author', author] as const),
    ...(published ? [['publication_date', slashed(published)] as const] : []),
    ...(id
      ? ([
          ['arxiv_id', id],
          ['pdf_url', pdfAddress(id)],
        ] as const)
      : []),
    ...(identity?.doi ? [['doi', identity.doi] as const] : []),
    ['abstract', abstract],
  ]
}

/**
 * A date in the form of these tags: `2025/07/30`, or the year where the day is not known
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing).
 */
function slashed(isoDate: string): string {
  return isoDate.length > 7 ? isoDate.replaceAll('-', '/') : isoDate.slice(0, 4)
}
