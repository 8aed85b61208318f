import type { PaperRecord } from '../../schemas/paper-record.ts'
import { type CslItem, cslItem } from './csl.ts'
import { type CslName, familyOf } from './name.ts'

/** The most authors that are all named; of more, the first nineteen and the last are (APA 7, section 9.8). */
const MOST_AUTHORS = 20

/**
 * The paper as a reference in the style of the American Psychological Association, 7th edition. A CSL processor gives
 * the same, but takes a hundred times as long.
 */
export function apa(record: PaperRecord): string {
  const item = cslItem(record)
  const date = `(${item.issued ? item.issued['date-parts'][0][0] : 'n.d.'})`
  const title = `${item.title}${item.number ? ` (${item.number})` : ''}`
  const parts = item.author ? [names(item.author), date, sentence(title)] : [sentence(title), date]
  return `${parts.map(sentence).join(' ')} ${sentence(publisher(item))} ${item.URL}`
}

function publisher(item: CslItem): string {
  return item.publisher ?? item['container-title'] ?? ''
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function names(authors: readonly CslName[]): string {
  const all = authors.map(inverted)
  const last = all.at(-1) ?? ''
  if (all.length === 1) return last
  if (all.length > MOST_AUTHORS) return `${all.slice(0, MOST_AUTHORS - 1).join(', ')}, … ${last}`
  return `${all.slice(0, -1).join(', ')}, & ${last}`
}

/** `van Beethoven, L.`; a hyphen stays between initials (`Picard, J.-L.`). */
function inverted(name: CslName): string {
  if ('literal' in name) return name.literal
  const initials = name.given
    .split(/\s+/)
    .map(word => word.split('-').map(initial).join('-'))
    .join(' ')
  return [familyOf(name), initials, name.suffix].filter(Boolean).join(', ')
}

/** The first letter with its accents. */
function initial(word: string): string {
  const [first = ''] = /^['’]?.\p{M}*/u.exec(word) ?? []
  return `${first.toUpperCase()}.`
}
