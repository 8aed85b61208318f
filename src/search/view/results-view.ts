import { formatDate } from '../../site/dates.ts'
import { excerpt, mark } from '../engine/excerpt.ts'
import type { Slot } from '../engine/match.ts'
import type { SearchedPaper } from '../engine/paper.ts'
import type { Change } from '../engine/search.ts'
import { create, markedNodes } from './dom.ts'
import { marksFragment } from './marks-address.ts'

/** An edition's date as people write it; the value itself where an address made it up and it is no date. */
export function editionName(edition: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(edition) && !Number.isNaN(Date.parse(edition))
    ? formatDate(edition)
    : edition
}

/** One result: a link with its title, what the paper has, and the stretch of its abstract that answers the query. */
export function resultItem(paper: SearchedPaper, slots: readonly Slot[]): HTMLLIElement {
  const { url, heading, text, edition, hasCode, hasMath, abstract } = paper
  const link = create(
    'a',
    { href: url + marksFragment(slots), 'data-search-result': '' },
    ...markedNodes(mark(heading, slots)),
  )
  const notes = [
    ...(edition ? [create('time', { datetime: edition }, editionName(edition))] : []),
    ...(hasCode ? [create('span', { class: 'search-badge' }, 'Code')] : []),
    ...(hasMath ? [create('span', { class: 'search-badge' }, 'Math')] : []),
  ]
  return create(
    'li',
    {},
    create('h2', {}, link),
    create('p', { class: 'search-notes' }, ...notes),
    create('p', { class: 'search-excerpt' }, ...markedNodes(excerpt(text, slots, abstract))),
  )
}

/** "1 paper", "12 papers", or that there is none and what for. */
export function countText(count: number, typed: string): string {
  if (count === 0)
    return typed.trim() === '' ? 'No paper has all of this' : `Nothing found for “${shorten(typed.trim())}”`
  return count === 1 ? '1 paper' : `${count.toLocaleString('en')} papers`
}

function shorten(typed: string): string {
  return typed.length > 80 ? `${typed.slice(0, 79)}…` : typed
}

/** What was done to the query, with the way to search for the corrected one. */
export function changeNotice(change: Change, addressOf: (typed: string) => string): (Node | string)[] {
  if (change.kind === 'partial') return ['Few or no papers have all of these words. The nearest are:']
  if (change.kind === 'unquoted') return ['No paper prints exactly this phrase. These have its words:']
  const wrong = [...change.words.keys()].map(word => `“${word}”`).join(', ')
  return [
    `No paper has ${wrong}. Showing results for `,
    create(
      'a',
      { href: addressOf(change.typed), 'data-search-instead': change.typed },
      shorten(change.typed),
    ),
    '.',
  ]
}
