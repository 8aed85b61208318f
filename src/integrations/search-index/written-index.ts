import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { BuildMemory, isWhole, keepFiles } from '../../lib/build-memory.ts'
import type { PaperRecord } from '../../schemas/paper-record.ts'
import { type IndexFiles, indexPages } from './index-pages.ts'
import { spellingSource } from './sources.ts'

/** What the index is made from. */
export interface SearchedPaper
  extends Pick<PaperRecord, 'slug' | 'title' | 'edition' | 'order' | 'acronyms' | 'markdown'> {
  /** As much of its page as is searched; null where the page itself has to be read. */
  readonly article: string | null
}

export interface IndexTask {
  /** Folder of the index. */
  readonly folder: string
  /** Folder of the papers' pages; given where some of them have to be read, once they have been written. */
  readonly pages: string
  /** Where to keep what was written, for the next build. */
  readonly memory: string
  /** Digest of all that the index depends on but the papers. */
  readonly key: string
}

export interface IndexWritten {
  readonly papers: number
  readonly files: number
  readonly bytes: number
  /** Whether all of it is from the build before. */
  readonly kept: boolean
}

/** The digest of what the index was made from, and the sizes of its files in bytes. */
const memorySchema = z.object({ digest: z.string(), sizes: z.record(z.string(), z.number()) })

/** Writes the search index of the papers; one made from the same stays, where it is as it was written. */
export async function writeIndex(task: IndexTask, papers: readonly SearchedPaper[]): Promise<IndexWritten> {
  const pages = papers.map(({ slug, article }) => ({
    slug,
    html: article ?? readFileSync(join(task.pages, slug, 'index.html'), 'utf8'),
  }))
  const sources = papers.map(spellingSource)
  const hash = createHash('sha256').update(task.key)
  for (const { html } of pages) hash.update(html)
  const digest = hash.update(JSON.stringify(sources)).digest('hex')
  const memory = new BuildMemory(task.memory, memorySchema)
  const former = memory.take()
  const pathOf = (name: string) => join(task.folder, name)
  const kept =
    former?.digest === digest &&
    Object.entries(former.sizes).every(([name, size]) => isWhole(pathOf(name), size))
  const written = kept ? former : { digest, sizes: writeFiles(task.folder, await indexPages(pages, sources)) }
  if (kept) keepFiles(Object.keys(written.sizes).map(pathOf))
  memory.write(written)
  const sizes = Object.values(written.sizes)
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return { papers: papers.length, files: sizes.length, bytes, kept }
}

/** Most files of an index are the same after an edition was added. */
function writeFiles(folder: string, files: IndexFiles): Record<string, number> {
  for (const name of new Set([...files.keys()].map(file => dirname(file))))
    mkdirSync(join(folder, name), { recursive: true })
  for (const [name, content] of files) {
    const path = join(folder, name)
    if (existsSync(path) && readFileSync(path).equals(content)) keepFiles([path])
    else writeFileSync(path, content)
  }
  return Object.fromEntries([...files].map(([name, { byteLength }]) => [name, byteLength]))
}
