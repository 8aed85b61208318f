import { site } from '../site/site.ts'

/** How a list can be sorted, beside the order of its listing. */
export const SORTS = ['votes', 'newest', 'title'] as const

export type Sort = (typeof SORTS)[number]

/** What a reader wants to see of a list, in which order. */
export interface ListView {
  /** Absent where it is the order of the listing. */
  readonly sort?: Sort | undefined
  /** Id of a topic. */
  readonly topic?: string | undefined
  readonly code: boolean
}

/** What a row tells of its paper. */
export interface RowFacts {
  readonly title: string
  readonly votes: number
  /** Month of its first publication, `YYYY-MM`; empty where it is not known. */
  readonly month: string
  readonly topics: readonly string[]
  readonly hasCode: boolean
}

/** The view that an address asks for, as `?sort=votes&code`; what it does not know it leaves out. */
export function viewOf(query: URLSearchParams): ListView {
  return {
    sort: SORTS.find(sort => sort === query.get('sort')),
    topic: query.get('topic') || undefined,
    code: query.has('code'),
  }
}

/** An address's query with a view in it, and all else that it holds as it was. */
export function withView(query: URLSearchParams, { sort, topic, code }: ListView): URLSearchParams {
  const all = new URLSearchParams(query)
  const asked = { sort, topic, code: code ? '' : undefined }
  for (const [name, value] of Object.entries(asked))
    if (value === undefined) all.delete(name)
    else all.set(name, value)
  return all
}

const ORDERS: Readonly<Record<Sort, (a: RowFacts, b: RowFacts) => number>> = {
  votes: (a, b) => b.votes - a.votes,
  newest: (a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0),
  title: (a, b) => a.title.localeCompare(b.title, site.language, { numeric: true }),
}

/** The rows that a view shows, in its order; rows alike in it stay in the order of the listing. */
export function arranged<Row extends RowFacts>(rows: readonly Row[], view: ListView): Row[] {
  const shown = rows.filter(
    ({ topics, hasCode }) =>
      (view.topic === undefined || topics.includes(view.topic)) && (!view.code || hasCode),
  )
  return view.sort ? shown.sort(ORDERS[view.sort]) : shown
}
