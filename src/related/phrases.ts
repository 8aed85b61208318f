import { type GlossaryEntry, meaningKey } from '../papers/glossary.ts'
import { linesOf, type Vocabulary, type Word } from './words.ts'

/** The number of words in the longest phrase. */
const LONGEST = 4

/**
 * Phrases that read as terms and say nothing about a paper. Of the abstracts from which `PLAIN` was counted, at least
 * 30 hold such a phrase, with fewer than 7 titles for 100 abstracts. Some were added and removed by hand.
 */
const STOCK = linesOf('stock-phrases.txt')

/** The keys of all phrases and nouns in titles, and of the long forms of acronyms. */
export function termKeys(
  titles: Iterable<string>,
  glossary: readonly GlossaryEntry<unknown>[],
  vocabulary: Vocabulary,
): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const title of titles) {
    const words = vocabulary.read(title)
    for (const { spelled } of words) if (spelled.isNoun) keys.add(spelled.stem)
    eachPhrase(words, undefined, key => keys.add(key))
  }
  for (const { meanings } of glossary) for (const { long } of meanings) keys.add(meaningKey(long))
  for (const phrase of STOCK)
    keys.delete(
      vocabulary
        .read(phrase)
        .map(({ spelled }) => spelled.stem)
        .join(''),
    )
  return keys
}

/**
 * Calls `tell` for every run of at least two words that may be a term; “of” may be within it.
 * @param among keys to which the runs are limited
 * @param tell gets the key of the phrase, its first and last word, and whether the term ends there
 */
export function eachPhrase(
  words: readonly Word[],
  among: ReadonlySet<string> | undefined,
  tell: (key: string, first: Word, last: Word, whole: boolean) => void,
): void {
  for (let from = 0; from < words.length; from++) {
    const first = words[from]
    if (!first?.spelled.inTerms) continue
    let key = first.spelled.stem
    for (let to = from + 1; to < from + LONGEST; to++) {
      const last = words[to]
      if (!last?.joined || !(last.spelled.inTerms || last.spelled.form === 'of')) break
      key += last.spelled.stem
      if (!last.spelled.inTerms || (among && !among.has(key))) continue
      const next = words[to + 1]
      tell(key, first, last, !(next?.joined && next.spelled.inTerms))
    }
  }
}
