import { addCitations } from './citations.ts'
import { DamagedFile } from './damaged-file.ts'
import { store } from './device.ts'
import type { RowChanges } from './held-rows.ts'
import { joined } from './joined.ts'
import { readListFile } from './list-file.ts'

/** The result of an import. */
export interface Import {
  /** The rows that it changed. */
  readonly changes: RowChanges
  /** Names of entries that are no papers of this site. */
  readonly unmatched: readonly string[]
}

/**
 * Merges a file into the reader's list: a list that was exported, or a bibliography.
 * @throws DamagedFile where the file is neither or is incomplete; nothing is changed then
 */
export async function importFile(text: string, tell: (words: string) => void): Promise<Import> {
  const begin = text.replace(/^\uFEFF/, '').trimStart()
  if (begin.startsWith('{')) return importList(text.replace(/^\uFEFF/, ''))
  if (/^[ \t]*@[a-z]+\s*[{(]/im.test(begin))
    return import('./import-bibliography.ts').then(({ importBibliography }) => importBibliography(text, tell))
  throw new DamagedFile(text, 0, 'this is neither a list that was exported here (JSON) nor BibTeX.')
}

async function importList(text: string): Promise<Import> {
  const { papers, citations } = await readListFile(text)
  const rows = new Map(papers.map(row => [row.slug, row]))
  const changes = await store.update([...rows.keys()], (before, slug) => {
    const row = rows.get(slug)
    return before && row ? joined(before, row) : (row ?? before)
  })
  await addCitations(store, citations)
  return { changes, unmatched: [] }
}
