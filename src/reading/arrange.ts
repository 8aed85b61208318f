import { unaccented } from '../schemas/person.ts'
import { site } from '../site/site.ts'
import type { Bookmark } from './bookmark.ts'

export const ORDERS = { saved: 'Newest saved', title: 'Title', year: 'Year' } as const
export type Order = keyof typeof ORDERS

/** Which papers of the list are shown, and in which order. */
export interface Arrangement {
  /** Words that title, authors, year or note of a paper must all contain; case and accents do not count. */
  readonly query: string
  readonly order: Order
  readonly unread: boolean
}

/** The saved papers that match, in order. */
export function arrange(rows: Iterable<Bookmark>, { query, order, unread }: Arrangement): Bookmark[] {
  const words = unaccented(query).split(/\s+/).filter(Boolean)
  const found = [...rows].filter(row => row.saved && !(unread && row.read) && has(row, words))
  return found.sort(COMPARE[order])
}

/** The searched text of each row. It is kept, since folding takes most of the time. */
const searched = new WeakMap<Bookmark, string>()

function has(row: Bookmark, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = searched.get(row) ?? unaccented([row.title, row.authors, row.year, row.note].join('\n'))
  searched.set(row, text)
  return words.every(word => text.includes(word))
}

const { compare } = new Intl.Collator(site.language, { numeric: true })
type Compare = (a: Bookmark, b: Bookmark) => number
const byTitle: Compare = (a, b) => compare(a.title, b.title) || (a.slug < b.slug ? -1 : 1)
const descending = (a = '', b = '') => (a === b ? 0 : a > b ? -1 : 1)

const COMPARE: Readonly<Record<Order, Compare>> = {
  saved: (a, b) => descending(a.saved, b.saved) || byTitle(a, b),
  title: byTitle,
  year: (a, b) => descending(a.year, b.year) || byTitle(a, b),
}
