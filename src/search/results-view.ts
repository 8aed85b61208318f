import { type SearchState, SORTS } from './address.ts'
import { create, markedNodes } from './dom.ts'
import { excerpt, mark } from './excerpt.ts'
import type { Facet } from './facets.ts'
import { marksFragment } from './marks-address.ts'
import type { Slot } from './match.ts'
import type { SearchedPaper } from './paper.ts'
import type { Change } from './search.ts'

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** An edition's date as people write it; the value itself where it is no date. */
export function editionName(edition: string): string {
  const date = new Date(edition)
  return Number.isNaN(date.getTime()) ? edition : DATE.format(date)
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
  if (change.kind === 'partial') return ['Few papers have all of these words, or none. The nearest are:']
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

/** Check boxes of the counted filters, and the order. Editions are counted when their list is opened. */
export function filterPanel(facets: readonly Facet[], { sort, filters }: SearchState): Node[] {
  const boxes = (name: Facet['name']) => facets.filter(facet => facet.name === name).flatMap(checkBoxes)
  const chosen = filters.edition.length
  const editions = create(
    'details',
    {},
    create('summary', {}, chosen > 0 ? `Edition (${chosen})` : 'Edition'),
    create('div', { class: 'search-values' }, ...boxes('edition')),
  )
  const select = create(
    'select',
    { name: 'sort' },
    ...Object.entries(SORTS).map(([value, label]) => {
      const option = create('option', { value }, label)
      option.selected = value === sort
      return option
    }),
  )
  const order = create('label', { class: 'search-sort' }, create('span', {}, 'Sort by'), select)
  return [...boxes('code'), ...boxes('math'), editions, order]
}

function checkBoxes({ name, values }: Facet): HTMLElement[] {
  return values
    .filter(({ count, chosen }) => count > 0 || chosen)
    .map(({ value, count, chosen }) => {
      const box = create('input', { type: 'checkbox', name, value })
      box.checked = chosen
      const label = name === 'edition' ? editionName(value) : `Has ${name}`
      return create(
        'label',
        {},
        box,
        create('span', {}, label),
        create('span', { class: 'search-count' }, String(count)),
      )
    })
}
