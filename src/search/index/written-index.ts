import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { BuildMemory, isWhole, keepFiles } from '../../build/build-memory.ts'
import { type BuiltPage, type Index, type IndexFiles, indexPages } from './index-pages.ts'
import { SegmentIndexer } from './segment-indexer.ts'
import { type SourceRecord, type SpellingSource, spellingSource } from './sources.ts'
import { readWords } from './spellings.ts'

/** What the index is made from. */
export interface SearchedPaper extends SourceRecord {
  /** As much of its page as is searched; null where the page itself has to be read. */
  readonly article: string | null
}

export interface IndexTask {
  /** Folder of the index. */
  readonly folder: string
  /** Folder of the papers' pages; those of papers without an article are read after the last paper has come. */
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

/**
 * Digests of all that the index depends on but the papers, of all that it was made from, and of what each page gave it,
 * by slug; the sizes of its files in bytes, and a digest of them all.
 */
const memorySchema = z.object({
  key: z.string(),
  digest: z.string(),
  digests: z.record(z.string(), z.string()),
  sizes: z.record(z.string(), z.number()),
  files: z.string(),
})

type Written = z.infer<typeof memorySchema>

/** Writes the search index of the papers; one made from the same stays, where it is as it was written. */
export async function writeIndex(
  task: IndexTask,
  papers: Iterable<SearchedPaper> | AsyncIterable<SearchedPaper>,
): Promise<IndexWritten> {
  const articles: Pick<SearchedPaper, 'slug' | 'article'>[] = []
  const sources: SpellingSource[] = []
  for await (const paper of papers) {
    articles.push({ slug: paper.slug, article: paper.article })
    const source = spellingSource(paper)
    readWords(source)
    sources.push(source)
  }
  const pages = articles.map(({ slug, article }) => ({
    slug,
    html: article ?? readFileSync(join(task.pages, slug, 'index.html'), 'utf8'),
  }))
  const hash = createHash('sha256')
  for (const { html } of pages) hash.update(html)
  const digest = hash.update(JSON.stringify(sources)).digest('hex')
  const memory = new BuildMemory(task.memory, memorySchema)
  const former = memory.take()
  const known = former?.key === task.key && isThere(task.folder, former.sizes) ? former : undefined
  const kept = known?.digest === digest
  const written = kept ? known : await writeAnew(task, digest, pages, sources, known)
  if (kept) keepFiles(Object.keys(known.sizes).map(name => join(task.folder, name)))
  memory.write(written)
  const sizes = Object.values(written.sizes)
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return { papers: pages.length, files: sizes.length, bytes, kept }
}

function isThere(folder: string, sizes: Written['sizes']): boolean {
  return Object.entries(sizes).every(([name, size]) => isWhole(join(folder, name), size))
}

async function writeAnew(
  { folder, key }: IndexTask,
  digest: string,
  pages: readonly BuiltPage[],
  sources: readonly SpellingSource[],
  known: Written | undefined,
): Promise<Written> {
  const former = known && readFormer(folder, known)
  await using indexer = new SegmentIndexer()
  const { files, digests } = await indexPages(indexer, pages, sources, former)
  writeFiles(folder, files, former?.files)
  const sizes = Object.fromEntries([...files].map(([name, { byteLength }]) => [name, byteLength]))
  return { key, digest, digests, sizes, files: digestOf(files) }
}

/** The index as it was written; none where a file has changed since: what is wrong in it would be handed on. */
function readFormer(folder: string, { sizes, digests, files: digest }: Written): Index | undefined {
  const files = new Map(Object.keys(sizes).map(name => [name, readFileSync(join(folder, name))]))
  return digestOf(files) === digest ? { files, digests } : undefined
}

function digestOf(files: IndexFiles): string {
  const hash = createHash('sha256')
  for (const [name, content] of files) hash.update(`${name}\0`).update(content)
  return hash.digest('hex')
}

/** Most files of an index are the same after an edition was added. */
function writeFiles(folder: string, files: IndexFiles, former: IndexFiles = new Map()): void {
  for (const name of new Set([...files.keys()].map(file => dirname(file))))
    mkdirSync(join(folder, name), { recursive: true })
  for (const [name, content] of files) {
    const path = join(folder, name)
    const before = former.get(name)
    if (before && Buffer.compare(before, content) === 0) keepFiles([path])
    else writeFileSync(path, content)
  }
}
