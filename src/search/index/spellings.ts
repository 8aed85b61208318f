import { type Token, tokenise, wordsOf } from '../engine/fold.ts'
import { stem } from '../engine/stem.ts'
import { isStopWord } from '../engine/stop-words.ts'
import type { SpellingSource } from './spelling-source.ts'

/** Words that are indexed with a paper although its page does not print them. They are found, but never shown. */
export interface Spellings {
  /** The acronyms that it defines: `INR: implicit neural representation; …`. */
  readonly acronyms: string
  /** Other spellings of its words, and the long forms of acronyms defined elsewhere. */
  readonly [OTHER_SPELLINGS]: string
}

/** The metadata field of spellings that are found and never shown. */
export const OTHER_SPELLINGS = 'also'

/**
 * Words that Pagefind itself splits and folds: Latin letters or digits, hyphens, with marks around them. Letters beside
 * digits may be part of a formula, which the page prints in pieces (H₂O).
 */
const ORDINARY = /^[("'[\s]*(?:[A-Za-z'-]*|[0-9'-]*)[)"'\].,;:!?\s]*$/

/** Finds other spellings for all papers, from the words of all of them; yields one paper after the other. */
export function* spellings(sources: readonly SpellingSource[]): Generator<[slug: string, Spellings]> {
  const words = new Set<string>()
  const tied = new Set<string>()
  for (const tokens of sources.map(readWords)) {
    for (const { word } of tokens) words.add(word)
    for (const pair of pairs(tokens)) if (pair.after.tied) tied.add(joined(pair))
  }
  const shared = byStem(sharedAcronyms(sources))
  for (const source of sources) {
    const tokens = readWords(source)
    const also = new Set([
      ...unusual(source.text),
      ...otherJoints(tokens, words, tied),
      ...acronymsElsewhere(tokens, source, shared),
    ])
    const acronyms = source.acronyms
      .map(({ short, long }) => [short, long].map(name => name.replace(/[;:]+/g, ' ').trim()).join(': '))
      .join('; ')
    yield [source.slug, { acronyms, [OTHER_SPELLINGS]: [...also].sort().join(' ') }]
  }
}

/** The parts of a token that decide how else it is spelled. */
interface Word extends Pick<Token, 'word' | 'tied'> {
  readonly stem: string
}

const read = new WeakMap<SpellingSource, readonly Word[]>()

/** The words of a source in order. They are cached, since all sources are read twice. */
function readWords(source: SpellingSource): readonly Word[] {
  const words = read.get(source) ?? tokenise(source.text).map(hold)
  read.set(source, words)
  return words
}

/** The same words occur again and again: each is one object, not one a place. */
const held = new Map<string, Word>()

function hold({ word, tied }: Token): Word {
  const key = tied ? `-${word}` : word
  const known = held.get(key)
  if (known) return known
  const fresh = { word, tied, stem: stem(word) }
  held.set(key, fresh)
  return fresh
}

/** Words with signs, Greek letters, superscripts: as a keyboard types them. */
function unusual(text: string): string[] {
  const words = text.split(/\s+/).filter(printed => !ORDINARY.test(printed))
  return words.flatMap(printed => {
    const dimensions = /\d×\d/.test(printed) ? [printed.replaceAll('×', 'x').replace(/[^\dx]/g, '')] : []
    return [...tokenise(printed).map(({ word }) => word), ...dimensions]
  })
}

interface Pair {
  readonly word: Word
  readonly after: Word
}

function pairs(tokens: readonly Word[]): Pair[] {
  const found: Pair[] = []
  let before: Word | undefined
  for (const word of tokens) {
    const says = word.word.length > 2 && !isStopWord(word.word)
    if (before && says) found.push({ word: before, after: word })
    before = says ? word : undefined
  }
  return found
}

function joined({ word, after }: Pair): string {
  return word.word + after.word
}

/** Two words that other papers write as one, and one word that others write as two. */
function otherJoints(
  tokens: readonly Word[],
  words: ReadonlySet<string>,
  tied: ReadonlySet<string>,
): string[] {
  const asOne = pairs(tokens)
    .map(joined)
    .filter(one => words.has(one) || tied.has(one))
  const others = tokens.filter(({ word }) => tied.has(word))
  const asTwo = others.flatMap(({ word }) => {
    const cuts = Array.from({ length: Math.max(0, word.length - 5) }, (_, index) => index + 3)
    const cut = cuts.find(at => words.has(word.slice(0, at)) && words.has(word.slice(at)))
    return cut === undefined ? [] : [word.slice(0, cut), word.slice(cut)]
  })
  return [...asOne, ...asTwo]
}

interface SharedAcronym {
  readonly short: string
  readonly long: readonly string[]
  /** Stems of the words in full. */
  readonly stems: readonly string[]
}

/** Acronyms with one meaning in all papers that define them, by the stem of their letters. */
function sharedAcronyms(sources: readonly SpellingSource[]): SharedAcronym[] {
  const byShort = new Map<string, SharedAcronym[]>()
  for (const { short, long } of sources.flatMap(({ acronyms }) => acronyms)) {
    const name = stem(wordsOf(short).join(''))
    const words = wordsOf(long)
    const acronym = { short: name, long: words, stems: words.map(stem) }
    if (name.length > 1 && words.length > 1) byShort.set(name, [...(byShort.get(name) ?? []), acronym])
  }
  return [...byShort.values()].flatMap(same => {
    const [first] = same
    return first && same.every(({ stems }) => stems.join() === first.stems.join()) ? [first] : []
  })
}

/** The long form of an acronym, or the acronym of a long form, where a paper uses one without defining it. */
function acronymsElsewhere(
  tokens: readonly Word[],
  source: SpellingSource,
  shared: AcronymsByStem,
): string[] {
  const own = new Set(source.acronyms.map(({ short }) => stem(wordsOf(short).join(''))))
  const abbreviated = new Set<SharedAcronym>()
  const spelled = new Set<SharedAcronym>()
  for (const [place, { stem: first }] of tokens.entries()) {
    for (const acronym of shared.get(first) ?? []) {
      if (own.has(acronym.short)) continue
      if (acronym.short === first) abbreviated.add(acronym)
      if (acronym.stems.every((part, at) => tokens[place + at]?.stem === part)) spelled.add(acronym)
    }
  }
  return [
    ...[...spelled.difference(abbreviated)].map(({ short }) => short),
    ...[...abbreviated.difference(spelled)].flatMap(({ long }) => long),
  ]
}

/** Acronyms by the stems with which a text may begin them: their letters, and the first word of their long form. */
type AcronymsByStem = ReadonlyMap<string, readonly SharedAcronym[]>

function byStem(acronyms: readonly SharedAcronym[]): AcronymsByStem {
  const found = new Map<string, SharedAcronym[]>()
  for (const acronym of acronyms) {
    for (const first of new Set([acronym.short, acronym.stems[0] ?? ''])) {
      found.set(first, [...(found.get(first) ?? []), acronym])
    }
  }
  return found
}
