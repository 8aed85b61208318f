import { type GlossaryEntry, meaningKey } from '../papers/glossary.ts'
import { linesOf, type Vocabulary, type Word } from './words.ts'

/** Words of the longest phrase. */
const LONGEST = 4

/**
 * Phrases that read as terms and tell nothing of a paper: at least 30 of the abstracts that `PLAIN` is from hold one, and
 * fewer than 7 titles for 100 of these. Some were added and taken out by hand.
 */
const STOCK = linesOf('stock-phrases.txt')

/** The keys of all phrases and nouns that titles print, and of what acronyms stand for. */
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
 * Tells all runs of two words and more that may be terms; “of” may stand within.
 * @param among keys of those to be told
 * @param tell with the key of the phrase, its first and last word, and whether it ends there
 */
export function eachPhrase(
  words: readonly Word[],
  among: ReadonlySet<string> | undefined,
  tell: (key: string, first: Word, last: Word, whole: boolean) => void,
): void {
  for (let from = 0; from < words.length; from++) {
    const first = words[from]
    if (!first?.spelled.tells) continue
    let key = first.spelled.stem
    for (let to = from + 1; to < from + LONGEST; to++) {
      const last = words[to]
      if (!last?.joined || !(last.spelled.tells || last.spelled.form === 'of')) break
      key += last.spelled.stem
      if (!last.spelled.tells || (among && !among.has(key))) continue
      const next = words[to + 1]
      tell(key, first, last, !(next?.joined && next.spelled.tells))
    }
  }
}
