import { familyName, personKey } from '../schemas/person.ts'
import { cacheKey, type Shown } from './cache-key.ts'
import { PAGE_SIZE, pageParam, paginate } from './pagination.ts'

/** A page of an index, named for the letters with which the names on it begin, family first. */
export interface IndexPage<Item> {
  /** Segment of its address. */
  readonly letters: string
  /** The names, sorted. Where there are too many for a page, the pages under it have them. */
  readonly items: readonly Item[]
  /** Letters of the pages under it, each with the number of names on them. */
  readonly under: readonly { readonly letters: string; readonly count: number }[]
}

interface Named {
  readonly name: string
}

/** The page of names without Latin letters. */
export const OTHER = 'other'

/** The text by which a name is sorted, its family first. */
export function sortKey(name: string): string {
  const family = personKey(familyName(name))
  const key = personKey(name)
  return `${family} ${key.endsWith(family) ? key.slice(0, -family.length) : key}`.trim()
}

/** The letters of a name, as addresses have them. */
const lettersOf = (name: string): string => sortKey(name).replace(/[^a-z0-9]/g, '')

/**
 * The pages of an index of names. Where there are too many names for a page, the next letter divides them. So a name
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
    // Names that consist of these letters alone stay on their page.
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

/** The first level of the index: first letters, each with the number of names under it. */
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

/**
 * The routes of the pages under the letters of an index.
 * @param shown what a page shows of an item
 */
export function indexPaths<Item>(index: readonly IndexPage<Item>[], shown: (item: Item) => Shown) {
  return index.flatMap(part =>
    paginate(part.items).map(page => ({
      params: { letters: part.letters, page: pageParam(page.number) },
      props: { part, page },
      cacheKey: cacheKey(
        part.letters,
        page.number,
        page.count,
        part.under.map(({ letters, count }) => [letters, count]),
        page.items.map(shown),
      ),
    })),
  )
}
