import { addresses } from './addresses.ts'
import { readBibliography } from './bibliography.ts'
import { keepCitations } from './citations.ts'
import type { PaperFacts } from './completion.ts'
import { store } from './device.ts'
import type { Import } from './imports.ts'
import { matchEntry } from './match-entry.ts'
import { factsAt } from './paper-page.ts'
import { save } from './save.ts'
import { titleKey } from './title-key.ts'

/** The number of entries that are looked up at a time. */
const PARALLEL = 8

/** Saves the papers of this site that a bibliography names. */
export async function importBibliography(text: string, tell: (words: string) => void): Promise<Import> {
  const entries = readBibliography(text)
  const known = new Map((await store.all()).map(({ slug, title }) => [titleKey(title), slug]))
  const facts = new Map<string, PaperFacts | undefined>()
  const unmatched: string[] = []
  for (let from = 0; from < entries.length; from += PARALLEL) {
    const part = entries.slice(from, from + PARALLEL)
    const found = await Promise.all(part.map(entry => matchEntry(entry, addresses, factsAt)))
    for (const [at, { title, name, line }] of part.entries()) {
      const slug = found[at]?.slug ?? known.get(titleKey(title))
      if (slug) facts.set(slug, found[at])
      else unmatched.push(`${name} (line ${line})`)
    }
    tell(`Looking for papers: ${Math.min(from + PARALLEL, entries.length)} of ${entries.length}`)
  }
  const changes = await save([...facts.keys()], slug => facts.get(slug))
  await keepCitations(
    store,
    [...facts.values()].flatMap(found => found?.citation ?? []),
  )
  return { changes, unmatched }
}
