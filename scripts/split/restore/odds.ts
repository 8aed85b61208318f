import { readFileSync } from 'node:fs'

/** Weights by word and context, as logarithms of odds. */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Stands for no context: how often the word is a command rather than a word. */
export const ALONE = 'alone'
/** Stands for a count: the logarithm of a name's share among names without white space on one side. */
export const GLUED = 'glued'

/** Reads a table of odds; each row holds word, context and weight, separated by tabs. */
export function parseWeights(table: string): Weights {
  const weights = new Map<string, Map<string, number>>()
  for (const line of table.split('\n')) {
    const [word, context, weight] = line.split('\t')
    if (word === undefined || context === undefined) continue
    const contexts = weights.get(word) ?? new Map<string, number>()
    weights.set(word, contexts.set(context, Number(weight)))
  }
  return weights
}

/** Learned from originals by `npm run train:restoration`. */
export const WEIGHTS = parseWeights(readFileSync(new URL('./odds.tsv', import.meta.url), 'utf8'))

/** The sum of the logarithms of the odds, for all of these words in all of these contexts. */
export function oddsOf(weights: Weights, words: readonly string[], contexts: readonly string[]): number {
  let odds = 0
  for (const word of words) {
    const known = weights.get(word)
    if (known) for (const context of contexts) odds += known.get(context) ?? 0
  }
  return odds
}

/** The logarithm of the odds for a word alone. */
export const aloneOf = (weights: Weights, word: string): number =>
  weights.get(word)?.get(ALONE) ?? Number.NEGATIVE_INFINITY
