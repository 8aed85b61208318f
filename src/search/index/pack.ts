import { createHash } from 'node:crypto'
import { mergedWords, sizedWords } from './merged-words.ts'
import {
  type Files,
  type Metadata,
  type PageText,
  readEntry,
  type Word,
  write,
  writeCbor,
} from './pagefind-files.ts'
import { OpenSegment, type Page, type Segment } from './segment.ts'
import { OTHER_SPELLINGS } from './spellings.ts'
import { cut, rangesOf } from './word-chunks.ts'

/**
 * The size of an index chunk, in characters of its words as JSON, about 1.2 kB compressed; only a single word may be
 * larger.
 */
const CHUNK_SIZE = 5_000
/** The list of chunks is part of every first search: in a large index the chunks grow instead. */
const MOST_CHUNKS = 600
/** The largest number of files of page texts. */
const MOST_TEXT_FILES = 8192

/**
 * The smallest number of letters in a file's name. A new edition changes most index chunks; with fewer letters, one
 * would sometimes get a former name of another, which caches may still hold.
 */
const LEAST_LETTERS = { index: 5, filter: 5, fragment: 4 } as const
/**
 * The number of texts that share a digest and differ by their place, a letter or digit; if one changes, all are fetched
 * again.
 */
const RUN = 12
/** The list of pages repeats what is a few bytes before: its compression looks back 512 bytes (given in bits). */
const METADATA_WINDOW = 9
/** Files that are the same in every index: the script and its WebAssembly. */
const ENGINE = /^(?:pagefind\.js|wasm\.en\.pagefind)$/
/** The number of words to which the length of a page is rounded. */
const LENGTH_STEP = 200

/**
 * Writes neighbouring texts to files of a folder. A digest of them all is their name, with the place of each where
 * there are several. Returns the names.
 */
type Put = (folder: keyof typeof LEAST_LETTERS, contents: readonly Buffer[]) => string[]

/**
 * Packs indexes of Pagefind's into one, for smaller downloads, without changing what they find. As written, a search
 * fetches 20–30 kB for every word, and ten bytes for every page of the site before the first one.
 *
 * - Index chunks become small: a search fetches the words it asks for, not their neighbours in the alphabet.
 * - Pages are named by a digest of their neighbours and a place, not by a hash of seven letters each, and their lengths
 *   are rounded: the list of all pages, which every first search fetches, shrinks to a third. The texts of very many
 *   pages share files, and these pages are named by their number; what is only found and never shown is left out of them.
 * - Pages get the given order. Pagefind takes them as the disk lists them.
 *
 * What comes out is an index of Pagefind's again, and may be a segment of the next: the same pages give the same bytes,
 * whatever the segments they come in.
 *
 * Gives the packed files, and the texts of all pages in their order as Pagefind took them from the HTML: what a reader sees.
 * @param segments where no page is in two; at least one
 * @param urls of the pages in the order they get
 * @param prefix of the pages' names, by which those of indexes that are searched together differ
 * @throws when a page is missing, or the files are not as Pagefind 1.6 writes them
 */
export function pack(
  segments: readonly Segment[],
  urls: readonly string[],
  prefix = '',
): { packed: Map<string, Uint8Array>; texts: PageText[] } {
  const last: Files = segments.at(-1)?.files ?? new Map()
  const packed = new Map([...last].filter(([path]) => ENGINE.test(path)))
  const put: Put = (folder, contents) => {
    const hash = longHash(...contents)
    const path = (name: string) => `${folder}/${name}.pf_${folder}`
    const named = (letters: number) =>
      contents.map((_, place) => hash.slice(0, letters) + (contents.length > 1 ? place.toString(36) : ''))
    let letters: number = LEAST_LETTERS[folder]
    while (named(letters).some(name => packed.has(path(name)))) letters++
    const names = named(letters)
    for (const [place, content] of contents.entries()) packed.set(path(names[place] ?? ''), write(content))
    return names
  }
  const places = new Map(urls.map((url, place) => [url, place]))
  const opened = segments.map(segment => new OpenSegment(segment, places))
  const pages = inOrder(opened, urls)
  const fields = [
    ...new Set([OTHER_SPELLINGS, ...pages.flatMap(({ text }) => Object.keys(text.meta))]),
  ].sort()
  const newPages =
    pages.length > MOST_TEXT_FILES || prefix !== '' ? shareFiles(pages, prefix, put) : ownFiles(pages, put)
  const newChunks = packWords(opened, fields, put)
  const newFilters = packFilters(opened, put)
  const metadata = writeCbor([opened[0]?.version, newPages, newChunks, newFilters, [], fields])
  const hash = longHash(metadata).slice(0, 8)
  packed.set(`pagefind.${hash}.pf_meta`, write(metadata, METADATA_WINDOW))
  const entry = readEntry(last)
  const languages = { en: { ...entry.languages.en, hash, page_count: pages.length } }
  packed.set('pagefind-entry.json', Buffer.from(JSON.stringify({ ...entry, languages })))
  return { packed, texts: pages.map(({ text }) => text) }
}

