import { familyName, unaccented } from '../../src/schemas/person.ts'
import type { Permalinks } from './permalinks.ts'

/** What a citation key is made of. */
interface Citable {
  readonly slug: string
  /** The title as shown; called only where a key is made. */
  readonly title: () => string
  readonly authors?: readonly string[]
  readonly published?: string
}

/** Words that do not characterise a paper. */
const STOP = new Set(
  'a an and are as at be by can do does for from how in into is it its new not of on or our so than that the their this to toward towards under using via we what when where which why with without you your'.split(
    ' ',
  ),
)

/**
 * Keys of papers in bibliographies, by slug: first author, year and first telling word (`aich2023efficient`), with more
 * words where another paper has that key. A registered key stays, whatever becomes known about the paper. A paper
 * without a known author or year has no key.
 */
export function citationKeys(papers: readonly Citable[], permalinks: Permalinks): Map<string, string> {
  const keys = new Map<string, string>()
  for (const [slug, { key }] of Object.entries(permalinks.papers)) if (key !== undefined) keys.set(slug, key)
  const taken = new Set(keys.values())
  for (const paper of papers.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))) {
    if (keys.has(paper.slug)) continue
    const key = keysOf(paper).find(candidate => !taken.has(candidate))
    if (key === undefined) continue
    keys.set(paper.slug, key)
    taken.add(key)
  }
  return keys
}

/** Possible keys of a paper, the best first. */
function* keysOf({ title, authors: [author] = [], published }: Citable): Generator<string> {
  if (author === undefined || published === undefined) return
  const letters = (text: string) => unaccented(text).replace(/[^a-z0-9]/g, '')
  const start = `${letters(familyName(author)) || 'anonymous'}${published.slice(0, 4)}`
  const words = unaccented(title())
    .split(/[^a-z0-9]+/)
    .filter(word => word.length > 2 && /[a-z]/.test(word) && !STOP.has(word))
  let key = start
  for (const word of words) {
    key += word
    yield key
  }
  for (let number = 2; ; number++) yield `${start}${words[0] ?? ''}${number}`
}
