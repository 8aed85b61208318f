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

/** Text, bytes, or text in pieces where all of it at once would take much memory. */
export type Content = string | Uint8Array | Iterable<string>

/** A file of the site. */
export interface Output {
  /** Under the site's root, with slashes. */
  readonly path: string
  /** Names all that it is made from, but for code, packages and settings, which the ledger's own key covers. */
  readonly key: string
  /** Names the code that makes it, where little code does and takes long: a change of other code or of settings then leaves the file as it is. */
  readonly code?: string
  readonly make: () => Content | Promise<Content>
}

/** Files that are made together: their names are known when they are made. */
export interface OutputFolder {
  /** Under the site's root, with a slash at the end. */
  readonly path: string
  readonly key: string
  /** @param former what was made before, by the same code and as it was written */
  readonly make: (former?: MadeFolder) => Promise<MadeFolder>
}

export interface MadeFolder {
  /** By their names in the folder. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Digests of what it was made from, by names that the maker gives. */
  readonly parts: Readonly<Record<string, string>>
  /** What is not as it should be. */
  readonly warning?: string
}

/** What is written down of a file: its key, the digest of its bytes, how many there are, and when it was written, in ms. */
type Entry = [key: string, digest: string, size: number, time: number]

interface Entries {
  readonly files: Record<string, Entry>
  /** The key of a folder, the ledger's own, and the parts that its maker gave. */
  readonly folders: Record<string, { key: string; code: string; parts: Readonly<Record<string, string>> }>
  /** Texts that take long to make and are no files, by name. */
  readonly texts: Record<string, [key: string, text: string]>
}

/** Number of the form in which ledgers are written down; to be raised with every change of it. */
const FORM = 1
// Only ledgers write it, and never half of it: of tens of thousands of entries each would take time to look at.
const writtenSchema = z.custom<Entries>(
  value => typeof value === 'object' && value !== null && 'form' in value && value.form === FORM,
)

/** What became of a folder. */
interface PutFolder {
  readonly kept: boolean
  readonly sizes: readonly number[]
  readonly warning?: string | undefined
}

/** What one of several ledgers of a build has seen to. */
export interface Account {
  readonly entries: Entries
  /** Number of files that stayed as they were. */
  readonly kept: number
  /** A line for who builds the site. */
  readonly told: string
  readonly warning?: string | undefined
}

/** Where a ledger and its files are, and under which key. Threads open ledgers of their own by it. */
export interface LedgerPlace {
  /** Of the built site. */
  readonly folder: string
  /** The file of the ledger. */
  readonly file: string
  /** Digest of code, packages and settings. */
  readonly key: string
}

/** Stands for the key of a file that is not made by the ledger. */
const OTHERS = ''
/** So many characters of a content in pieces are written at once. */
const PIECE = 1_000_000

/**
 * Keeps account of the files of a site from build to build. A file that was made from the same, and whose bytes are as
 * they were written, stays as it is. All others are made. At the end, files that this build did not name are removed.
 *
 * Whether bytes are as they were written is told by size and time; where only the time differs, by their digest. So a
 * folder that was restored, or that a failed build left half changed, is never taken for what it is not.
 */
export class Ledger {
  readonly place: LedgerPlace
  #read: Entries | undefined
  readonly #now: Entries = { files: {}, folders: {}, texts: {} }
  /** Folders that are known to be there. */
  readonly #folders = new Set<string>()
  #kept = 0

  constructor(place: LedgerPlace) {
    this.place = place
  }

  /** The ledger of the build before, read when it is first asked for. */
  get #former(): Entries {
    this.#read ??= read(this.place.file)
    return this.#read
  }

  /** How many files stayed as they were. */
  get kept(): number {
    return this.#kept
  }

  /** The files of this build: path, digest, size in bytes. */
  files(): [path: string, digest: string, size: number][] {
    return Object.entries(this.#now.files).map(([path, [, digest, size]]) => [path, digest, size])
  }

  /** What has been seen to, for another ledger of the build. */
  account(told: string, warning?: string): Account {
    return { entries: this.#now, kept: this.#kept, told, warning }
  }

  /** Takes over what another ledger of the build has seen to. */
  add({ entries: { files, folders, texts }, kept }: Account): void {
    Object.assign(this.#now.files, files)
    Object.assign(this.#now.folders, folders)
    Object.assign(this.#now.texts, texts)
    this.#kept += kept
  }

  /** Whether a file stays, since it was made from the same and is as it was written. */
  keeps({ path, key, code }: Output): boolean {
    const entry = this.#former.files[path]
    if (entry?.[0] !== this.#keyOf(key, code) || !this.#isAsWritten(path, entry)) return false
    this.#keep(path, entry)
    return true
  }

  /**
   * Sees to it that a file is as its key says.
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
   * Sees to it that the files of a folder are as its key says.
   * @returns whether all stayed as they were, and their sizes in bytes
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

  /** A text that is no file, made anew only where code, packages or settings have changed. */
  async text(name: string, make: () => Promise<string>): Promise<string> {
    const known = this.#now.texts[name] ?? this.#former.texts[name]
    const text = known?.[0] === this.place.key ? known[1] : await make()
    this.#now.texts[name] = [this.place.key, text]
    return text
  }

  /**
   * Removes what no ledger has named: others write it anew.
   * @param others names of files that others have written already
   */
  removeStrangers(others: ReadonlySet<string>): void {
    // A path may change hands: where a paper was, a page may now lead to its new address.
    for (const path of others) if (this.#former.files[path]?.[0] !== OTHERS) delete this.#former.files[path]
    for (const path of this.#strangers()) if (!others.has(path)) this.#remove(path)
  }

  /** Names all files that others have written. */
  nameOthers(): void {
    for (const path of this.#strangers()) {
      const { size, mtimeMs } = statSync(join(this.place.folder, path))
      const former = this.#former.files[path]
      const same = former?.[2] === size && former[3] === mtimeMs
      const digest = same ? former[1] : digestOf(readFileSync(join(this.place.folder, path)))
      this.#now.files[path] = [OTHERS, digest, size, mtimeMs]
    }
  }

  /** Removes what the build before named and this one does not, and writes the ledger down for the next. */
  close(): void {
    for (const path of Object.keys(this.#former.files))
      if (!Object.hasOwn(this.#now.files, path) && existsSync(join(this.place.folder, path)))
        this.#remove(path)
    const { file } = this.place
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify({ form: FORM, ...this.#now }))
    renameSync(`${file}.new`, file)
  }

  /** Files that are neither of this build nor of one before. */
  #strangers(): string[] {
    const { files: now } = this.#now
    const { files: former } = this.#former
    return filesUnder(this.place.folder).filter(
      path => !Object.hasOwn(now, path) && (former[path]?.[0] ?? OTHERS) === OTHERS,
    )
  }

  /** Removes a file, and the folders that held nothing else. */
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

/** The ledger of a build before; one that cannot be read is empty. */
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

/** Whether a content is in one piece. */
export function isWhole(content: Content): content is string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array
}

/** Writes the pieces of a content, and gives the digest of them all. */
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
