import { hasFilters, type SearchState } from './address.ts'
import { idOf } from './arxiv-id.ts'
import { type Engine, type Hit, openEngine } from './engine.ts'
import { type Facets, openFacets, type ReadSlugs } from './facets.ts'
import { fuse, MOST_FUSED } from './fusion.ts'
import type { Slot } from './match.ts'
import { pause } from './pause.ts'
import { parseQuery } from './query.ts'
import { type Change, type Found, NO_CHANGE, search } from './search.ts'

/** The results of a state: the papers found, in order, and how they were found. */
export interface Shown {
  readonly hits: readonly Hit[]
  /** The number of hits found by their words alone; those behind them were found by meaning. */
  readonly byWords: number
  /** All hits, whatever the filters. */
  readonly unfiltered: readonly Hit[]
  readonly slots: readonly Slot[]
  readonly changed: Change
  /** The same with papers of similar meaning behind the others; undefined if none follow. */
  readonly withNear: ((signal?: AbortSignal) => Promise<Shown>) | undefined
  /** The offset of the nearest sentence in a paper's abstract; undefined if that is not known. */
  nearestSentence(hit: Hit, abstract: string): Promise<number | undefined>
}

/** The opened index, for all searches of a page. */
export interface Session {
  readonly facets: Facets
  /** @throws the signal's reason as soon as it is aborted */
  show(state: SearchState, signal?: AbortSignal): Promise<Shown>
  /** The last papers, the newest first. */
  newest(most: number): Promise<readonly Hit[]>
  /**
   * Searches for something that few files answer, so that code is compiled and connections are open at the first key.
   */
  rehearse(): Promise<Found>
}

/** A beginning that few words have, so that its part of the index is small, and the number of papers that are read. */
const REHEARSED = { typed: 'q', papers: 1 } as const
/** If so many papers have the words, none are added by meaning alone. */
const ENOUGH = 10
/** Times without a key, in ms: then words are taken for complete, and their meaning is fetched; then more is. */
const AFTER_KEY = 100
const AFTER_TYPING = 350

const opened = new Map<string, Promise<Session>>()

const readNone: ReadSlugs = () => Promise.resolve(new Set())

/**
 * Opens the index in a folder once; after a failure it tries again the next time.
 * @param readSlugs returns the slugs of the papers that the reader has read
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
        // While someone types, words may be beginnings of others, and the meaning of each needs another file.
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
    // The index has the oldest first.
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

/** The paper with the id that was typed, whatever the filters; or none. */
function onlyPaper(hit: Hit | undefined): Shown {
  const hits = hit ? [hit] : []
  return { ...NOTHING_MEANT, hits, byWords: hits.length, unfiltered: hits, slots: [], changed: NO_CHANGE }
}

const NOTHING_MEANT = { withNear: undefined, nearestSentence: () => Promise.resolve(undefined) } as const

/** The engine for one search; it stops when nobody waits for the result any more. */
function abortable(engine: Engine, signal: AbortSignal): Engine {
  return {
    ...engine,
    search: term => {
      signal.throwIfAborted()
      return engine.search(term)
    },
  }
}
