import { familyName, personKey } from '../schemas/person.ts'
import { PAGE_SIZE } from './pagination.ts'

/** A page of the index stands under the letters that the names on it begin with, family first. */
export interface IndexPage<Item> {
  /** Segment of its address. */
  readonly letters: string
  /** The names, sorted; where they are too many for a page, none: the pages under it have them. */
  readonly items: readonly Item[]
  /** Letters of the pages under it, each with how many names they lead to. */
  readonly under: readonly { readonly letters: string; readonly count: number }[]
}

interface Named {
  readonly name: string
}

/** Where names stand whose letters are not those of the Latin alphabet. */
export const OTHER = 'other'

/** What a name is sorted by, its family first. */
export function sortKey(name: string): string {
  const family = personKey(familyName(name))
  const key = personKey(name)
  return `${family} ${key.endsWith(family) ? key.slice(0, -family.length) : key}`.trim()
}

/** The letters of a name that addresses are made of. */
const lettersOf = (name: string): string => sortKey(name).replace(/[^a-z0-9]/g, '')

/**
 * The pages of an index of names. Names that are too many for a page are divided by their next letter, so that a name
 * keeps its page while others are added, until that page is full.
 */
export function indexPages<Item extends Named>(items: readonly Item[]): IndexPage<Item>[] {
  const sorted = items
    .map(item => ({ item, sort: sortKey(item.name), letters: lettersOf(item.name) }))
    .sort((a, b) => (a.sort < b.sort ? -1 : Number(a.sort > b.sort)) || (a.item.name < b.item.name ? -1 : 1))
  const pages: IndexPage<Item>[] = []
  const divide = (prefix: string, entries: typeof sorted): void => {
    const letters = prefix === '' ? OTHER : prefix
    const longer = Map.groupBy(entries, entry => entry.letters.slice(0, prefix.length + 1))
    const whole = prefix === '' || entries.length <= PAGE_SIZE || (longer.size === 1 && longer.has(prefix))
    if (whole) {
      pages.push({ letters, items: entries.map(({ item }) => item), under: [] })
      return
    }
    // Names that end here stay with the page of their letters.
    const own = longer.get(prefix) ?? []
    const under = [...longer].filter(([next]) => next !== prefix)
    pages.push({
      letters,
      items: own.map(({ item }) => item),
      under: under.map(([next, names]) => ({ letters: next, count: names.length })),
    })
    for (const [next, names] of under) divide(next, names)
  }
  for (const [first, names] of Map.groupBy(sorted, ({ letters }) => letters.slice(0, 1))) divide(first, names)
  return pages.sort((a, b) => (a.letters < b.letters ? -1 : 1))
}

/** Where the index begins: its first letters, each with how many names they lead to. */
export function indexRoots(
  pages: readonly IndexPage<unknown>[],
): { readonly letters: string; readonly count: number }[] {
  return pages
    .filter(({ letters }) => letters.length === 1 || letters === OTHER)
    .map(({ letters, items, under }) => ({
      letters,
      count: items.length + under.reduce((sum, { count }) => sum + count, 0),
    }))
}
