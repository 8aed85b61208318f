import type { PaperRecord } from '../../schemas/paper-record.ts'
import { formatDate } from '../../site/dates.ts'
import { arxivAddress } from '../../site/elsewhere.ts'
import { site } from '../../site/site.ts'
import { type CslName, cslName } from './name.ts'

/** An item of CSL-JSON 1.0, with the fields that a paper can have here. */
export interface CslItem {
  readonly id: string
  readonly type: 'article' | 'webpage'
  readonly title: string
  readonly abstract: string
  readonly author?: readonly CslName[]
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] }
  readonly 'container-title'?: string
  readonly publisher?: string
  readonly number?: string
  readonly edition?: string
  readonly note?: string
  readonly DOI?: string
  readonly URL: string
}

/**
 * The paper as an item of CSL-JSON. A paper with an arXiv id is cited as that preprint, any other as the page that
 * shows it. Authors and a date of publication are absent where no source names them. An edition's date is no date of
 * publication: it stands under `edition`, where the item lacks id, authors or date.
 */
export function cslItem(record: PaperRecord): CslItem {
  const { slug, citationKey, title, abstract, edition, id, authors, published, url, identity } = record
  const missing = missingFacts(record)
  return {
    id: citationKey ?? slug,
    type: id ? 'article' : 'webpage',
    title,
    abstract,
    ...(authors && { author: authors.map(cslName) }),
    ...(published && { issued: { 'date-parts': [published.split('-').map(Number)] } }),
    ...(id ? { publisher: 'arXiv', number: `arXiv:${id}` } : { 'container-title': site.title }),
    ...((!id || missing.length > 0) && { edition: formatDate(edition), note: note(edition, missing) }),
    ...(identity?.doi && { DOI: identity.doi }),
    URL: id ? arxivAddress(id) : url,
  }
}

/** What a citation should name and no source states. */
function missingFacts({ authors, published }: PaperRecord): string[] {
  return [...(authors ? [] : ['authors']), ...(published ? [] : ['a date of publication'])]
}

/** Tells the reader of an entry what it lacks. */
function note(edition: string, missing: readonly string[]): string {
  const listed = `Listed in ${site.title}, ${formatDate(edition)}.`
  return missing.length > 0 ? `${listed} The listing does not name ${missing.join(' or ')}.` : listed
}
