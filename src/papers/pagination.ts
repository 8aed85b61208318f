import type { SitePath } from '../site/paths.ts'

/** The number of rows that a list shows on one page, so that pages do not grow with the number of papers. */
export const PAGE_SIZE = 75

/** One page of a list. */
export interface ListPage<Item> {
  readonly items: readonly Item[]
  /** Number of this page, from 1. */
  readonly number: number
  /** Number of pages, at least 1. */
  readonly count: number
  /** Number of items on all pages. */
  readonly total: number
}

/** Cuts a list into pages; an empty list has one empty page. */
export function paginate<Item>(items: readonly Item[]): [ListPage<Item>, ...ListPage<Item>[]] {
  const count = Math.max(1, Math.ceil(items.length / PAGE_SIZE))
  const page = (number: number) => ({
    items: items.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE),
    number,
    count,
    total: items.length,
  })
  return [page(1), ...Array.from({ length: count - 1 }, (_, index) => page(index + 2))]
}

/** The addresses of a page of a list and of its neighbours, for the head. */
export function pageAddresses(
  { number, count }: ListPage<unknown>,
  href: (number: number) => SitePath,
): { readonly path: SitePath; readonly previous: SitePath | undefined; readonly next: SitePath | undefined } {
  return {
    path: href(number),
    previous: number > 1 ? href(number - 1) : undefined,
    next: number < count ? href(number + 1) : undefined,
  }
}

/** The value of a `[...page]` route parameter: absent for the first page. */
export function pageParam(number: number): string | undefined {
  return number > 1 ? String(number) : undefined
}
