import type { Engine, Hit } from './engine.ts'
import { MATCH, matchSlot, prints, type Slot } from './match.ts'
import { readPaper } from './paper.ts'
import type { Query } from './query.ts'
import { isCommonest, isFrequent, isStopWord } from './stop-words.ts'

/** The number of the engine's first hits that are read and ranked; the others follow in the engine's order. */
export const CANDIDATES = 10
/** A query with so many stop words is a sentence. */
export const SENTENCE = 2
/** The largest number of combinations of alternative words that are searched. */
const MOST_COMBINATIONS = 6
/** Words of at most so many letters begin many others: papers that have them as whole words come first. */
const SHORT = 4
/** The factor for words printed as typed, over words that only begin alike, before any paper is read. */
const PROMOTION = 8
/** The number of words that are tried as one (`auto encoder`, `autoencoder`). */
const MOST_JOINED = 6
/** Shorter words are not made of two (`p-MoD` has four letters). */
const LEAST_JOINED = 4

/** The words of the query as slots. Neighbours that some paper writes as one word may also be found as that. */
export async function joinNeighbours(engine: Engine, { words, written, quoted }: Query): Promise<Slot[]> {
  const forms = new Map(words.map(word => [word, [word]]))
  for (const [at, word] of written.slice(0, MOST_JOINED).entries()) {
    const after = written[at + 1]
    if (after === undefined || word.length + after.length < LEAST_JOINED) continue
    const both = [forms.get(word), forms.get(after)]
    if (!both[0] || !both[1]) continue
    const joined = word + after
    if ((await engine.search(`"${joined}"`)).length > 0) for (const list of both) list?.push(joined)
  }
  return words.map(word => ({
    typed: word,
    forms: forms.get(word) ?? [word],
    ...(quoted?.has(word) && { quoted: true }),
  }))
}

/**
 * Papers that have a form of every slot. The words that most papers print need the largest downloads of the index. The
 * index is not asked for them if the papers with the other words are few enough to be read, and if all of them print
 * these words too.
 */
export async function withAll(engine: Engine, slots: readonly Slot[]): Promise<readonly Hit[]> {
  const { frequent = [], telling = [] } = Object.groupBy(slots, ({ typed }) =>
    isFrequent(typed) ? 'frequent' : 'telling',
  )
  if (frequent.length === 0 || telling.length === 0) return indexed(engine, slots)
  const hits = await indexed(engine, telling)
  if (hits.length > CANDIDATES) return indexed(engine, slots)
  const papers = await Promise.all(hits.map(readPaper))
  const all = papers.every(({ title, abstract }) =>
    frequent.every(slot => [title, abstract].some(text => matchSlot(text, slot).best >= MATCH.start)),
  )
  // The index knows more than a text prints: other spellings, and the long forms of acronyms.
  return all ? hits : indexed(engine, slots)
}

/** Papers that have a form of every slot, by the index. */
async function indexed(engine: Engine, slots: readonly Slot[]): Promise<readonly Hit[]> {
  let terms: string[][] = [[]]
  for (const { forms } of slots) {
    terms = terms
      .flatMap(term => forms.map(form => [...term, form]))
      .slice(0, MOST_COMBINATIONS * forms.length)
  }
  // A joined word stands for two slots: it is searched once, and not beside its own halves.
  const chosen = [...new Set(terms.map(term => [...new Set(term)].join(' ')))].slice(0, MOST_COMBINATIONS)
  const hits = union(await Promise.all(chosen.map(term => engine.search(term))))
  return hits.length > CANDIDATES ? promoteWhole(engine, slots, hits) : hits
}

