import { hasFilters, type SearchState } from './address.ts'
import { type Engine, type Hit, openEngine } from './engine.ts'
import { type Facets, openFacets } from './facets.ts'
import type { Slot } from './match.ts'
import { parseQuery } from './query.ts'
import { type Change, search } from './search.ts'

/** What a state shows: every paper found, in order, and how it was found. */
export interface Shown {
  readonly hits: readonly Hit[]
  readonly unfiltered: readonly Hit[]
  readonly slots: readonly Slot[]
  readonly changed: Change | undefined
}

/** The opened index, one for all searches of a page. */
export interface Session {
  readonly facets: Facets
  /** @throws the signal's reason as soon as it is aborted */
  show(state: SearchState, signal?: AbortSignal): Promise<Shown>
  /** Searches for what few files answer, so that the first key finds all code compiled and connections open. */
  rehearse(): Promise<Shown>
}

/** A beginning of few words, so that its part of the index is small, and how many of the papers found are read. */
const REHEARSED = { typed: 'q', papers: 1 } as const

const opened = new Map<string, Promise<Session>>()

/** Opens the index in a folder once; a failed attempt is made anew the next time. */
export function openSession(root: string): Promise<Session> {
  const session = opened.get(root) ?? openEngine(root).then(sessionOf)
  opened.set(root, session)
  session.catch(() => opened.delete(root))
  return session
}

function sessionOf(engine: Engine): Session {
  const facets = openFacets(engine)
  return {
    facets,
    async show(state, signal) {
      const asked = signal ? abortable(engine, signal) : engine
      const allowed = await facets.allowed(state.filters)
      if (state.typed.trim() === '' && (hasFilters(state) || state.sort !== 'relevance')) {
        const unfiltered = await engine.all()
        const hits = unfiltered.filter(({ id }) => allowed?.has(id) ?? true)
        return { hits: await facets.order(hits, state.sort), unfiltered, slots: [], changed: undefined }
      }
      const found = await search(asked, state.typed, parseQuery(state.typed), allowed)
      return { ...found, hits: await facets.order(found.hits, state.sort) }
    },
    rehearse() {
      const few = {
        ...engine,
        search: async (term: string) => (await engine.search(term)).slice(0, REHEARSED.papers),
      }
      return search(few, REHEARSED.typed, parseQuery(REHEARSED.typed))
    },
  }
}

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
