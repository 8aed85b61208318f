import { askedWords, tokenise, wordsOf } from './fold.ts'
import { isStopWord } from './stop-words.ts'

/** The longest query, in characters, and the most words that are searched; the rest is ignored. */
export const LONGEST_QUERY = 500
export const MOST_WORDS = 16

/** A parsed query. All words are folded, in the order typed. */
export interface Query {
  /** Telling words; stop words only if there are no others. */
  readonly words: readonly string[]
  /** All words outside phrases and exclusions, with stop words, as a title would print them. */
  readonly written: readonly string[]
  /** Quoted words and phrases. */
  readonly phrases: readonly (readonly string[])[]
  /** Words that must be found as they are. */
  readonly quoted?: ReadonlySet<string>
  /** Words and phrases that a paper must not have (`-word`, `-"two words"`). */
  readonly excluded: readonly (readonly string[])[]
  /** Words and phrases that the title must have (`title:word`, `title:"two words"`). */
  readonly title: readonly (readonly string[])[]
  /** Words of the names that its authors must have (`author:name`, `author:"given family"`), as names are indexed. */
  readonly author?: readonly (readonly string[])[]
}

// A clause: an optional sign or field, then a quoted phrase (whose closing quote may be missing) or a run without
// spaces.
const CLAUSE = /(-|title:|author:)?(?:["“”„«]([^"“”«»]*)(?:["“”»]|$)|([^\s"“”„«»]+))/giu

/** Parses a query. It never fails: what is no operator is text. */
export function parseQuery(typed: string): Query {
  const written: string[] = []
  const phrases: string[][] = []
  const excluded: string[][] = []
  const title: string[][] = []
  const author: string[][] = []
  let before = 0
  for (const { 0: whole, 1: sign, 2: quoted, 3: plain, index } of typed
    .slice(0, LONGEST_QUERY)
    .matchAll(CLAUSE)) {
    const words = askedWords(quoted ?? plain ?? '')
    const glued = index > 0 && index === before
    before = index + whole.length
    if (words.length === 0) continue
    if (sign === '-' && !glued) excluded.push(words)
    else if (sign?.toLowerCase() === 'author:') author.push(nameWords(quoted ?? plain ?? ''))
    else if (sign && sign !== '-') title.push(words)
    else if (quoted !== undefined) phrases.push(words)
    else written.push(...words)
  }
  const kept = written.slice(0, MOST_WORDS)
  const telling = [...new Set(kept.filter(word => !isStopWord(word)))]
  const asked = phrases.length > 0 || title.length > 0 || author.length > 0
  return {
    words: telling.length > 0 || asked ? telling : [...new Set(kept)],
    written: kept,
    phrases: phrases.slice(0, MOST_WORDS),
    excluded: excluded.slice(0, MOST_WORDS),
    title: title.slice(0, MOST_WORDS),
    ...(author.length > 0 && { author: author.slice(0, MOST_WORDS) }),
  }
}

/** The words of a name as the index has them: Pagefind folds them itself, and knows those without spaces whole. */
export function nameWords(name: string): string[] {
  return name
    .toLowerCase()
    .split(/\s+/)
    .filter(word => wordsOf(word).length > 0)
    .slice(0, MOST_WORDS)
}

/** Whether a query asks for anything. */
export function isEmpty({ words, phrases, title, author = [] }: Query): boolean {
  return [words, phrases, title, author].every(({ length }) => length === 0)
}

/** The typed query with some of its words replaced, and everything around them unchanged. */
export function replaceWords(typed: string, replacements: ReadonlyMap<string, string>): string {
  return rewritten(typed, word => replacements.get(word))
}

/** The typed query with some of its words in quotes, so that they are searched as they are. */
export function quoteWords(typed: string, words: ReadonlySet<string>): string {
  return rewritten(typed, (word, printed) => (words.has(word) ? `"${printed}"` : undefined))
}

function rewritten(
  typed: string,
  replacement: (word: string, printed: string) => string | undefined,
): string {
  let out = ''
  let from = 0
  for (const { word, start, end } of tokenise(typed)) {
    const other = replacement(word, typed.slice(start, end))
    if (other === undefined) continue
    out += typed.slice(from, start) + other
    from = end
  }
  return out + typed.slice(from)
}
