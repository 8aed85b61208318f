import { wordsOf } from './fold.ts'
import { longestRun, MATCH, matchSlot, type Slot, sameStem, shortestStretch, type Words } from './match.ts'

/**
 * The order of candidates. An exact title counts most, then words in the title, then an acronym that the paper itself
 * defines, then the abstract; the engine's own score (BM25 with weighted titles) decides between the rest. `match.ts`
 * says how well a word matches, `retrieval.ts` chooses the candidates, and `fusion.ts` combines this order with that by
 * meaning.
 */
const WORTH = {
  /** The query is the whole title. */
  title: 400,
  /** The query is the name before the title's colon (`CodeT5+: Open Code …`). */
  name: 120,
  /** All words of the query are in the title; parts, beginnings and insides of words count less. */
  titleWords: 100,
  /** The title has the words in the order of the query. */
  titleRun: 60,
  /** More of the title's words are in the query. */
  titleFocus: 15,
  /** The paper defines an acronym in the query, given by its letters or in full. */
  acronym: 50,
  /** All words of the query are in the abstract. */
  abstractWords: 40,
  /** The abstract has the words in the order of the query. */
  abstractRun: 30,
  /** The words are close together in the abstract. */
  near: 15,
  /** The abstract has the words several times. */
  often: 10,
  /** No word of the query is missing. */
  complete: 45,
  /** All words of the query are in the authors' names. */
  authors: 70,
  /** The engine's score, as a share of the best. */
  engine: 35,
} as const satisfies Record<string, number>

/** A candidate as ranking sees it. */
export interface Candidate {
  readonly title: Words
  readonly name: string
  readonly abstract: Words
  readonly authors?: Words
  readonly acronyms: readonly { readonly short: string; readonly long: readonly string[] }[]
  /** The engine's score as a share of the best candidate's, from 0 to 1. */
  readonly score: number
}

/** The query, as candidates are compared with it. */
export interface Asked {
  /** All words as typed, with stop words. */
  readonly written: readonly string[]
  readonly slots: readonly Slot[]
  /** The weight of each slot, in the order of `slots`; rare words count more. */
  readonly weights: readonly number[]
}

/** A candidate's score, and how well it answers each slot (0 to 1), in the order of the slots. */
export function rank(
  candidate: Candidate,
  { written, slots, weights }: Asked,
): { worth: number; answers: number[] } {
  const inTitle = slots.map(slot => matchSlot(candidate.title, slot))
  const inAbstract = slots.map(slot => matchSlot(candidate.abstract, slot))
  const inAuthors = slots.map(slot => nameMatch(candidate.authors ?? [], slot))
  const defined = slots.map(slot => definedAcronym(candidate, slot, written))
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const share = (values: readonly number[]) =>
    values.reduce((sum, value, index) => sum + value * (weights[index] ?? 1), 0) / total

  const titleMatches = inTitle.map(({ best }, index) => Math.max(best, defined[index]?.inTitle ? 0.9 : 0))
  const answers = titleMatches.map((best, index) =>
    Math.max(best, inAbstract[index]?.best ?? 0, inAuthors[index] ?? 0, defined[index] ? 1 : 0),
  )
  const spelled = written.join('')
  const titleWords = candidate.title.map(({ word }) => word)
  const stretch = shortestStretch(inAbstract.map(({ places }) => places))
  const used = new Set(inTitle.flatMap(({ places }) => places)).size

  let worth = WORTH.engine * candidate.score
  if (titleWords.join('') === spelled) worth += WORTH.title
  else if (candidate.name !== '' && candidate.name === spelled) worth += WORTH.name
  worth += WORTH.titleWords * share(titleMatches)
  worth += WORTH.titleRun * (written.length > 1 ? runWorth(longestRun(candidate.title, written), written) : 0)
  worth += WORTH.titleFocus * (used / Math.max(1, titleWords.length))
  worth += WORTH.acronym * share(defined.map(found => (found ? 1 : 0)))
  worth += WORTH.abstractWords * share(inAbstract.map(({ best }) => best))
  worth += WORTH.authors * share(inAuthors)
  worth +=
    WORTH.abstractRun * (written.length > 1 ? runWorth(longestRun(candidate.abstract, written), written) : 0)
  if (slots.length > 1 && answers.every(answer => answer >= MATCH.part)) worth += WORTH.complete
  if (slots.length > 1 && Number.isFinite(stretch))
    worth += WORTH.near * (slots.length / Math.max(slots.length, stretch))
  worth += WORTH.often * share(inAbstract.map(({ places }) => 1 - 1 / (1 + places.length / 3)))
  return { worth, answers }
}

/** Names must be whole words: names that only begin alike are other people's. */
function nameMatch(names: Words, slot: Slot): number {
  const { best } = matchSlot(names, slot)
  return best >= MATCH.joined ? best : MATCH.none
}

/** A run of a single word is no run. */
function runWorth(run: number, written: readonly string[]): number {
  return run * written.length > 1 ? run : 0
}

/** Whether the candidate defines an acronym in the slot, and whether its title spells it out. */
function definedAcronym({ acronyms, title }: Candidate, { forms }: Slot, written: readonly string[]) {
  const asked = written.map(word => ({ word }))
  const found = acronyms.find(
    ({ short, long }) =>
      forms.some(form => sameStem(form, short)) ||
      (long.some(word => forms.includes(word)) && longestRun(asked, long) === 1),
  )
  if (!found) return undefined
  return {
    inTitle: longestRun(title, found.long) === 1 || title.some(({ word }) => sameStem(word, found.short)),
  }
}

/** The name with which many titles begin, folded (`CodeT5+: Open Code …` → `codet5`); empty if there is none. */
export function nameOf(title: string): string {
  const colon = title.search(/:\s/)
  return colon > 0 ? wordsOf(title.slice(0, colon)).join('') : ''
}
