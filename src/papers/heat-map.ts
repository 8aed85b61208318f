import { formatDate } from '../site/dates.ts'
import { PAGE_SIZE } from './pagination.ts'
import { monthLabel, monthOf } from './periods.ts'

/** A site with fewer months has a column for each edition. */
const ENOUGH_MONTHS = 3
/** The number of columns for which there is room. */
const MOST_COLUMNS = 12
/** Degrees of heat above zero. */
const STEPS = 5

/** A month or an edition, in which papers are counted. */
export interface Column {
  /** `2025-07`, or `2025-07-30`. */
  readonly key: string
  readonly label: string
}

interface Cell {
  readonly count: number
  /** From 0, for no paper, to 5. */
  readonly heat: number
  /** The page of the topic that shows the first of them. */
  readonly page: number
}

interface Counted {
  readonly id: string
  /** Newest first. */
  readonly papers: readonly { readonly edition: string }[]
}

/** How a site divides time, by the days of all its editions: by months, or by editions while months are few. */
export function periodOf(days: readonly string[]): (edition: string) => string {
  return new Set(days.map(monthOf)).size < ENOUGH_MONTHS ? day => day : monthOf
}

/** The name of a month or an edition. */
export const periodLabel = (key: string): string => (key.length > 7 ? formatDate(key) : monthLabel(key))

/** The number of papers of each topic in each of the newest periods, oldest first. */
export function heatMap<Topic extends Counted>(
  topics: readonly Topic[],
  days: readonly string[],
): { columns: Column[]; rows: { topic: Topic; cells: Cell[] }[] } {
  const period = periodOf(days)
  const columns = [...new Set(days.map(period))]
    .sort()
    .slice(-MOST_COLUMNS)
    .map(key => ({ key, label: periodLabel(key) }))
  const rows = topics.map(topic => {
    return {
      topic,
      places: Map.groupBy(topic.papers.keys(), place => period(topic.papers[place]?.edition ?? '')),
    }
  })
  const most = Math.max(
    1,
    ...rows.flatMap(({ places }) => columns.map(({ key }) => places.get(key)?.length ?? 0)),
  )
  return {
    columns,
    rows: rows.map(({ topic, places }) => ({
      topic,
      cells: columns.map(({ key }) => {
        const [first = 0, ...more] = places.get(key) ?? []
        const count = places.has(key) ? more.length + 1 : 0
        return {
          count,
          heat: Math.ceil((count / most) * STEPS),
          page: Math.floor(first / PAGE_SIZE) + 1,
        }
      }),
    })),
  }
}
