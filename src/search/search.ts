import type { Engine, Hit } from './engine.ts'
import { MATCH, type Slot } from './match.ts'
import { readPaper, type SearchedPaper } from './paper.ts'
import { isEmpty, type Query, replaceWords } from './query.ts'
import { type Asked, rank } from './ranking.ts'
import { isStopWord } from './stop-words.ts'
import { resolve, SHORTEST_INFIX } from './vocabulary.ts'

/** How many of the engine's first hits are read and ranked; the others follow in the engine's order. */
export const CANDIDATES = 12
/** Most papers that are shown when none has all the words. */
const MOST_PARTIAL = 30
/** Most combinations of a query's alternative words that are searched. */
const MOST_COMBINATIONS = 6
/** A query with so many stop words is a sentence: when few papers have all its words, others may answer it better. */
const SENTENCE = 2
const FEW_WITH_ALL = 3
/** A word that no paper has whole is also looked for inside words when fewer papers than this have it. */
const FEW = 10
/** Words of at most so many letters begin many others: papers that have them whole come first. */
const SHORT = 4
/** By how much what is printed as asked outweighs what only begins alike, before anything is read. */
const PROMOTION = 8
/** Words of a query that are tried as one (`auto encoder`, `autoencoder`). */
const MOST_JOINED = 6

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

  const slots = await joinNeighbours(engine, query)
  if (slots.length === 0) return { ...(await found(limits.base, [])), changed: undefined }

  const first = await found(await inFull(engine, query, await withAll(engine, slots)), slots)
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

/** What phrases, `title:` and exclusions leave: a test for each hit, and the hits themselves where any is asked. */
async function limitsOf(engine: Engine, { phrases, title, excluded }: Query) {
  let base: readonly Hit[] = []
  let within: ReadonlySet<string> | undefined
  const narrow = (hits: readonly Hit[]) => {
    base = within ? hits.filter(({ id }) => within?.has(id)) : hits
    within = new Set(base.map(({ id }) => id))
  }
  for (const phrase of phrases) narrow(await withPhrase(engine, phrase))
  for (const word of title.flat()) {
    narrow(
      (await engine.search(word)).filter(({ matchedMetaFields }) => matchedMetaFields?.includes('title')),
    )
  }
  const without = new Set<string>()
  for (const phrase of excluded) for (const { id } of await withPhrase(engine, phrase)) without.add(id)
  base = base.filter(({ id }) => !without.has(id))
  if ((phrases.length > 0 || title.length > 0) && base.length === 0) return 'none'
  return { base, keep: ({ id }: Hit) => !without.has(id) && (within?.has(id) ?? true) }
}

/** Papers with a phrase, of which two neighbours may be printed as one word or tied by a hyphen. */
async function withPhrase(engine: Engine, phrase: readonly string[]): Promise<readonly Hit[]> {
  const pairs = phrase
    .slice(1)
    .map((word, at) => [...phrase.slice(0, at), `${phrase[at]}${word}`, ...phrase.slice(at + 2)])
  const variants = [phrase, ...pairs, ...(phrase.length > 2 ? [[phrase.join('')]] : [])]
  return union(await Promise.all(variants.map(words => engine.search(`"${words.join(' ')}"`))))
}

/** The query's words as slots; neighbours that some paper writes as one word may be found as that. */
async function joinNeighbours(engine: Engine, { words, written }: Query): Promise<Slot[]> {
  const forms = new Map(words.map(word => [word, [word]]))
  for (const [at, word] of written.slice(0, MOST_JOINED).entries()) {
    const after = written[at + 1]
    if (after === undefined || word.length + after.length < 5) continue
    const both = [forms.get(word), forms.get(after)]
    if (!both[0] || !both[1]) continue
    const joined = word + after
    if ((await engine.search(`"${joined}"`)).length > 0) for (const list of both) list?.push(joined)
  }
  return words.map(word => ({ typed: word, forms: forms.get(word) ?? [word] }))
}

/** Papers that have a form of every slot. */
async function withAll(engine: Engine, slots: readonly Slot[]): Promise<readonly Hit[]> {
  let terms: string[][] = [[]]
  for (const { forms } of slots) {
    terms = terms
      .flatMap(term => forms.map(form => [...term, form]))
      .slice(0, MOST_COMBINATIONS * forms.length)
  }
  // A joined word stands for two slots: it is looked for once, and not beside its own halves.
  const chosen = [...new Set(terms.map(term => [...new Set(term)].join(' ')))].slice(0, MOST_COMBINATIONS)
  const hits = union(await Promise.all(chosen.map(term => engine.search(term))))
  return hits.length > CANDIDATES ? promoteWhole(engine, slots, hits) : hits
}

