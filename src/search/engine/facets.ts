import { FILTERS, type FilterName, type Filters, type SearchState } from './address.ts'
import type { Engine, Hit } from './engine.ts'

/** A filter's values, each with the papers among the found ones that it would leave. */
export interface Facet {
  readonly name: FilterName
  readonly values: readonly {
    readonly value: string
    /** What it is called, where that is not the value. */
    readonly label?: string
    readonly count: number
    readonly chosen: boolean
  }[]
}

/** A topic in the index: its id, by which addresses name it, and its name. */
export const topicValue = (id: string, name: string): string => `${id} ${name}`
const nameOfTopic = (value: string): string => value.slice(value.indexOf(' ') + 1)
const idOfTopic = (value: string): string => value.slice(0, value.indexOf(' '))

/** The papers of the filters' values, and the orders that need all papers; each is fetched when first asked for. */
export interface Facets {
  /** Ids that pass; undefined when nothing is filtered. */
  allowed(filters: Filters): Promise<ReadonlySet<string> | undefined>
  /** The values of some filters with their counts, newest edition first, commonest topic first. */
  count(found: readonly Hit[], filters: Filters, names: readonly FilterName[]): Promise<readonly Facet[]>
  order(hits: readonly Hit[], sort: SearchState['sort']): Promise<readonly Hit[]>
}

type Values = ReadonlyMap<string, ReadonlySet<string>>

export function openFacets(engine: Engine): Facets {
  const read = new Map<IndexedFilter, Promise<Values>>()
  const topicNames = new Map<string, string>()
  const made = async (name: IndexedFilter): Promise<Values> => {
    if (name === 'year') return byYear(await valuesOf('edition'))
    const values = await readValues(engine, name)
    return name === 'topic' ? byId(values, topicNames) : values
  }
  const valuesOf = (name: IndexedFilter): Promise<Values> => {
    const values = read.get(name) ?? made(name)
    read.set(name, values)
    values.catch(() => read.delete(name))
    return values
  }
  const passing = async (filters: Filters, names: readonly FilterName[]) => {
    const chosen = names.filter(name => filters[name].length > 0)
    if (chosen.length === 0) return undefined
    const [first = new Set<string>(), ...others] = await Promise.all(
      chosen.map(async name => {
        const values = await valuesOf(name)
        return new Set(filters[name].flatMap(value => [...(values.get(value) ?? [])]))
      }),
    )
    return new Set([...first].filter(id => others.every(other => other.has(id))))
  }
  const byTitle = async () => {
    const [all, order] = await Promise.all([engine.all(), engine.titleOrder()])
    return order.map((page, place) => [all[page]?.id, place] as const)
  }
  const byDate = async (name: 'edition' | 'month') =>
    [...(await valuesOf(name))]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .flatMap(([, ids], place) => [...ids].map(id => [id, place] as const))
  return {
    allowed: filters => passing(filters, FILTERS),
    count: (found, filters, names) =>
      Promise.all(
        names.map(async name => {
          // A filter's own choice does not narrow its counts: its values are alternatives.
          const others = FILTERS.filter(other => other !== name)
          const [values, allowed] = await Promise.all([valuesOf(name), passing(filters, others)])
          const ids = found.filter(({ id }) => allowed?.has(id) ?? true).map(({ id }) => id)
          const counted = [...values].map(([value, members]) => ({
            value,
            count: ids.filter(id => members.has(id)).length,
            chosen: filters[name].includes(value),
          }))
          if (name !== 'topic') return { name, values: counted.sort((a, b) => (a.value < b.value ? 1 : -1)) }
          const topics = counted.map(topic => ({
            ...topic,
            label: topicNames.get(topic.value) ?? topic.value,
          }))
          return { name, values: topics.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)) }
        }),
      ),
    async order(hits, sort) {
      if (sort === 'relevance') return hits
      const orders = { title: byTitle, newest: () => byDate('edition'), published: () => byDate('month') }
      const places = new Map<string | undefined, number>(await orders[sort]())
      // Those without date come last.
      const placeOf = ({ id }: Hit) => places.get(id) ?? places.size
      return [...hits].sort((a, b) => placeOf(a) - placeOf(b))
    },
  }
}

/** By month papers are sorted, and not filtered. */
type IndexedFilter = FilterName | 'month'

/** Papers have code and math or they do not; which editions, months and topics there are, only the index knows. */
async function readValues(engine: Engine, name: IndexedFilter): Promise<Values> {
  const values =
    name === 'code' || name === 'math' ? ['yes'] : Object.keys((await engine.filters())[name] ?? {})
  const entries = values.map(async value => {
    const hits = await engine.filtered(name, [value])
    return [value, new Set(hits.map(({ id }) => id))] as const
  })
  return new Map(await Promise.all(entries))
}

/** The papers of topics by their ids. Of one topic there may be two names where indexes are searched as one. */
function byId(topics: Values, names: Map<string, string>): Values {
  const ids = Map.groupBy(topics, ([value]) => idOfTopic(value))
  for (const [id, [first]] of ids) names.set(id, nameOfTopic(first?.[0] ?? id))
  return new Map([...ids].map(([id, values]) => [id, new Set(values.flatMap(([, pages]) => [...pages]))]))
}

/** The papers of all editions of a year, which are dates. */
function byYear(editions: Values): Values {
  const years = Map.groupBy(editions, ([date]) => date.slice(0, 4))
  return new Map([...years].map(([year, dates]) => [year, new Set(dates.flatMap(([, ids]) => [...ids]))]))
}
