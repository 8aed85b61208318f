import { readFile } from 'node:fs/promises'
import type { PaperListFile } from '../../schemas/paper-record.ts'

/** The papers of a built site, from the list that it publishes. */
export async function readBuiltPapers(dir: URL): Promise<PaperListFile> {
  return JSON.parse(await readFile(new URL('papers.json', dir), 'utf8'))
}