/**
 * Of many papers, puts those first that print the query in full: few words say something in `attention is all you
 * need`, and it is the others that tell which paper is meant.
 */
async function inFull(
  engine: Engine,
  { written, words }: Query,
  hits: readonly Hit[],
): Promise<readonly Hit[]> {
  if (hits.length <= CANDIDATES || words.length > 2 || written.length - words.length < SENTENCE) return hits
  return promote(hits, [await engine.search(`"${written.join(' ')}"`)])
}

/** Puts papers that have the short words of a query whole before those where longer words begin with them. */
async function promoteWhole(
  engine: Engine,
  slots: readonly Slot[],
  hits: readonly Hit[],
): Promise<readonly Hit[]> {
  const short = slots.filter(({ typed }) => typed.length <= SHORT)
  if (short.length === 0) return hits
  return promote(hits, await Promise.all(short.map(({ typed }) => engine.search(`"${typed}"`))))
}

/** Multiplies the scores of hits for every list that has them too. */
function promote(hits: readonly Hit[], lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const ids = lists.map(list => new Set(list.map(({ id }) => id)))
  return hits
    .map(hit => ({ ...hit, score: hit.score * PROMOTION ** ids.filter(list => list.has(hit.id)).length }))
    .sort((a, b) => b.score - a.score)
}

/** Papers that have some of the slots, those that say most first. */
async function withSome(engine: Engine, slots: readonly Slot[]) {
  const lists = await Promise.all(
    slots.map(async ({ forms }) => union(await Promise.all(forms.map(form => engine.search(form))))),
  )
  const pages = Math.max(...lists.map(({ length }) => length), 1)
  const weights = lists.map(({ length }) => (length === 0 ? 0.1 : Math.log(1.5 + pages / length)))
  const sums = new Map<string, { hit: Hit; score: number }>()
  for (const [index, list] of lists.entries()) {
    const most = list[0]?.score || 1
    for (const hit of list) {
      const score = (weights[index] ?? 1) * (0.6 + (0.4 * hit.score) / most)
      sums.set(hit.id, { hit, score: (sums.get(hit.id)?.score ?? 0) + score })
    }
  }
  const hits = [...sums.values()]
    .sort((a, b) => b.score - a.score)
    .map(({ hit, score }) => ({ ...hit, score }))
  return { hits, weights }
}

/** What the vocabulary makes of slots in doubt; `lost` when one of them stands for nothing, and is left out. */
async function resolveSlots(engine: Engine, slots: readonly Slot[], doubtful: ReadonlySet<Slot>) {
  const corrected = new Map<string, string>()
  const resolved = await Promise.all(
    slots.map(async (slot): Promise<Slot[]> => {
      if (!doubtful.has(slot)) return [slot]
      const entries = await engine.vocabulary(slot.typed)
      if (entries.length === 0) return [slot]
      const { kind, words } = resolve(slot.typed, entries)
      if (kind === 'unknown') return slot.forms.length > 1 ? [slot] : []
      if (kind === 'split') return words.map(word => ({ typed: word, forms: [word, slot.typed] }))
      if (kind === 'typo') corrected.set(slot.typed, words[0] ?? slot.typed)
      return [{ typed: slot.typed, forms: [...new Set([...words, ...slot.forms.slice(1)])] }]
    }),
  )
  return { resolved: resolved.flat(), corrected, lost: resolved.some(({ length }) => length === 0) }
}

/** The hits of several searches, each once with its best score, best first. */
function union(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const [only, ...others] = lists
  if (only && others.every(({ length }) => length === 0)) return only
  const best = new Map<string, Hit>()
  for (const hit of lists.flat()) {
    const before = best.get(hit.id)
    if (!before || before.score < hit.score) best.set(hit.id, hit)
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** Reads and ranks the first hits, and tells how well any of them answers each slot. */
async function rankHits(
  hits: readonly Hit[],
  asked: Asked,
): Promise<{ hits: readonly Hit[]; answered: number[] }> {
  const most = hits[0]?.score || 1
  const read = await Promise.all(
    hits.slice(0, CANDIDATES).map(async (hit, place) => {
      const paper: SearchedPaper = await readPaper(hit)
      return { hit, place, ...rank({ ...paper, score: hit.score / most }, asked) }
    }),
  )
  read.sort((a, b) => b.worth - a.worth || a.place - b.place)
  return {
    hits: [...read.map(({ hit }) => hit), ...hits.slice(CANDIDATES)],
    answered: asked.slots.map((_, at) =>
      read.length === 0 ? 1 : Math.max(...read.map(({ answers }) => answers[at] ?? 0)),
    ),
  }
}
