import type { Engine, Hit } from './engine.ts'
import { MATCH, matchSlot } from './match.ts'
import { readPaper } from './paper.ts'
import type { Query } from './query.ts'
import { withPhrase } from './retrieval.ts'

/** If the index does not know what titles print, the titles of so many papers with a word are read. */
const MOST_READ = 30

/** Whether a paper's title has a word. Of other spellings, the index only knows that the paper has them. */
async function inTitle(hit: Hit, word: string, read: boolean): Promise<boolean> {
  if (hit.matchedMetaFields?.includes('title')) return true
  if (!read || hit.matchedMetaFields?.length === 0) return false
  return matchSlot((await readPaper(hit)).title, { typed: word, forms: [word] }).best >= MATCH.start
}

/** The papers whose authors' names have all these words. */
export async function byAuthor(engine: Engine, words: readonly string[]): Promise<readonly Hit[]> {
  const lists = await Promise.all(
    words.map(async word =>
      (await engine.search(word)).filter(({ matchedMetaFields }) => matchedMetaFields?.includes('authors')),
    ),
  )
  const [first = [], ...others] = lists.map(list => new Map(list.map(hit => [hit.id, hit])))
  return [...first.values()].filter(({ id }) => others.every(other => other.has(id)))
}

/**
 * The limits set by phrases, `title:` and exclusions: a test for each hit, and the hits themselves if there is a phrase
 * or a title.
 */
export async function limitsOf(engine: Engine, { phrases, title, author = [], excluded }: Query) {
  let base: readonly Hit[] = []
  let within: ReadonlySet<string> | undefined
  const narrow = (hits: readonly Hit[]) => {
    base = within ? hits.filter(({ id }) => within?.has(id)) : hits
    within = new Set(base.map(({ id }) => id))
  }
  for (const phrase of phrases) narrow(await withPhrase(engine, phrase))
  for (const word of title.flat()) {
    const hits = await engine.search(word)
    const named = await Promise.all(hits.map((hit, at) => inTitle(hit, word, at < MOST_READ)))
    narrow(hits.filter((_, at) => named[at]))
  }
  for (const name of author) narrow(await byAuthor(engine, name))
  const without = new Set<string>()
  for (const phrase of excluded) for (const { id } of await withPhrase(engine, phrase)) without.add(id)
  base = base.filter(({ id }) => !without.has(id))
  if ([phrases, title, author].some(({ length }) => length > 0) && base.length === 0) return 'none'
  return { base, keep: ({ id }: Hit) => !without.has(id) && (within?.has(id) ?? true) }
}
