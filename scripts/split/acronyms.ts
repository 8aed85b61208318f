import type { PaperFrontMatter } from '../../src/schemas/paper.ts'

type Acronym = PaperFrontMatter['acronyms'][number]

/** A short form in brackets: 2 to 12 characters that begin with a letter or digit and hold two capitals at least. */
const BRACKETED = /\(((?=[^()]*\p{Lu}[^()]*\p{Lu})[\p{L}\p{N}][\p{L}\p{N}+&/.-]{1,11})\)/gu

/** A long form in brackets after its short form: `INR (implicit neural representation)`. */
const EXPLAINED =
  /(?<![\p{L}\p{N}-])((?=[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*\p{Lu})\p{L}[\p{L}\p{N}-]{1,11}) \((\p{L}[\p{L}\p{N} -]{6,80})\)/gu

/**
 * The acronyms that a text defines, in order, each short form once. The long form is the words whose initials are the
 * letters. Otherwise the rule of Schwartz and Hearst finds it ("A simple algorithm for identifying abbreviation
 * definitions in biomedical text", 2003): the letters occur in it in order, the first at the start of a word.
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
  const at = byInitials(candidate, letters) ?? byLetters(candidate, letters)
  const start = at === undefined ? undefined : wholeWord(candidate, at)
  const long = start === undefined ? '' : namedWords(candidate.slice(start), letters).replace(QUOTE, '')
  return /[\s-]/.test(long) && long.length > short.length && !long.includes(short) ? long : undefined
}

/** Where the last words whose initials are the letters begin: “African American Language (AAL)”. */
function byInitials(text: string, letters: string): number | undefined {
  for (const word of [/[^\s-]\S*/gu, /[\p{L}\p{N}]+/gu]) {
    const words = [...text.matchAll(word)].slice(-letters.length)
    if (initials(words) === letters) return words[0]?.index
  }
  return undefined
}

/** Where the shortest text begins that contains the letters in order, the first at the start of a word. */
function byLetters(text: string, letters: string): number | undefined {
  let at = text.length
  for (let i = letters.length - 1; i >= 0; i--) {
    do at--
    while (at >= 0 && !(text[at]?.toLowerCase() === letters[i] && (i > 0 || startsWord(text, at))))
    if (at < 0) return undefined
  }
  return at
}

const initials = (words: readonly RegExpExecArray[]): string =>
  words.map(([word]) => word.charAt(0).toLowerCase()).join('')

/** The end of a quotation or of a genitive. */
const QUOTE = /["'”’»]+$/

const startsWord = (text: string, at: number): boolean => !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** Prefixes, which begin the next word with a hyphen, with a space, or with neither. */
const PREFIX = /(?<![\p{L}\p{N}-])(?:multi|semi|self|non|inter|intra|sub|super|pre|post|anti) $/iu

/**
 * Where the word that contains a place begins. A hyphen does not end a word (“multi-modal”), and neither does the space
 * behind a prefix. A definition does not begin within a word: undefined where the word begins with another letter.
 */
function wholeWord(text: string, at: number): number | undefined {
  const before = text.slice(0, at)
  const [part = ''] = PREFIX.exec(before) ?? /(?:[\p{L}\p{N}]+[-‐‑])+$/u.exec(before) ?? []
  if (part === '') return at
  if (part[0]?.toLowerCase() === text[at]?.toLowerCase()) return at - part.length
  return part.endsWith(' ') ? at : undefined
}

/** Words that follow the name of a thing and are no part of it: “computer vision models (CV)”. */
const KINDS =
  /^(?:(?:algorithm|approach|architecture|dataset|framework|method|model|module|network|problem|strateg|system|technique)(?:e?s|y|ies)?)$/i

/** Removes such a word from the end, where the letters are the initials of the words before it. */
function namedWords(long: string, letters: string): string {
  const words = [...long.matchAll(/[\p{L}\p{N}]+/gu)]
  const kind = words.pop()
  return kind && KINDS.test(kind[0]) && initials(words) === letters
    ? long.slice(0, kind.index).trimEnd()
    : long
}

/** The last words of a text's last clause, at most `count`. Words have at most 40 characters, which limits the time. */
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
