import { acronymKey, glossaryOf, meaningKey, sureMeaning } from '../papers/glossary.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import { eachPhrase, termKeys } from './phrases.ts'
import { Rows } from './rows.ts'
import { Vocabulary } from './words.ts'

/** What of a paper decides which papers are related to it. */
export type RelatablePaper = Pick<PaperRecord, 'slug' | 'title' | 'abstract' | 'acronyms'>

/** Something that papers may have in common: a phrase, a name (`ImageNet`), or a noun that a title prints. */
export interface Term {
  readonly kind: 'phrase' | 'name' | 'noun'
  /** The number of papers that print it, and of titles. */
  papers: number
  titles: number
}

/** How a paper prints a term. */
interface Use {
  /** Offsets of one use in title, line break and abstract: the one with fewest capitals. */
  start: number
  end: number
  count: number
  inTitle: boolean
  /** Whether the term ends there at least once: “masked image modeling” is no use of `masked image` as a whole. */
  whole: boolean
}

/** The terms and words of a paper. There are tens of thousands of papers, so all is kept as numbers. */
export interface ReadPaper {
  readonly paper: RelatablePaper
  /** The numbers of its words and terms. */
  readonly features: Int32Array
  /** How often it prints each; the title counts several times. */
  readonly counts: Int32Array
  /** Numbers of its terms, ascending. */
  readonly terms: Int32Array
  /** For each term: start, end, count, whether it is in the title, whether it ends there. */
  readonly uses: Int32Array
}

export interface ReadPapers {
  readonly papers: readonly ReadPaper[]
  readonly terms: readonly Term[]
  /** A number above that of any word or term. */
  readonly features: number
}

/** A word in the title counts as much as this many in the abstract. */
const TITLE = 3
/** The number of fields that describe a use. */
const FIELDS = 5

/** `ImageNet`, `CIFAR-10`, `COCO`, `LLaMA`: capitals within, or digits behind letters. */
const NAME = /^(?=.{3})(?:\p{L}*\p{Ll}\p{Lu}|\p{Lu}+\p{Ll}*\p{Lu}|\p{Lu}[\p{L}-]*\p{N})/u
const TWO_CAPITALS = /\p{Lu}.*\p{Lu}/u

/**
 * Reads all papers. A phrase is a term if a title prints it or a paper defines an acronym for it. The acronym is the
 * same term in that paper, and wherever its meaning is sure.
 */
export function readPapers(papers: readonly RelatablePaper[]): ReadPapers {
  const vocabulary = new Vocabulary()
  const glossary = glossaryOf(papers)
  const titles = papers.map(({ title }) => title)
  const keys = termKeys(titles, glossary, vocabulary)
  const meanings = new Map<string, string>()
  for (const entry of glossary) {
    const long = sureMeaning(entry)
    if (long !== undefined) meanings.set(entry.key, meaningKey(long))
  }
  const numbers = new Map<string, number>()
  const terms: Term[] = []
  /** The key of a name ends in a space, which no stem does. */
  const numberOf = (kind: Term['kind'], key: string): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, terms.length)
    return terms.push({ kind, papers: 0, titles: 0 }) - 1
  }
  const [features, counted, used, useFields] = [new Rows(), new Rows(), new Rows(), new Rows()]
  for (const paper of papers) {
    const text = `${paper.title}\n${paper.abstract}`
    const own = new Map(paper.acronyms.map(({ short, long }) => [acronymKey(short), meaningKey(long)]))
    const words = vocabulary.read(text)
    /** Words have even numbers, terms odd ones. */
    const counts = new Map<number, number>()
    const uses = new Map<number, Use>()
    const use = (term: number, start: number, end: number, whole: boolean): void => {
      const known = uses.get(term)
      if (!known) {
        uses.set(term, { start, end, count: 1, inTitle: start < paper.title.length, whole })
        return
      }
      known.count++
      known.whole ||= whole
      // Titles capitalise their words, sentences do not.
      if (
        known.inTitle &&
        capitalsIn(text.slice(start, end)) < capitalsIn(text.slice(known.start, known.end))
      )
        Object.assign(known, { start, end })
    }
    eachPhrase(words, keys, (key, first, last, whole) => {
      use(numberOf('phrase', key), first.start, last.end, whole)
    })
    for (const { spelled, start, end } of words) {
      const { form, stem, number, inTerms, isNoun } = spelled
      const inTitle = start < paper.title.length
      if (inTerms) counts.set(2 * number, (counts.get(2 * number) ?? 0) + (inTitle ? TITLE : 1))
      const printed = text.startsWith(form, start) ? undefined : text.slice(start, end)
      if (printed !== undefined && TWO_CAPITALS.test(printed)) {
        const long = meaningOf(printed, own, meanings)
        if (long !== undefined) {
          if (keys.has(long)) use(numberOf('phrase', long), start, end, true)
          continue
        }
      }
      if (!inTerms) continue
      if (printed !== undefined && NAME.test(printed)) use(numberOf('name', `${form} `), start, end, true)
      else if (isNoun && keys.has(stem)) use(numberOf('noun', stem), start, end, true)
    }
    const sorted = Int32Array.from(uses.keys()).sort()
    const fields: number[] = []
    for (const number of sorted) {
      const known = uses.get(number)
      const term = terms[number]
      if (!known || !term) continue
      const { start, end, count, inTitle, whole } = known
      fields.push(start, end, count, Number(inTitle), Number(whole))
      term.papers++
      term.titles += Number(inTitle)
      counts.set(2 * number + 1, inTitle ? count + TITLE - 1 : count)
    }
    features.add([...counts.keys()])
    counted.add([...counts.values()])
    used.add(sorted)
    useFields.add(fields)
  }
  const [allFeatures, allCounts, allTerms, allUses] = [features, counted, used, useFields].map(rows =>
    rows.all(),
  )
  const none = new Int32Array()
  const read = papers.map((paper, at) => ({
    paper,
    features: allFeatures?.[at] ?? none,
    counts: allCounts?.[at] ?? none,
    terms: allTerms?.[at] ?? none,
    uses: allUses?.[at] ?? none,
  }))
  return { papers: read, terms, features: 2 * Math.max(vocabulary.size, terms.length) }
}

function meaningOf(
  printed: string,
  own: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): string | undefined {
  const key = acronymKey(printed)
  const found = own.get(key) ?? others.get(key)
  if (found !== undefined || !/\p{Lu}s$/u.test(printed)) return found
  return meaningOf(printed.slice(0, -1), own, others)
}

export const capitalsIn = (text: string): number => text.replace(/\P{Lu}/gu, '').length

/** The use of a paper's term, by the place of the term among its terms. */
export function useAt({ uses }: ReadPaper, place: number): Use {
  const at = place * FIELDS
  return {
    start: uses[at] ?? 0,
    end: uses[at + 1] ?? 0,
    count: uses[at + 2] ?? 0,
    inTitle: uses[at + 3] === 1,
    whole: uses[at + 4] === 1,
  }
}

export function printedAt({ paper: { title, abstract } }: ReadPaper, { start, end }: Use): string {
  const before = title.length + 1
  const printed = start < before ? title.slice(start, end) : abstract.slice(start - before, end - before)
  return printed.replace(/['’]s$/, '')
}