/** The pages in order, without what is only searched. */
function inOrder(segments: readonly OpenSegment[], urls: readonly string[]): Page[] {
  return urls.map((url, place) => {
    const page = segments.find(({ pages }) => pages.has(place))?.pages.get(place)
    if (!page) throw new Error(`Pagefind did not index ${url}`)
    const { [OTHER_SPELLINGS]: _, ...meta } = page.text.meta
    return { length: rounded(page.length), text: { ...page.text, meta } }
  })
}

function packFilters(segments: readonly OpenSegment[], put: Put): Metadata[3] {
  const filters = new Map<string, Map<string, number[]>>()
  for (const segment of segments) {
    for (const [filter, value, places] of segment.filters()) {
      if (places.length === 0) continue
      const values = filters.get(filter) ?? new Map<string, number[]>()
      filters.set(filter, values.set(value, [...(values.get(value) ?? []), ...places]))
    }
  }
  return sorted(filters).map(([filter, values]) => {
    const content = [filter, sorted(values).map(([value, pages]) => [value, pages.sort((a, b) => a - b)])]
    const [file = ''] = put('filter', [writeCbor(content)])
    return [filter, file]
  })
}

function sorted<Value>(entries: ReadonlyMap<string, Value>): [string, Value][] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
}

function packWords(segments: readonly OpenSegment[], fields: readonly string[], put: Put): Metadata[2] {
  const sized = sizedWords(segments, fields)
  const total = sized.reduce((sum, { size }) => sum + size, 0)
  const chunks = cut(sized, Math.max(CHUNK_SIZE, total / MOST_CHUNKS))
  const ranges = rangesOf(chunks)
  const newChunks: Metadata[2] = []
  let open: Word[] = []
  for (const word of mergedWords(sized, segments, fields)) {
    const at = newChunks.length
    open.push(word)
    if (open.length < (chunks[at]?.length ?? 0)) continue
    const [start, end] = ranges[at] ?? ['', '']
    const [name = ''] = put('index', [writeCbor([open])])
    newChunks.push([start, end, name])
    open = []
  }
  return newChunks
}

/** Gives every text its own file, whose name is also the page's. */
function ownFiles(pages: readonly Page[], put: Put): Metadata[1] {
  return runsOf(pages, RUN).flatMap(run => {
    const names = put(
      'fragment',
      run.map(({ text }) => Buffer.from(JSON.stringify(text))),
    )
    return run.map(({ length }, place): Metadata[1][number] => [names[place] ?? '', length, ''])
  })
}

/** Puts a few neighbouring texts into each file; the names of pages are their numbers. */
function shareFiles(pages: readonly Page[], prefix: string, put: Put): Metadata[1] {
  const numbered = pages.map((page, at) => ({ ...page, id: prefix + at.toString(36) }))
  return runsOf(numbered, Math.ceil(pages.length / MOST_TEXT_FILES)).flatMap(run => {
    const content = Object.fromEntries(run.map(({ id, text }) => [id, text]))
    const [file = ''] = put('fragment', [Buffer.from(JSON.stringify(content))])
    return run.map(({ id, length }): Metadata[1][number] => [id, length, file])
  })
}

function runsOf<Item>(items: readonly Item[], length: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, at) =>
    items.slice(at * length, (at + 1) * length),
  )
}

/**
 * Letters and digits for the names of contents. Names are as short as possible, since every first search fetches them.
 */
function longHash(...contents: readonly Buffer[]): string {
  const hash = createHash('sha256')
  for (const content of contents) hash.update(content)
  return BigInt(`0x${hash.digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-40)
}

/** The lengths of texts only serve to compare pages. Abstracts are similar, and equal lengths take no bytes. */
function rounded(length: number): number {
  return Math.max(1, Math.round(length / LENGTH_STEP)) * LENGTH_STEP
}
