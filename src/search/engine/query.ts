import { askedWords, tokenise, wordsOf } from './fold.ts'
import { isStopWord } from './stop-words.ts'

/** Longer queries are cut here, and more words than this are not looked for: nobody reads what they would find. */
export const LONGEST_QUERY = 500
export const MOST_WORDS = 16

/** What a query asks for. All words are folded, in the order written. */
export interface Query {
  /** Words that say something; stop words only where there is nothing else. */
  readonly words: readonly string[]
  /** Every word outside phrases and exclusions, stop words too: how a title would print them. */
  readonly written: readonly string[]
  /** Quoted words and phrases. */
  readonly phrases: readonly (readonly string[])[]
  /** Words to find as they are, and no other way. */
  readonly quoted?: ReadonlySet<string>
  /** Words and phrases that a paper must not have (`-word`, `-"two words"`). */
  readonly excluded: readonly (readonly string[])[]
  /** Words and phrases that the title must have (`title:word`, `title:"two words"`). */
  readonly title: readonly (readonly string[])[]
  /** Words of the names that its authors must have (`author:name`, `author:"given family"`), as names are indexed. */
  readonly author?: readonly (readonly string[])[]
}

// A clause: an optional sign or field, then a quoted phrase (the closing quote may be missing) or a run without spaces.
const CLAUSE = /(-|title:|author:)?(?:["“”„«]([^"“”«»]*)(?:["“”»]|$)|([^\s"“”„«»]+))/giu

/** Reads a query as typed. Never fails: what is no operator is text. */
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

/** The typed query with some of its words replaced, letters around them untouched. */
export function replaceWords(typed: string, replacements: ReadonlyMap<string, string>): string {
  return rewritten(typed, word => replacements.get(word))
}

/** The typed query with some of its words in quotes, so that they are looked for as they are. */
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
