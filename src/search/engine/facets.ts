import { FILTERS, type FilterName, type Filters, type SearchState } from './address.ts'
import type { Engine, Hit } from './engine.ts'
import { wordsOf } from './fold.ts'
import { byAuthor } from './limits.ts'
import { readPaper } from './paper.ts'
import { nameWords } from './query.ts'

/** The values of a filter, each with the papers among those found that it would leave. */
export interface Facet {
  readonly name: FilterName
  readonly values: readonly {
    readonly value: string
    /** Its name, where that differs from the value. */
    readonly label?: string
    /** Undefined if counting would need a download. */
    readonly count: number | undefined
    readonly chosen: boolean
  }[]
  /** How many papers were counted, if more were found. */
  readonly of?: number
}

/** A topic in the index: its id, by which addresses name it, and its name. */
export const topicValue = (id: string, name: string): string => `${id} ${name}`
const nameOfTopic = (value: string): string => value.slice(value.indexOf(' ') + 1)
const idOfTopic = (value: string): string => value.slice(0, value.indexOf(' '))

/** The papers of each filter's values, and the orders that need all papers; each is fetched when it is first needed. */
export interface Facets {
  /** Ids that pass the filters; undefined without filters. */
  allowed(filters: Filters): Promise<ReadonlySet<string> | undefined>
  /** The values of some filters with their counts: the newest edition, the most frequent topic and author first. */
  count(found: readonly Hit[], filters: Filters, names: readonly FilterName[]): Promise<readonly Facet[]>
  order(hits: readonly Hit[], sort: SearchState['sort']): Promise<readonly Hit[]>
}

/** Returns the slugs of the papers that the reader has read. */
export type ReadSlugs = () => Promise<ReadonlySet<string>>

type Ids = ReadonlySet<string>
type Values = ReadonlyMap<string, Ids>

/** The number of papers whose authors are counted: each paper is fetched for it. */
const MOST_COUNTED = 30
/** The number of papers that are read to check whether an author's name is the same, of those that have its words. */
const MOST_NAMESAKES = 30

const NONE: Ids = new Set()

export function openFacets(engine: Engine, readSlugs: ReadSlugs): Facets {
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
  const papersOf = async (name: FilterName, value: string): Promise<Ids> => {
    if (name === 'author') return papersBy(engine, value)
    if (name === 'unread') return value === 'yes' ? unread(engine, await readSlugs()) : NONE
    return (await valuesOf(name)).get(value) ?? NONE
  }
  /** The papers that each filter in use lets through. */
  const passing = async (filters: Filters) =>
    new Map(
      await Promise.all(
        FILTERS.filter(name => filters[name].length > 0).map(async name => {
          const ids = await Promise.all(filters[name].map(value => papersOf(name, value)))
          return [name, new Set(ids.flatMap(some => [...some]))] as const
        }),
      ),
    )
  const counted = async (
    name: FilterName,
    found: readonly Hit[],
    chosen: readonly string[],
    passed: Ids = NONE,
  ): Promise<Facet> => {
    if (name === 'unread') {
      const isChosen = chosen.includes('yes')
      if (!isChosen && (await readSlugs()).size === 0) return { name, values: [] }
      const count = isChosen ? membersOf(found, passed) : undefined
      return { name, values: [{ value: 'yes', count, chosen: isChosen }] }
    }
    if (name === 'author') return countAuthors(found, chosen)
    const values = [...(await valuesOf(name))].map(([value, ids]) => ({
      value,
      count: membersOf(found, ids),
      chosen: chosen.includes(value),
    }))
    if (name !== 'topic') return { name, values: values.sort((a, b) => (a.value < b.value ? 1 : -1)) }
    const topics = values.map(topic => ({ ...topic, label: topicNames.get(topic.value) ?? topic.value }))
    return { name, values: topics.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)) }
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
    allowed: async filters => common([...(await passing(filters)).values()]),
    async count(found, filters, names) {
      const passed = await passing(filters)
      return Promise.all(
        names.map(name => {
          // A filter's own choice does not limit its counts: its values are alternatives.
          const others = common([...passed].filter(([other]) => other !== name).map(([, ids]) => ids))
          const counting = found.filter(({ id }) => others?.has(id) ?? true)
          return counted(name, counting, filters[name], passed.get(name))
        }),
      )
    },
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

/** What all sets hold; undefined without sets. */
function common([first, ...others]: readonly Ids[]): Ids | undefined {
  return first && new Set([...first].filter(id => others.every(other => other.has(id))))
}

const membersOf = (found: readonly Hit[], ids: Ids): number => found.filter(({ id }) => ids.has(id)).length

/** Months sort papers, but do not filter them. Authors and read papers are not in the index's filters. */
type IndexedFilter = Exclude<FilterName, 'author' | 'unread'> | 'month'

/** Code and math have known values. Only the index knows which editions, months and topics there are. */
async function readValues(engine: Engine, name: IndexedFilter): Promise<Values> {
  const values =
    name === 'code' || name === 'math' ? ['yes'] : Object.keys((await engine.filters())[name] ?? {})
  const entries = values.map(async value => {
    const hits = await engine.filtered(name, [value])
    return [value, new Set(hits.map(({ id }) => id))] as const
  })
  return new Map(await Promise.all(entries))
}

/** The papers of topics, by the topics' ids. If several indexes are searched as one, a topic may have two names. */
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

/** A name without case, accents and points, in which its spellings differ. */
const spelt = (name: string): string => wordsOf(name).join(' ')

/** The papers by authors with this very name; if there are very many, also papers that only have its words. */
async function papersBy(engine: Engine, name: string): Promise<Ids> {
  const hits = await byAuthor(engine, nameWords(name))
  const papers = await Promise.all(hits.slice(0, MOST_NAMESAKES).map(readPaper))
  const isBy = (paper: (typeof papers)[number]) => paper.names.some(other => spelt(other) === spelt(name))
  return new Set(hits.filter((_, at) => !papers[at] || isBy(papers[at])).map(({ id }) => id))
}

/**
 * The authors of the first papers found, sorted by their number of papers and spelt as first found; also the chosen
 * ones.
 */
async function countAuthors(found: readonly Hit[], chosen: readonly string[]): Promise<Facet> {
  const papers = await Promise.all(found.slice(0, MOST_COUNTED).map(readPaper))
  const written = papers.flatMap(({ names }) => [...new Map(names.map(name => [spelt(name), name])).values()])
  const chosenKeys = new Set(chosen.map(spelt))
  const values = [...Map.groupBy([...chosen, ...written], spelt)].map(([key, [first]]) => ({
    value: first ?? key,
    count: written.filter(name => spelt(name) === key).length,
    chosen: chosenKeys.has(key),
  }))
  return {
    name: 'author',
    values: values.sort((a, b) => b.count - a.count),
    ...(papers.length < found.length && { of: papers.length }),
  }
}

/** All papers but those that were read. */
async function unread(engine: Engine, read: Ids): Promise<Ids> {
  const [all, slugs] = await Promise.all([engine.all(), engine.slugs()])
  return new Set(all.filter((_, at) => !read.has(slugs[at] ?? '')).map(({ id }) => id))
}
