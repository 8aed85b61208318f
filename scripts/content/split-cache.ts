import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownPages, Page } from '../split/pages.ts'
import { message } from './fault.ts'
import { holds, readBytes } from './files.ts'
import { type Changes, staging } from './folder.ts'

/** A record of the last split of a content folder. It is kept beside the folder and may be deleted at any time. */
interface Memory {
  /** Digest of the code and of the whole folder, as the split left it. */
  readonly state: string
  /** Digests of the pages, by the digests of their inputs and the code. */
  readonly pages: Readonly<Record<string, string>>
}

const ROOT = join(import.meta.dirname, '../..')
/**
 * All that decides, beside its inputs, how a page is made: the code of the split and the installed packages. A test
 * checks that no imported module is elsewhere.
 */
export const CODE = [
  'scripts/split.ts',
  'scripts/content',
  'scripts/split',
  'src/build',
  'src/schemas',
  'src/site',
  'src/typeset',
  'package.json',
  'node_modules/.package-lock.json',
]

const digest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url')

/** Digests of files by their path in a folder. Of a folder, those of all files below it. */
function digestsOf(folder: string, names: readonly string[]): Map<string, string> {
  const digests = new Map<string, string>()
  const add = (name: string): void => {
    const path = join(folder, name)
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory()) for (const below of readdirSync(path)) add(`${name}/${below}`)
    else if (stats) digests.set(name, digest(readBytes(path)))
    else if (holds(path)) digests.set(name, 'a link to nothing')
  }
  for (const name of names) add(name)
  return digests
}

const digestOf = (files: ReadonlyMap<string, string>): string =>
  digest(JSON.stringify([...files].sort(([a], [b]) => (a < b ? -1 : 1))))

/** Saves a split from making pages again whose inputs have not changed. */
export class SplitCache {
  readonly #content: string
  readonly #file: string
  readonly #memory: Memory
  readonly #code = digestOf(
    digestsOf(ROOT, CODE)
      .set('node', process.version)
      .set('authors', process.env['AUTHOR_PAGES'] ?? ''),
  )
  /** The folder before it was read: a change made by somebody during a split must be seen by the next split. */
  readonly #before: ReadonlyMap<string, string>

  /** To be made before the folder is read. */
  constructor(content: string) {
    this.#content = content
    this.#file = staging(content, 'split.json')
    this.#memory = read(this.#file)
    this.#before = digestsOf(content, [
      'sources',
      'papers',
      'corrections.yml',
      'identities.yml',
      'permalinks.json',
      'topics.yml',
    ])
  }

  /** Whether the folder, byte for byte, and the code are as the last split left them. */
  get isCurrent(): boolean {
    return this.#memory.state === this.#state(this.#before)
  }

  /** The page on disk, if these inputs have given it. */
  readonly known: KnownPages = (slug, inputs) => {
    const made = this.#memory.pages[this.#key(inputs)]
    const file = join(this.#content, 'papers', `${slug}.mdx`)
    if (made === undefined || !existsSync(file)) return undefined
    const mdx = readFileSync(file, 'utf8')
    return digest(mdx) === made ? mdx : undefined
  }

  /** Records a split whose pages are on disk. If that fails, the next split only takes longer. */
  remember(pages: readonly Page[], changes: Changes): void {
    const after = new Map(this.#before)
    for (const [path, content] of changes)
      if (content === null) after.delete(path)
      else after.set(path, digest(content))
    const entries = pages.map(({ inputs, mdx }) => [this.#key(inputs), digest(mdx)])
    const memory: Memory = { state: this.#state(after), pages: Object.fromEntries(entries) }
    try {
      writeFileSync(this.#file, JSON.stringify(memory))
    } catch (error) {
      rmSync(this.#file, { force: true })
      console.error(`The next split will make all pages anew: ${message(error)}`)
    }
  }

  #key(inputs: string): string {
    return digest(this.#code + inputs)
  }

  #state(files: ReadonlyMap<string, string>): string {
    return digest(this.#code + digestOf(files))
  }
}

function read(file: string): Memory {
  try {
    const { state, pages }: Partial<Memory> = JSON.parse(readFileSync(file, 'utf8'))
    return { state: state ?? '', pages: pages ?? {} }
  } catch {
    return { state: '', pages: {} }
  }
}
