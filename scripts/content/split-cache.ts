import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { KnownPages, Page } from '../split/pages.ts'
import { staging } from './folder.ts'

/** What the last split of a content folder made. It lies beside the folder and may be deleted at any time. */
interface Memory {
  /** Digest of the code and of the whole folder as the split left it. */
  readonly state: string
  /** Digests of the pages by the digests of all that they were made from, the code included. */
  readonly pages: Readonly<Record<string, string>>
}

const ROOT = join(import.meta.dirname, '../..')
/** All that decides what a page of given inputs is: the steps of the split, the schemas, and the packages in use. */
const CODE = ['scripts/split', 'src/schemas', 'package.json', 'node_modules/.package-lock.json']

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Digest of files by name and content; folders with all below them. */
function digestOf(folder: string, names: readonly string[], start: string): string {
  const hash = createHash('sha256').update(start)
  const add = (path: string): void => {
    if (!existsSync(path)) return
    const entries = readdirSync(path, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (entry.isDirectory()) add(join(path, entry.name))
      else addFile(join(path, entry.name))
  }
  const addFile = (path: string): void => {
    const content = readFileSync(path)
    hash.update(`\0${relative(folder, path)}\0${content.length}\0`).update(content)
  }
  for (const name of names) {
    const path = join(folder, name)
    if (name.includes('.')) {
      if (existsSync(path)) addFile(path)
    } else add(path)
  }
  return hash.digest('base64url')
}

/** Spares a split what an earlier one has made, as long as nothing it was made from has changed. */
export class SplitCache {
  readonly #content: string
  readonly #file: string
  readonly #memory: Memory
  readonly #code = digestOf(ROOT, CODE, process.version)

  constructor(content: string) {
    this.#content = content
    this.#file = staging(content, 'split.json')
    this.#memory = read(this.#file)
  }

  /** Whether the folder is as the last split left it, byte for byte, and the code too. */
  get isCurrent(): boolean {
    return this.#memory.state === this.#state()
  }

  /** A page on disk, where it is the one that these inputs gave. */
  readonly known: KnownPages = (slug, inputs) => {
    const made = this.#memory.pages[this.#key(inputs)]
    const file = join(this.#content, 'papers', `${slug}.mdx`)
    if (made === undefined || !existsSync(file)) return undefined
    const mdx = readFileSync(file, 'utf8')
    return digest(mdx) === made ? mdx : undefined
  }

  /** Remembers a split whose pages are on disk. */
  remember(pages: readonly Page[]): void {
    const entries = pages.map(({ inputs, mdx }) => [this.#key(inputs), digest(mdx)])
    const memory: Memory = { state: this.#state(), pages: Object.fromEntries(entries) }
    const next = `${this.#file}-${process.pid}`
    writeFileSync(next, JSON.stringify(memory))
    renameSync(next, this.#file)
  }

  #key(inputs: string): string {
    return digest(this.#code + inputs)
  }

  #state(): string {
    const names = ['sources', 'papers', 'corrections.yml', 'permalinks.json']
    return digestOf(this.#content, names, this.#code)
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
