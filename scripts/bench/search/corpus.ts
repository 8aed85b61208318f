import type { SpellingSource } from '../../../src/integrations/search-index/sources.ts'

/**
 * A large corpus for measuring: the real papers, and as many made ones as are asked for. A made abstract is a row of
 * real sentences in which the words and numbers that only few papers use are replaced by invented ones, and a made
 * title is put together from common words behind an invented name: as in a real collection, the common words of the
 * field grow with it, and every paper brings names, terms and figures of its own.
 */
export function madePapers(papers: readonly SpellingSource[], count: number): SpellingSource[] {
  const random = generator(20_250_730)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const uses = new Map<string, number>()
  for (const { text } of papers)
    for (const word of new Set(words(text))) uses.set(word, (uses.get(word) ?? 0) + 1)
  const isCommon = (word: string) => (uses.get(word) ?? 0) >= COMMON
  const sentences = papers.flatMap(({ text, title }) => text.slice(title.length).split(/(?<=[.!?])\s+/))
  const titleWords = papers
    .flatMap(({ title }) => words(title))
    .filter(word => isCommon(word) && !/^\d/.test(word))
  const name = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join('')
  return Array.from({ length: count }, (_, index) => {
    const own = Array.from({ length: 6 }, name)
    const invent = (text: string) =>
      text.replace(WORD, word => {
        if (isCommon(word.toLowerCase())) return word
        return /^\d/.test(word) ? word.replace(/\d/g, () => pick(DIGITS) ?? '') : (pick(own) ?? word)
      })
    const body = Array.from({ length: 5 + Math.floor(random() * 5) }, () =>
      invent(pick(sentences) ?? ''),
    ).join(' ')
    const chosen = Array.from({ length: 4 + Math.floor(random() * 6) }, () => pick(titleWords) ?? '')
    const coined = own[0] ?? ''
    const title = `${coined.charAt(0).toUpperCase()}${coined.slice(1)}: ${chosen.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')}`
    const edition = new Date(Date.UTC(2025, 7, 1 + Math.floor(index / 72))).toISOString().slice(0, 10)
    return {
      slug: `made-${index}`,
      title,
      edition,
      order: (index % 72) + 1,
      acronyms: [],
      text: `${title}\n${body}`,
    }
  })
}

/** A word that so many papers use belongs to the field, not to a paper. */
const COMMON = 3
const WORD = /\p{L}[\p{L}\p{N}-]*|\d+(?:[.,]\d+)*/gu
const DIGITS = [...'0123456789']
const SYLLABLES =
  'ba ce di fo gu ha jo ka le mi no pu qua ra se ti vo wy xe zu lan mer tor vin dex pol gra ste'.split(' ')

function words(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? []
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
