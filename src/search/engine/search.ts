import { resolveSlots } from './doubtful-words.ts'
import type { Engine, Hit } from './engine.ts'
import { limitsOf } from './limits.ts'
import { MATCH, type Slot } from './match.ts'
import { isEmpty, type Query, replaceWords } from './query.ts'
import { rankHits } from './ranked-hits.ts'
import { CANDIDATES, joinNeighbours, SENTENCE, sideBySide, union, withAll, withSome } from './retrieval.ts'
import { isStopWord } from './stop-words.ts'
import { SHORTEST_INFIX } from './vocabulary.ts'

/** Most papers that are shown when none has all the words. */
const MOST_PARTIAL = 30
/** When so few papers have all words of a sentence, others may answer it better. */
const FEW_WITH_ALL = 3
/** A word that no paper has whole is also looked for inside words when fewer papers than this have it. */
const FEW = 10

export interface Found {
  /** What the filters let through, best first. */
  readonly hits: readonly Hit[]
  /** What the query found, whatever the filters. */
  readonly unfiltered: readonly Hit[]
  readonly slots: readonly Slot[]
  /** What was done to the query to find anything, for the reader to know. */
  readonly changed: Change | undefined
}

export type Change =
  /** Words that no paper has were replaced; `typed` is the whole query with them replaced. */
  | { readonly kind: 'corrected'; readonly words: ReadonlyMap<string, string>; readonly typed: string }
  /** No paper, or hardly one, has all the words; these have most. */
  | { readonly kind: 'partial' }
  /** No paper prints a quoted phrase; these have its words. */
  | { readonly kind: 'unquoted' }

const NOTHING: Found = { hits: [], unfiltered: [], slots: [], changed: undefined }

/**
 * Finds and ranks the papers for a query.
 * @param allowed ids that the filters let through; they narrow what is found, and never change how it is looked for
 */
export async function search(
  engine: Engine,
  typed: string,
  query: Query,
  allowed?: ReadonlySet<string>,
): Promise<Found> {
  if (isEmpty(query)) return NOTHING
  const limits = await limitsOf(engine, query)
  if (limits === 'none')
    return query.phrases.length > 0 ? withoutQuotes(engine, typed, query, allowed) : NOTHING

  const fixed = [...query.phrases.flat(), ...query.title.flat()].map(slotOf)
  const written = query.written.length > 0 ? query.written : fixed.map(({ typed: word }) => word)
  const found = async (hits: readonly Hit[], slots: readonly Slot[], weights: readonly number[] = []) => {
    const asked = [...slots, ...fixed]
    const unfiltered = hits.filter(limits.keep)
    const passed = allowed ? unfiltered.filter(({ id }) => allowed.has(id)) : unfiltered
    const ranked = await rankHits(passed, {
      written,
      slots: asked,
      weights: asked.map((_, at) => weights[at] ?? 1),
    })
    return { ...ranked, unfiltered, slots: asked }
  }

  const plain = query.words.map(slotOf)
  const withPlain = await withAll(engine, plain)
  // Where many papers have the words as typed, other ways to write them need not be fetched.
  const slots = withPlain.length > CANDIDATES ? plain : await joinNeighbours(engine, query)
  if (slots.length === 0) {
    const only = await found(limits.base, [])
    return only.answered.includes(MATCH.none) ? NOTHING : { ...only, changed: undefined }
  }

  const first = await found(
    await sideBySide(engine, query, slots === plain ? withPlain : await withAll(engine, slots)),
    slots,
  )
  const doubtful = slots.filter((slot, at) => isDoubtful(slot, first, at))
  if (doubtful.length === 0) {
    const asSentence = query.written.length - query.words.length >= SENTENCE && slots.length > 1
    if (!asSentence || first.unfiltered.length >= FEW_WITH_ALL) return { ...first, changed: undefined }
    const some = await withSome(engine, slots)
    const nearest = union([first.unfiltered, some.hits.filter(limits.keep).slice(0, MOST_PARTIAL)])
    return { ...(await found(nearest, slots, some.weights)), changed: { kind: 'partial' } }
  }

  const { resolved, corrected, lost } = await resolveSlots(engine, slots, new Set(doubtful))
  const changed: Change | undefined =
    corrected.size > 0
      ? { kind: 'corrected', words: corrected, typed: replaceWords(typed, corrected) }
      : undefined
  if (resolved.length === 0) return NOTHING
  if (!lost) {
    const second = await found(await withAll(engine, resolved), resolved)
    if (second.unfiltered.length > 0) return { ...second, changed }
  }
  const rest = lost ? await withAll(engine, resolved) : []
  const some = rest.length > 0 ? { hits: rest, weights: [] } : await withSome(engine, resolved)
  const third = await found(some.hits.filter(limits.keep).slice(0, MOST_PARTIAL), resolved, some.weights)
  return { ...third, changed: third.unfiltered.length > 0 ? (changed ?? { kind: 'partial' }) : undefined }
}

/**
 * Whether a word may stand for another: Pagefind answers a word that it does not know with words that begin alike,
 * so a slot is in doubt when nothing was found, when no paper that was read has it, or when few have it whole.
 */
function isDoubtful(
  { typed }: Slot,
  { unfiltered, answered }: { unfiltered: readonly Hit[]; answered: readonly number[] },
  at: number,
) {
  const answer = answered[at] ?? 1
  if (unfiltered.length === 0 || answer === MATCH.none) return true
  return answer <= MATCH.start && typed.length >= SHORTEST_INFIX && unfiltered.length < FEW
}

/** What a query finds when no paper prints its phrases: their words, and said so. */
async function withoutQuotes(
  engine: Engine,
  typed: string,
  query: Query,
  allowed?: ReadonlySet<string>,
): Promise<Found> {
  const written = [...query.written, ...query.phrases.flat()]
  const telling = written.filter(word => !isStopWord(word))
  const words = [...new Set(telling.length > 0 ? telling : written)]
  const found = await search(engine, typed, { ...query, words, written, phrases: [] }, allowed)
  return found.unfiltered.length > 0 ? { ...found, changed: found.changed ?? { kind: 'unquoted' } } : found
}

function slotOf(word: string): Slot {
  return { typed: word, forms: [word] }
}
