import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Cbor, decode, encode } from './cbor.ts'

/**
 * Packs Pagefind's index anew, for smaller downloads, without changing what it finds. As written, a search fetches
 * 20–30 kB for every word, and ten bytes for every page of the site before the first one.
 *
 * - Index chunks become small: a search fetches the words it asks for, not their neighbours in the alphabet.
 * - Pages are named by their number, not by a hash of seven letters, and their lengths are rounded: the list of all
 *   pages, which every first search fetches, shrinks to half. The texts of a few pages share a file, which is named by its content.
 */
const SIGNATURE = 'pagefind_dcd'

/** An index chunk holds at most so many bytes before compression, unless one word alone needs more. */
const CHUNK_BYTES = 7_000
/** The list of chunks is part of every first search: for a large index the chunks grow instead. */
const MOST_CHUNKS = 420
/** Most files of page texts. */
const MOST_FRAGMENT_FILES = 4096

/** Fewest letters of a file's name. */
const LEAST_LETTERS = 4
/** Words that a page's length is rounded to. */
const LENGTH_STEP = 50

/** Files by their path in the index's folder. */
type Files = ReadonlyMap<string, Uint8Array>

/** @throws when the files are not as Pagefind 1.6 writes them */
export function pack(files: Files): Map<string, Uint8Array> {
  const { entry, language, hash } = readEntry(files)
  const [version, pages, chunks, ...rest] = tuple(read(file(files, `pagefind.${hash}.pf_meta`)), 'metadata')
  const packed = new Map(
    [...files].filter(
      ([path]) => !/\.pf_(?:meta|index|fragment)$/.test(path) && path !== 'pagefind-entry.json',
    ),
  )
  const put = (folder: string, extension: string, content: Buffer): string => {
    const hash = longHash(content)
    const path = (letters: number) => `${folder}/${hash.slice(0, letters)}.${extension}`
    let letters = LEAST_LETTERS
    while (packed.has(path(letters))) letters++
    packed.set(path(letters), write(content))
    return hash.slice(0, letters)
  }

  const words = tuple(chunks, 'chunks').flatMap(chunk => {
    const [, , name] = tuple(chunk, 'chunk')
    const [list, ...others] = tuple(read(file(files, `index/${name}.pf_index`)), 'index chunk')
    if (others.length > 0) throw new Error('Unexpected parts of an index chunk')
    return tuple(list, 'words').map(word => {
      const [text] = tuple(word, 'word')
      return { text: string(text), word, bytes: encode(word).length }
    })
  })
  const total = words.reduce((sum, { bytes }) => sum + bytes, 0)
  const newChunks = cut(words, Math.max(CHUNK_BYTES, total / MOST_CHUNKS)).map((chunk, at, all): Cbor => {
    const name = put('index', 'pf_index', encode([chunk.map(({ word }) => word)]))
    return [startOf(chunk[0]?.text ?? '', all[at - 1]?.at(-1)?.text ?? ''), chunk.at(-1)?.text ?? '', name]
  })

  const list = tuple(pages, 'pages').map(page => {
    const [name, length, group] = tuple(page, 'page')
    return { name: string(name), length: length ?? 0, group: string(group) }
  })
  const perFile = Math.ceil(list.length / MOST_FRAGMENT_FILES)
  const newPages: Cbor[] = []
  for (let first = 0; first < list.length; first += perFile) {
    const together = list
      .slice(first, first + perFile)
      .map((page, at) => ({ ...page, id: (first + at).toString(36) }))
    const texts = together.map(
      ({ id, name, group }) => `${JSON.stringify(id)}:${fragment(files, name, group)}`,
    )
    const group = put('fragment', 'pf_fragment', Buffer.from(`{${texts.join()}}`))
    newPages.push(...together.map(({ id, length }): Cbor => [id, rounded(length), group]))
  }

  const metadata = encode([version ?? '', newPages, newChunks, ...rest])
  const newHash = longHash(metadata).slice(0, 8)
  packed.set(`pagefind.${newHash}.pf_meta`, write(metadata))
  packed.set(
    'pagefind-entry.json',
    Buffer.from(JSON.stringify({ ...entry, languages: { en: { ...language, hash: newHash } } })),
  )
  return packed
}

