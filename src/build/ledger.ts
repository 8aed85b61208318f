import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { DIGEST_LENGTH } from './digest-length.ts'
import { filesUnder } from './files-under.ts'

/** Text, bytes, or pieces of a text that would take much memory as a whole. */
export type Content = string | Uint8Array | Iterable<string>

/** A file of the site. */
export interface Output {
  /** Under the site's root, with slashes. */
  readonly path: string
  /** Names all that the file is made from, except code, packages and settings: the ledger's own key covers these. */
  readonly key: string
  /**
   * Names the code that makes the file, where making it is slow and depends on little code. A change of other code or
   * of settings then leaves the file as it is.
   */
  readonly code?: string
  readonly make: () => Content | Promise<Content>
}

/** Files that are made together, and whose names are known only then. */
export interface OutputFolder {
  /** Under the site's root, with a slash at the end. */
  readonly path: string
  readonly key: string
  /** @param former what the same code made before, where all of it is still as it was written */
  readonly make: (former?: MadeFolder) => Promise<MadeFolder>
}

export interface MadeFolder {
  /** By their names in the folder. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Digests of what it was made from, by names that `make` chooses. */
  readonly parts: Readonly<Record<string, string>>
  /** A problem that does not stop the build. */
  readonly warning?: string
}

/** The record of a file: its key, the digest and number of its bytes, and when it was written, in ms. */
type Entry = [key: string, digest: string, size: number, time: number]

interface Entries {
  readonly files: Record<string, Entry>
  /** By folder: its key, the ledger's own key, and the parts that `make` gave. */
  readonly folders: Record<string, { key: string; code: string; parts: Readonly<Record<string, string>> }>
  /** Texts that take long to make and are no files, by name. */
  readonly texts: Record<string, [key: string, text: string]>
}

/** Version of the ledger's file format; every change of the format raises it. */
const FORM = 1
// The entries are not validated: only ledgers write the file, never half of it, and it has tens of thousands of
// entries.
const writtenSchema = z.custom<Entries>(
  value => typeof value === 'object' && value !== null && 'form' in value && value.form === FORM,
)

/** What was done about a folder. */
interface PutFolder {
  readonly kept: boolean
  readonly sizes: readonly number[]
  readonly warning?: string | undefined
}

/** The work of one of several ledgers of a build. */
export interface Account {
  readonly entries: Entries
  /** Number of files that stayed as they were. */
  readonly kept: number
  /** A line for the build's log. */
  readonly message: string
  readonly warning?: string | undefined
}

/** Where a ledger and its files are, and its key. Threads open ledgers of their own with it. */
export interface LedgerPlace {
  /** Of the built site. */
  readonly folder: string
  /** The file of the ledger. */
  readonly file: string
  /** Digest of code, packages and settings. */
  readonly key: string
}

/** The key of a file that others than the ledger write. */
const OTHERS = ''
/** The number of characters after which a content in pieces is written to the disk. */
const PIECE = 1_000_000

/**
 * Keeps account of the files of a site from build to build. A file stays as it is where its key is the same and its
 * bytes are as they were written. All others are made again. At the end, the ledger removes files that this build did
 * not declare.
 * Size and time tell whether bytes are as they were written; where only the time differs, their digest does. So the
 * ledger also notices files that were restored from elsewhere, or that a failed build left half changed.
 */
export class Ledger {
  readonly place: LedgerPlace
  #read: Entries | undefined
  readonly #now: Entries = { files: {}, folders: {}, texts: {} }
  /** Folders that are known to exist. */
  readonly #folders = new Set<string>()
  #kept = 0

  constructor(place: LedgerPlace) {
    this.place = place
  }