/** Papers that have some of the slots, those with the most telling ones first. */
export async function withSome(engine: Engine, slots: readonly Slot[]) {
  const lists = await Promise.all(
    slots.map(async ({ forms }) => union(await Promise.all(forms.map(form => engine.search(form))))),
  )
  const pages = Math.max(...lists.map(({ length }) => length), 1)
  // A rare word counts more than a common one, and less than two common ones.
  const weights = lists.map(({ length }) => (length === 0 ? 0.1 : Math.log(1.5 + pages / length) ** 0.75))
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

/**
 * Papers with a phrase. Its most common words are searched in the texts of the papers that have the longest run of the
 * others, if these are few enough to be read. Otherwise the index is asked, with large downloads: for a phrase of
 * common words only, or if many papers have the others.
 */
export async function withPhrase(engine: Engine, phrase: readonly string[]): Promise<readonly Hit[]> {
  const ways = spellingsOf(phrase)
  const run = longestTelling(phrase)
  if (run.length < phrase.length) {
    const hits = await exactly(engine, spellingsOf(run))
    if (hits.length <= CANDIDATES) {
      const papers = await Promise.all(hits.map(readPaper))
      return hits.filter((_, at) =>
        [papers[at]?.title, papers[at]?.abstract].some(text => text && ways.some(way => prints(text, way))),
      )
    }
  }
  return exactly(engine, ways)
}

async function exactly(engine: Engine, phrases: readonly (readonly string[])[]): Promise<readonly Hit[]> {
  return union(await Promise.all(phrases.map(words => engine.search(`"${words.join(' ')}"`))))
}

/**
 * The readings of a phrase, of which two neighbours may be printed as one word. Nobody writes `or not` as one word:
 * searching it would only fetch more of the index.
 */
function spellingsOf(phrase: readonly string[]): (readonly string[])[] {
  const pairs = phrase
    .slice(1)
    .flatMap((word, at) =>
      [phrase[at] ?? '', word].some(isStopWord)
        ? []
        : [[...phrase.slice(0, at), `${phrase[at]}${word}`, ...phrase.slice(at + 2)]],
    )
  const whole = phrase.length > 2 && !phrase.some(isStopWord) ? [[phrase.join('')]] : []
  return [phrase, ...pairs, ...whole]
}

/**
 * The longest run of a phrase without the most common words, the first of several; the whole phrase if it has no
 * others.
 */
function longestTelling(phrase: readonly string[]): readonly string[] {
  let longest: readonly string[] = []
  let from = 0
  for (let at = 0; at <= phrase.length; at++) {
    const word = phrase[at]
    if (word !== undefined && !isCommonest(word)) continue
    if (at - from > longest.length) longest = phrase.slice(from, at)
    from = at + 1
  }
  return longest.length > 0 ? longest : phrase
}

/**
 * Puts papers first that print the query's words side by side. In a query with few telling words (`attention is all you
 * need`), the other words show which paper is meant, and the whole run counts.
 */
export async function sideBySide(
  engine: Engine,
  { written, words }: Query,
  hits: readonly Hit[],
): Promise<readonly Hit[]> {
  if (hits.length <= CANDIDATES) return hits
  const pairs = written
    .slice(1)
    .map((word, at) => [written[at] ?? '', word])
    .filter(pair => pair.every(word => words.includes(word)))
  const ofStopWords = words.length <= 2 && written.length - words.length >= SENTENCE
  const runs = ofStopWords ? [longestTelling(written)] : pairs
  return promote(hits, await Promise.all(runs.map(run => exactly(engine, [run]))))
}

/** Puts papers with the short words of a query as whole words before those in which longer words begin with them. */
async function promoteWhole(
  engine: Engine,
  slots: readonly Slot[],
  hits: readonly Hit[],
): Promise<readonly Hit[]> {
  const short = slots.filter(({ typed }) => typed.length <= SHORT)
  if (short.length === 0) return hits
  const wholes = short.map(({ forms }) => forms.map(form => [form]))
  return promote(hits, await Promise.all(wholes.map(words => exactly(engine, words))))
}

/** Multiplies the scores of hits for every list in which they also are. */
function promote(hits: readonly Hit[], lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const ids = lists.map(list => new Set(list.map(({ id }) => id)))
  return hits
    .map(hit => ({ ...hit, score: hit.score * PROMOTION ** ids.filter(list => list.has(hit.id)).length }))
    .sort((a, b) => b.score - a.score)
}

/** The hits of several searches, each once with its best score, best first. */
export function union(lists: readonly (readonly Hit[])[]): readonly Hit[] {
  const [only, ...others] = lists
  if (only && others.every(({ length }) => length === 0)) return only
  const best = new Map<string, Hit>()
  for (const hit of lists.flat()) {
    const before = best.get(hit.id)
    if (!before || before.score < hit.score) best.set(hit.id, hit)
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}
