import { resolveSlots } from './doubtful-words.ts'
import type { Engine, Hit } from './engine.ts'
import { wordsOf } from './fold.ts'
import { limitsOf } from './limits.ts'
import { MATCH, prints, type Slot } from './match.ts'
import { readPaper } from './paper.ts'
import { isEmpty, type Query } from './query.ts'
import { rankHits } from './ranked-hits.ts'
import { CANDIDATES, joinNeighbours, SENTENCE, sideBySide, union, withAll, withSome } from './retrieval.ts'
import { isStopWord } from './stop-words.ts'
import { SHORTEST_INFIX } from './vocabulary.ts'

/** The largest number of papers that are shown when none has all the words. */
const MOST_PARTIAL = 30
/** Fewer words may be a subject, not only a part of a title. */
const LEAST_OF_TITLE = 5
/** If only so few papers have all words of a sentence, others may answer it better. */
const FEW_WITH_ALL = 3
/** A word that no paper has as a whole is also searched inside words if fewer papers than this have it. */
const FEW = 10

/** The result of a query, by its words. */
export interface Found {
  /** The hits that pass the filters, the best first. */
  readonly hits: readonly Hit[]
  /** All hits, whatever the filters. */
  readonly unfiltered: readonly Hit[]
  readonly slots: readonly Slot[]
  readonly changed: Change
  /** The words by which the meaning is judged, also those that no paper prints; none if only operators count. */
  readonly meant: readonly string[]
  /** Whether some papers have all the words well, each as typed. */
  readonly sure: boolean
  /**
   * Whether the first paper's title contains all that was typed, word after word: the reader then asks for that paper.
   */
  readonly titled: boolean
  /** Whether phrases, `title:` and exclusions let a paper through. */
  readonly keep: (hit: Hit) => boolean
}

/** The changes that were made to a query to find anything, for the reader to see. */
export interface Change {
  /** Misspelt words that no paper prints, each with its correction. */
  readonly corrected: ReadonlyMap<string, string>
  /** Words that no paper prints, which were left out. */
  readonly dropped: readonly string[]
  /** No paper, or hardly any, has all the words; these have the most. */
  readonly partial: boolean
  /** No paper prints a quoted phrase; these have its words. */
  readonly unquoted: boolean
}

export const NO_CHANGE: Change = { corrected: new Map(), dropped: [], partial: false, unquoted: false }

const NOTHING: Found = {
  hits: [],
  unfiltered: [],
  slots: [],
  changed: NO_CHANGE,
  meant: [],
  sure: true,
  titled: false,
  keep: () => false,
}

/**
 * Finds and ranks the papers for a query by its words.
 * @param allowed ids that pass the filters. They limit what is found, and never change how it is searched
 */
export async function search(engine: Engine, query: Query, allowed?: ReadonlySet<string>): Promise<Found> {
  if (isEmpty(query)) return NOTHING
  const limits = await limitsOf(engine, query)
  if (limits === 'none') return query.phrases.length > 0 ? withoutQuotes(engine, query, allowed) : NOTHING

  const { keep } = limits
  const fixed = [
    ...query.phrases.flat(),
    ...query.title.flat(),
    ...(query.author ?? []).flat().flatMap(wordsOf),
  ].map(word => slotOf(word))
  const written = query.written.length > 0 ? query.written : fixed.map(({ typed: word }) => word)
  // Names of authors have no meaning.
  const meant = [...query.words, ...query.phrases.flat(), ...query.title.flat()]
  const found = async (hits: readonly Hit[], slots: readonly Slot[], weights: readonly number[] = []) => {
    const asked = [...slots, ...fixed]
    const unfiltered = hits.filter(keep)
    const passed = allowed ? unfiltered.filter(({ id }) => allowed.has(id)) : unfiltered
    const ranked = await rankHits(passed, {
      written,
      slots: asked,
      weights: asked.map((_, at) => weights[at] ?? 1),
    })
    const titled = await isTitled(ranked.hits[0], written)
    return { ...ranked, unfiltered, slots: asked, changed: NO_CHANGE, meant, sure: true, titled, keep }
  }

  const plain = query.words.map(word => slotOf(word, query.quoted))
  const withPlain = await withAll(engine, plain)
  // If many papers have the words as typed, other ways to write them need not be fetched.
  const slots = withPlain.length > CANDIDATES ? plain : await joinNeighbours(engine, query)
  if (slots.length === 0) {
    const only = await found(limits.base, [])
    return only.answered.includes(MATCH.none) ? NOTHING : only
  }

  const first = await found(
    await sideBySide(engine, query, slots === plain ? withPlain : await withAll(engine, slots)),
    slots,
  )
  const doubtful = slots.filter((slot, at) => isDoubtful(slot, first, at))
  if (doubtful.length === 0) {
    const asSentence = query.written.length - query.words.length >= SENTENCE && slots.length > 1
    if (!asSentence || first.titled || first.unfiltered.length >= FEW_WITH_ALL) return first
    const some = await withSome(engine, slots)
    const nearest = union([first.unfiltered, some.hits.filter(keep).slice(0, MOST_PARTIAL)])
    const partial = await found(nearest, slots, some.weights)
    return { ...partial, changed: { ...NO_CHANGE, partial: true }, sure: false }
  }

  const { slots: resolved, corrected, dropped, inside } = await resolveSlots(engine, slots, new Set(doubtful))
  const changed = { ...NO_CHANGE, corrected, dropped }
  const known = {
    changed,
    meant: meant.map(word => corrected.get(word) ?? word),
    sure: dropped.length === 0 && inside.length === 0,
  }
  if (resolved.length === 0) return { ...NOTHING, keep, ...known }
  const second = await found(await withAll(engine, resolved), resolved)
  if (second.unfiltered.length > 0) return { ...second, ...known }
  const some = await withSome(engine, resolved)
  const third = await found(some.hits.filter(keep).slice(0, MOST_PARTIAL), resolved, some.weights)
  return { ...third, ...known, changed: { ...changed, partial: third.unfiltered.length > 0 }, sure: false }
}

async function isTitled(hit: Hit | undefined, written: readonly string[]): Promise<boolean> {
  if (!hit || written.length < LEAST_OF_TITLE) return false
  const { title } = await readPaper(hit)
  return prints(title, written)
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

/** The result if no paper prints the query's phrases: papers with their words, with a notice. */
async function withoutQuotes(engine: Engine, query: Query, allowed?: ReadonlySet<string>): Promise<Found> {
  const written = [...query.written, ...query.phrases.flat()]
  const telling = written.filter(word => !isStopWord(word))
  const words = [...new Set(telling.length > 0 ? telling : written)]
  const quoted = new Set(query.phrases.flat())
  const found = await search(engine, { ...query, words, written, phrases: [], quoted }, allowed)
  return { ...found, changed: { ...found.changed, unquoted: query.phrases.some(({ length }) => length > 1) } }
}

function slotOf(word: string, quoted?: ReadonlySet<string>): Slot {
  return { typed: word, forms: [word], ...(quoted?.has(word) && { quoted: true }) }
}