  /** The ledger of the previous build, read when it is first needed. */
  get #former(): Entries {
    this.#read ??= read(this.place.file)
    return this.#read
  }

  /** The number of files that stayed as they were. */
  get kept(): number {
    return this.#kept
  }

  /** The files of this build: path, digest, size in bytes. */
  files(): [path: string, digest: string, size: number][] {
    return Object.entries(this.#now.files).map(([path, [, digest, size]]) => [path, digest, size])
  }

  /** The work of this ledger, for another ledger of the build. */
  account(message: string, warning?: string): Account {
    return { entries: this.#now, kept: this.#kept, message, warning }
  }

  /** Adds the work of another ledger of the build. */
  add({ entries: { files, folders, texts }, kept }: Account): void {
    Object.assign(this.#now.files, files)
    Object.assign(this.#now.folders, folders)
    Object.assign(this.#now.texts, texts)
    this.#kept += kept
  }

  /** Whether a file stays: its key is the same, and its bytes are as they were written. */
  keeps({ path, key, code }: Output): boolean {
    const entry = this.#former.files[path]
    if (entry?.[0] !== this.#keyOf(key, code) || !this.#isAsWritten(path, entry)) return false
    this.#keep(path, entry)
    return true
  }

  /**
   * Keeps or makes a file.
   * @returns its size in bytes
   */
  async put(output: Output): Promise<number> {
    const { path, make } = output
    const key = this.#keyOf(output.key, output.code)
    const known = this.#now.files[path]
    if (known?.[0] === key) return known[2]
    if (!this.keeps(output)) this.#write(path, key, await make())
    return this.#now.files[path]?.[2] ?? 0
  }

  /**
   * Keeps or makes the files of a folder.
   * @returns whether all were kept, and their sizes in bytes
   */
  async putFolder({ path: folder, key, make }: OutputFolder): Promise<PutFolder> {
    const full = this.#keyOf(key)
    const former = Object.entries(this.#former.files).filter(([path]) => path.startsWith(folder))
    const known = this.#former.folders[folder]
    const kept = known?.key === full && former.every(([path, entry]) => this.#isAsWritten(path, entry))
    if (kept) {
      for (const [path, entry] of former) this.#keep(path, entry)
      this.#now.folders[folder] = known
      return { kept, sizes: former.map(([, [, , size]]) => size) }
    }
    const { files, parts, warning } = await make(this.#formerFolder(folder, former))
    for (const [name, content] of files) this.#write(folder + name, full, content)
    this.#now.folders[folder] = { key: full, code: this.place.key, parts }
    return { kept, sizes: [...files.values()].map(({ byteLength }) => byteLength), warning }
  }

  /** A text that is no file. It is made again only where code, packages or settings have changed. */
  async text(name: string, make: () => Promise<string>): Promise<string> {
    const known = this.#now.texts[name] ?? this.#former.texts[name]
    const text = known?.[0] === this.place.key ? known[1] : await make()
    this.#now.texts[name] = [this.place.key, text]
    return text
  }

  /**
   * Removes files that no ledger has declared; others will write theirs again.
   * @param others paths of files that others have written in this build
   */
  removeStrangers(others: ReadonlySet<string>): void {
    // A path may change its owner: where the ledger made a paper's page, Astro may make a page that leads to its new
    // address.
    for (const path of others) if (this.#former.files[path]?.[0] !== OTHERS) delete this.#former.files[path]
    for (const path of this.#strangers()) if (!others.has(path)) this.#remove(path)
  }

  /** Records all files that others have written. */
  nameOthers(): void {
    for (const path of this.#strangers()) {
      const { size, mtimeMs } = statSync(join(this.place.folder, path))
      const former = this.#former.files[path]
      const same = former?.[2] === size && former[3] === mtimeMs
      const digest = same ? former[1] : digestOf(readFileSync(join(this.place.folder, path)))
      this.#now.files[path] = [OTHERS, digest, size, mtimeMs]
    }
  }

  /** Removes what the previous build recorded and this one did not, and writes the ledger for the next build. */
  close(): void {
    for (const path of Object.keys(this.#former.files))
      if (!Object.hasOwn(this.#now.files, path) && existsSync(join(this.place.folder, path)))
        this.#remove(path)
    const { file } = this.place
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify({ form: FORM, ...this.#now }))
    renameSync(`${file}.new`, file)
  }

  /** Files that neither this build nor the ledger of the previous one has made. */
  #strangers(): string[] {
    const { files: now } = this.#now
    const { files: former } = this.#former
    return filesUnder(this.place.folder).filter(
      path => !Object.hasOwn(now, path) && (former[path]?.[0] ?? OTHERS) === OTHERS,
    )
  }

  /** Removes a file, and the folders that are then empty. */
  #remove(path: string): void {
    const file = join(this.place.folder, path)
    rmSync(file)
    for (let folder = dirname(file); readdirSync(folder).length === 0; folder = dirname(folder))
      rmdirSync(folder)
  }

  #keyOf(key: string, code = this.place.key): string {
    return digestOf(`${code}\0${key}`)
  }

  #keep(path: string, entry: Entry): void {
    this.#now.files[path] = entry
    this.#kept++
  }

  #isAsWritten(path: string, entry: Entry): boolean {
    const [, digest, size, time] = entry
    const file = join(this.place.folder, path)
    const stat = statSync(file, { throwIfNoEntry: false })
    if (stat?.size !== size) return false
    if (stat.mtimeMs !== time && digestOf(readFileSync(file)) !== digest) return false
    entry[3] = stat.mtimeMs
    return true
  }

  #write(path: string, key: string, content: Content): void {
    const file = join(this.place.folder, path)
    const former = this.#former.files[path]
    const digest = isWhole(content) ? digestOf(content) : ''
    if (former?.[1] === digest && this.#isAsWritten(path, former)) {
      this.#now.files[path] = [key, digest, former[2], former[3]]
      return
    }
    const folder = dirname(file)
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true })
    this.#folders.add(folder)
    const handle = openSync(file, 'w')
    try {
      const written = isWhole(content) ? digest : writePieces(handle, content)
      if (isWhole(content)) writeFileSync(handle, content)
      const { size, mtimeMs } = fstatSync(handle)
      this.#now.files[path] = [key, written, size, mtimeMs]
    } finally {
      closeSync(handle)
    }
  }

  #formerFolder(folder: string, files: readonly [path: string, entry: Entry][]): MadeFolder | undefined {
    const known = this.#former.folders[folder]
    if (known?.code !== this.place.key) return undefined
    const former = new Map<string, Uint8Array>()
    for (const [path, [, digest]] of files) {
      const content = contentOf(join(this.place.folder, path))
      if (!content || digestOf(content) !== digest) return undefined
      former.set(path.slice(folder.length), content)
    }
    return { files: former, parts: known.parts }
  }
}

/** The ledger of the previous build, empty where it cannot be read. */
function read(file: string): Entries {
  try {
    return writtenSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { files: {}, folders: {}, texts: {} }
  }
}

function contentOf(file: string): Uint8Array | undefined {
  return statSync(file, { throwIfNoEntry: false }) && readFileSync(file)
}

function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, DIGEST_LENGTH)
}

/** Whether a content is a whole, not in pieces. */
export function isWhole(content: Content): content is string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array
}

/** Writes the pieces of a content, and returns their common digest. */
function writePieces(handle: number, pieces: Iterable<string>): string {
  const digest = createHash('sha256')
  let held = ''
  const flush = () => {
    digest.update(held)
    writeFileSync(handle, held)
    held = ''
  }
  for (const piece of pieces) {
    held += piece
    if (held.length >= PIECE) flush()
  }
  flush()
  return digest.digest('hex').slice(0, DIGEST_LENGTH)
}
