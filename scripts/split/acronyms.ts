import type { PaperFrontMatter } from '../../src/schemas/paper.ts'

type Acronym = PaperFrontMatter['acronyms'][number]

/** A short form in brackets: 2 to 12 characters that begin with a letter or digit and hold two capitals at least. */
const BRACKETED = /\(((?=[^()]*\p{Lu}[^()]*\p{Lu})[\p{L}\p{N}][\p{L}\p{N}+&/.-]{1,11})\)/gu

/** A long form in brackets after its short form: `INR (implicit neural representation)`. */
const EXPLAINED =
  /(?<![\p{L}\p{N}-])((?=\S*\p{Lu}\S*\p{Lu})\p{L}[\p{L}\p{N}-]{1,11}) \((\p{L}[\p{L}\p{N} -]{6,80})\)/gu

/**
 * The acronyms that a text defines, in order, each short form once. The long form is found by the rule of
 * Schwartz and Hearst ("A simple algorithm for identifying abbreviation definitions in biomedical text", 2003):
 * the letters of the short form occur in it in order, the first at the start of a word.
 */
export function findAcronyms(text: string): Acronym[] {
  const found = new Map<string, string>()
  for (const { 1: short = '', index } of text.matchAll(BRACKETED))
    add(found, short, longForm(short, text.slice(0, index)))
  for (const { 1: short = '', 2: words = '' } of text.matchAll(EXPLAINED)) {
    const long = longForm(short, words)
    if (long === words) add(found, short, long)
  }
  return [...found].map(([short, long]) => ({ short, long }))
}

function add(found: Map<string, string>, short: string, long: string | undefined): void {
  const singular = short.replace(/(?<=\p{Lu})s$/u, '')
  if (long !== undefined && !found.has(singular)) found.set(singular, long)
}

function longForm(short: string, before: string): string | undefined {
  const letters = short
    .replace(/(?<=\p{Lu})s$/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const candidate = lastWords(before, Math.min(letters.length + 5, letters.length * 2))
  let at = candidate.length
  for (let i = letters.length - 1; i >= 0; i--) {
    do at--
    while (at >= 0 && !(candidate[at]?.toLowerCase() === letters[i] && (i > 0 || startsWord(candidate, at))))
    if (at < 0) return undefined
  }
  const long = candidate.slice(at)
  return /[\s-]/.test(long) && long.length > short.length && !long.includes(short) ? long : undefined
}

const startsWord = (text: string, at: number): boolean => !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** The last words of a text's last clause, at most `count`. A word has 40 characters at most, so that the cost is bounded. */
function lastWords(text: string, count: number): string {
  const words: string[] = []
  for (const word of text
    .slice(-40 * count)
    .trimEnd()
    .split(/\s+/)
    .reverse()) {
    if (words.length === count || (words.length > 0 && /[.;:!?()]$/.test(word))) break
    words.unshift(word)
  }
  return words.join(' ')
}
