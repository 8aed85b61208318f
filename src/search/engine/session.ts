import { hasFilters, type SearchState } from './address.ts'
import { idOf } from './arxiv-id.ts'
import { type Engine, type Hit, openEngine } from './engine.ts'
import { type Facets, openFacets, type ReadSlugs } from './facets.ts'
import { fuse, MOST_FUSED } from './fusion.ts'
import type { Slot } from './match.ts'
import { pause } from './pause.ts'
import { parseQuery } from './query.ts'
import { type Change, type Found, NO_CHANGE, search } from './search.ts'

/** What a state shows: papers found, in order, and how they were found. */
export interface Shown {
  readonly hits: readonly Hit[]
  /** So many of the hits are found by their words alone; those after them, by what they mean. */
  readonly byWords: number
  /** What was found, whatever the filters. */
  readonly unfiltered: readonly Hit[]
  readonly slots: readonly Slot[]
  readonly changed: Change
  /** The same with papers of near meaning after the others; undefined where none are to follow. */
  readonly withNear: ((signal?: AbortSignal) => Promise<Shown>) | undefined
  /** Where the sentence that is nearest to what was meant begins in a paper's abstract; undefined where that cannot be told. */
  nearestSentence(hit: Hit, abstract: string): Promise<number | undefined>
}

/** The opened index, one for all searches of a page. */
export interface Session {
  readonly facets: Facets
  /** @throws the signal's reason as soon as it is aborted */
  show(state: SearchState, signal?: AbortSignal): Promise<Shown>
  /** The papers that came last, newest first. */
  newest(most: number): Promise<readonly Hit[]>
  /** Searches for what few files answer, so that the first key finds all code compiled and connections open. */
  rehearse(): Promise<Found>
}

/** A beginning of few words, so that its part of the index is small, and how many of the papers found are read. */
const REHEARSED = { typed: 'q', papers: 1 } as const
/** So many results are enough: after more that have the words, none are shown for their meaning alone. */
const ENOUGH = 10
/** Time without a key after which words whose meaning is wanted are taken for whole; after which more is, in ms. */
const AFTER_KEY = 100
const AFTER_TYPING = 350

const opened = new Map<string, Promise<Session>>()

const readNone: ReadSlugs = () => Promise.resolve(new Set())

/**
 * Opens the index in a folder once; a failed attempt is made anew the next time.
 * @param readSlugs gives the slugs of the papers that the reader has read
 */
export function openSession(root: string, readSlugs: ReadSlugs = readNone): Promise<Session> {
  const session = opened.get(root) ?? openEngine(root).then(engine => sessionOf(engine, readSlugs))
  opened.set(root, session)
  session.catch(() => opened.delete(root))
  return session
}

function sessionOf(engine: Engine, readSlugs: ReadSlugs): Session {
  const facets = openFacets(engine, readSlugs)
  const everything = async (state: SearchState): Promise<Shown> => {
    const [unfiltered, allowed] = await Promise.all([engine.all(), facets.allowed(state.filters)])
    const hits = await facets.order(
      unfiltered.filter(({ id }) => allowed?.has(id) ?? true),
      state.sort,
    )
    return { ...NOTHING_MEANT, hits, byWords: hits.length, unfiltered, slots: [], changed: NO_CHANGE }
  }
  return {
    facets,
    async show(state, signal) {
      if (state.typed.trim() === '' && (hasFilters(state) || state.sort !== 'relevance'))
        return everything(state)
      const id = idOf(state.typed)
      if (id !== undefined) return onlyPaper(await engine.identified(id))
      const allowed = await facets.allowed(state.filters)
      const found = await search(
        signal ? abortable(engine, signal) : engine,
        parseQuery(state.typed),
        allowed,
      )
      const { meant, keep, unfiltered, slots, changed, titled } = found
      const hits = await facets.order(found.hits, state.sort)
      const byWords = { ...NOTHING_MEANT, hits, byWords: hits.length, unfiltered, slots, changed }
      if (state.sort !== 'relevance' || meant.length === 0) return byWords
      const nearest = async (wanted: number, patience: number, waiting?: AbortSignal) => {
        // While someone types, the words may be beginnings of others, and what they mean another file each.
        if (waiting && !engine.meaning.isAtHand(meant)) await pause(patience, waiting)
        const near = await engine.meaning.nearest(meant, wanted)
        waiting?.throwIfAborted()
        return near.filter(keep)
      }
      const passes = ({ id }: Hit) => allowed?.has(id) ?? true
      const nearestSentence = (hit: Hit, abstract: string) =>
        engine.meaning.nearestSentence(hit, abstract, meant)
      if (found.sure) {
        if (hits.length === 0 || hits.length >= ENOUGH || titled) return byWords
        const known = new Set(hits.map(({ id }) => id))
        const withNear: Shown['withNear'] = async waiting => {
          const others = (await nearest(ENOUGH, AFTER_TYPING, waiting)).filter(
            hit => passes(hit) && !known.has(hit.id),
          )
          const more = others.slice(0, ENOUGH - hits.length)
          return { ...byWords, hits: [...hits, ...more], withNear: undefined, nearestSentence }
        }
        return { ...byWords, withNear }
      }
      const near = await nearest(MOST_FUSED, AFTER_KEY, signal)
      if (near.length === 0) return byWords
      const fused = { hits: fuse(hits, near.filter(passes)), unfiltered: fuse(unfiltered, near) }
      return { ...byWords, ...fused, byWords: 0, nearestSentence }
    },
    // The index has them oldest first.
    newest: async most => (await engine.all()).slice(-most).reverse(),
    rehearse() {
      const few = {
        ...engine,
        search: async (term: string) => (await engine.search(term)).slice(0, REHEARSED.papers),
      }
      return search(few, parseQuery(REHEARSED.typed))
    },
  }
}

/** The paper that was asked for by its id, whatever the filters; or none. */
function onlyPaper(hit: Hit | undefined): Shown {
  const hits = hit ? [hit] : []
  return { ...NOTHING_MEANT, hits, byWords: hits.length, unfiltered: hits, slots: [], changed: NO_CHANGE }
}

const NOTHING_MEANT = { withNear: undefined, nearestSentence: () => Promise.resolve(undefined) } as const

/** The engine for one search: what nobody waits for any more is not searched on. */
function abortable(engine: Engine, signal: AbortSignal): Engine {
  return {
    ...engine,
    search: term => {
      signal.throwIfAborted()
      return engine.search(term)
    },
  }
}
