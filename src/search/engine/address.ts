/** Orders of results, and how the search page names them. */
export const SORTS = {
  relevance: 'Relevance',
  newest: 'Newest edition',
  published: 'Newest on arXiv',
  title: 'Title',
} as const
export type Sort = keyof typeof SORTS

/** What results are filtered by, in the order shown. */
export const FILTERS = ['topic', 'author', 'code', 'math', 'unread', 'year', 'edition'] as const
export type FilterName = (typeof FILTERS)[number]
export type Filters = Readonly<Record<FilterName, readonly string[]>>

/** The state of a search page, as its address holds it. */
export interface SearchState {
  readonly typed: string
  readonly filters: Filters
  readonly sort: Sort
}

/** The longest query in an address: servers refuse longer addresses. */
const LONGEST = 500

export function readState(parameters: URLSearchParams): SearchState {
  const sort = parameters.get('sort')
  return {
    typed: parameters.get('q') ?? '',
    filters: filtersOf(name => parameters.getAll(name)),
    sort: Object.keys(SORTS).find((name): name is Sort => name === sort) ?? 'relevance',
  }
}

/** The parameters of a state, except those with default values; empty for an empty search. */
export function writeState({ typed, filters, sort }: SearchState): string {
  const parameters = new URLSearchParams()
  if (typed.trim() !== '') parameters.set('q', typed.trim().slice(0, LONGEST))
  for (const name of FILTERS) for (const value of [...filters[name]].sort()) parameters.append(name, value)
  if (sort !== 'relevance') parameters.set('sort', sort)
  return parameters.toString()
}

/** The state with a filter's value switched on or off. */
export function toggleFilter(state: SearchState, name: FilterName, value: string): SearchState {
  const before = state.filters[name]
  const values = before.includes(value) ? before.filter(other => other !== value) : [...before, value]
  return { ...state, filters: { ...state.filters, [name]: values } }
}

export function hasFilters({ filters }: SearchState): boolean {
  return FILTERS.some(name => filters[name].length > 0)
}

function filtersOf(values: (name: FilterName) => readonly string[]): Filters {
  return {
    topic: values('topic'),
    author: values('author'),
    code: values('code'),
    math: values('math'),
    unread: values('unread'),
    year: values('year'),
    edition: values('edition'),
  }
}

export const NO_FILTERS: Filters = filtersOf(() => [])