interface Word {
  readonly text: string
  readonly bytes: number
  readonly word: Cbor
}

/**
 * Cuts sorted words into chunks of at most so many bytes. Words with a common beginning stay together as far as they
 * fit: a beginning that is searched for is then found whole in one chunk, which is the only one that Pagefind fetches.
 */
export function cut<W extends Pick<Word, 'text' | 'bytes'>>(
  words: readonly W[],
  most: number,
  letters = 1,
): W[][] {
  const size = (list: readonly W[]) => list.reduce((sum, { bytes }) => sum + bytes, 0)
  const longest = Math.max(...words.map(({ text }) => text.length))
  if (size(words) <= most || letters > longest) return [[...words]]
  const chunks: W[][] = []
  let open: W[] = []
  const close = () => {
    if (open.length > 0) chunks.push(open)
    open = []
  }
  for (const [, alike] of groupBy(words, ({ text }) => text.slice(0, letters))) {
    if (size(open) + size(alike) <= most) open.push(...alike)
    else {
      close()
      if (size(alike) <= most) open = [...alike]
      else chunks.push(...cut(alike, most, letters + 1))
    }
  }
  close()
  return chunks
}

/**
 * Where a chunk begins: at its first word, or at one or two letters before it that no other chunk holds. Pagefind
 * fetches the chunk that a term falls into, and where there is none, every chunk of words that begin with the term:
 * right for a longer term, and hundreds of kilobytes for the first letters that someone types.
 */
function startOf(first: string, before: string): string {
  return [1, 2].map(letters => first.slice(0, letters)).find(start => start > before) ?? first
}

function groupBy<W>(list: readonly W[], key: (item: W) => string): Map<string, W[]> {
  const groups = new Map<string, W[]>()
  for (const item of list) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

function readEntry(files: Files) {
  const entry: unknown = JSON.parse(Buffer.from(file(files, 'pagefind-entry.json')).toString('utf8'))
  if (typeof entry !== 'object' || entry === null || !('languages' in entry))
    throw new Error('Unexpected entry file')
  const { languages } = entry
  if (typeof languages !== 'object' || languages === null || !('en' in languages))
    throw new Error('No English index')
  const language = languages.en
  if (typeof language !== 'object' || language === null || !('hash' in language))
    throw new Error('Unexpected language')
  return { entry, language, hash: String(language.hash) }
}

/** The text of a page as JSON, alone or from a file that it shares. */
function fragment(files: Files, name: string, group: string): string {
  const text = unzip(file(files, `fragment/${group || name}.pf_fragment`)).toString('utf8')
  if (group === '') return text
  const shared: unknown = JSON.parse(text)
  if (typeof shared !== 'object' || shared === null || !(name in shared))
    throw new Error(`No text of page ${name}`)
  return JSON.stringify(Reflect.get(shared, name))
}

function file(files: Files, path: string): Uint8Array {
  const content = files.get(path)
  if (!content) throw new Error(`Pagefind wrote no ${path}`)
  return content
}

function unzip(content: Uint8Array): Buffer {
  const whole = gunzipSync(content)
  if (whole.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE)
    throw new Error('Missing signature of Pagefind')
  return whole.subarray(SIGNATURE.length)
}

function read(content: Uint8Array): Cbor {
  return decode(unzip(content))
}

function write(content: Buffer): Buffer {
  return gzipSync(Buffer.concat([Buffer.from(SIGNATURE), content]), { level: 9 })
}

/** Letters and digits that name a content; names are as short as they can be, being part of every first search. */
function longHash(content: Buffer): string {
  return BigInt(`0x${createHash('sha256').update(content).digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-40)
}

/** Lengths of texts only compare pages; abstracts are much alike, and what does not vary takes no bytes. */
function rounded(length: Cbor): Cbor {
  return typeof length === 'number' ? Math.max(1, Math.round(length / LENGTH_STEP)) * LENGTH_STEP : length
}

function tuple(value: Cbor | undefined, what: string): readonly Cbor[] {
  if (typeof value !== 'object') throw new Error(`Unexpected ${what} in Pagefind's index`)
  return value
}

function string(value: Cbor | undefined): string {
  if (typeof value !== 'string') throw new Error("Unexpected name in Pagefind's index")
  return value
}
