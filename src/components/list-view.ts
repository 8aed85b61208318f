import { site } from '../site/site.ts'

/** The orders in which a list can be shown, beside its own. */
export const SORTS = ['votes', 'newest', 'title'] as const

export type Sort = (typeof SORTS)[number]

/** Which papers of a list a reader wants to see, in which order. */
export interface ListView {
  /** Absent for the list's own order. */
  readonly sort?: Sort | undefined
  /** Id of a topic. */
  readonly topic?: string | undefined
  readonly code: boolean
}

/** What a row shows of its paper. */
export interface RowFacts {
  readonly title: string
  readonly votes: number
  /** Month of its first publication, `YYYY-MM`; empty where it is not known. */
  readonly month: string
  readonly topics: readonly string[]
  readonly hasCode: boolean
}

/** The view that an address asks for, as `?sort=votes&code`; unknown values are ignored. */
export function viewOf(query: URLSearchParams): ListView {
  return {
    sort: SORTS.find(sort => sort === query.get('sort')),
    topic: query.get('topic') || undefined,
    code: query.has('code'),
  }
}

/** The query of an address with a view in it; all other parameters stay as they were. */
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

/** The rows that a view shows, in its order; rows that compare equal stay in the list's own order. */
export function arranged<Row extends RowFacts>(rows: readonly Row[], view: ListView): Row[] {
  const shown = rows.filter(
    ({ topics, hasCode }) =>
      (view.topic === undefined || topics.includes(view.topic)) && (!view.code || hasCode),
  )
  return view.sort ? shown.sort(ORDERS[view.sort]) : shown
}
