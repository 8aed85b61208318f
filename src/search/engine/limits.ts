import type { Engine, Hit } from './engine.ts'
import type { Query } from './query.ts'
import { withPhrase } from './retrieval.ts'

/** What phrases, `title:` and exclusions leave: a test for each hit, and the hits themselves where any is asked. */
export async function limitsOf(engine: Engine, { phrases, title, excluded }: Query) {
  let base: readonly Hit[] = []
  let within: ReadonlySet<string> | undefined
  const narrow = (hits: readonly Hit[]) => {
    base = within ? hits.filter(({ id }) => within?.has(id)) : hits
    within = new Set(base.map(({ id }) => id))
  }
  for (const phrase of phrases) narrow(await withPhrase(engine, phrase))
  for (const word of title.flat()) {
    narrow(
      (await engine.search(word)).filter(({ matchedMetaFields }) => matchedMetaFields?.includes('title')),
    )
  }
  const without = new Set<string>()
  for (const phrase of excluded) for (const { id } of await withPhrase(engine, phrase)) without.add(id)
  base = base.filter(({ id }) => !without.has(id))
  if ((phrases.length > 0 || title.length > 0) && base.length === 0) return 'none'
  return { base, keep: ({ id }: Hit) => !without.has(id) && (within?.has(id) ?? true) }
}
