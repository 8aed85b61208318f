import type { NamedAuthor } from '../papers/people.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import { formatDate } from '../site/dates.ts'
import { arxivAddress } from '../site/elsewhere.ts'
import { absolute, paths } from '../site/paths.ts'
import { site } from '../site/site.ts'

/**
 * A paper and the way to its page in the vocabulary of schema.org. It holds nothing that the source does not say, and
 * neither abstract nor picture, since other tags of the head hold them.
 */
export function paperJsonLd(record: PaperRecord, authors: readonly NamedAuthor[]): object {
  const { url, title, edition, published, id, identity } = record
  const listed = formatDate(edition)
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'ScholarlyArticle',
        '@id': url,
        headline: title,
        ...(authors.length > 0 && {
          author: authors.map(({ name, href, hasPage }) => ({
            '@type': 'Person',
            name,
            ...(hasPage && { url: absolute(href) }),
          })),
        }),
        ...(published && { datePublished: published }),
        ...(id && {
          identifier: { '@type': 'PropertyValue', propertyID: 'arXiv', value: id },
          sameAs: [arxivAddress(id), ...(identity?.doi ? [`https://doi.org/${identity.doi}`] : [])],
        }),
        isPartOf: {
          '@type': 'PublicationIssue',
          name: `${site.title}, ${listed}`,
          datePublished: edition,
          url: absolute(paths.edition(edition)),
        },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          crumb(1, site.title, absolute(paths.home())),
          crumb(2, listed, absolute(paths.edition(edition))),
          crumb(3, title),
        ],
      },
    ],
  }
}

/** @param item address; not needed for the page itself */
function crumb(position: number, name: string, item?: string): object {
  return { '@type': 'ListItem', position, name, ...(item && { item }) }
}
