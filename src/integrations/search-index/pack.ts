import { createHash } from 'node:crypto'
import {
  type Files,
  type Metadata,
  type PageText,
  type Posting,
  readEntry,
  readFilter,
  readMetadata,
  readTexts,
  readWords,
  type Word,
  write,
  writeCbor,
} from './pagefind-files.ts'
import { OTHER_SPELLINGS } from './spellings.ts'
import { cut, rangesOf } from './word-chunks.ts'

/** An index chunk holds at most about so many characters of words as JSON, unless one word alone needs more: 1.2 kB compressed. */
const CHUNK_SIZE = 5_000
/** Characters of a number in JSON, with what is around it. */
const NUMBER_SIZE = 5
/** The list of chunks is part of every first search: for a large index the chunks grow instead. */
const MOST_CHUNKS = 600
/** Most files of page texts. */
const MOST_TEXT_FILES = 8192

/**
 * Fewest letters of a file's name. A new edition changes most index chunks: with fewer, one would now and then get the
 * name that another had before, which caches may still hold.
 */
const LEAST_LETTERS = { index: 5, filter: 5, fragment: 4 } as const
/** So many texts are named by one digest and their place, a single letter or digit; when one changes, all are fetched anew. */
const RUN = 12
/** The list of pages repeats what stands a few bytes before: of 512, in bits, its compression looks no further. */
const METADATA_WINDOW = 9
/** Words that a page's length is rounded to. */
const LENGTH_STEP = 200

/** Writes neighbours to files of a folder, named by a digest of them all and, of several, their place; gives the names. */
type Put = (folder: keyof typeof LEAST_LETTERS, contents: readonly Buffer[]) => string[]

/**
 * Packs Pagefind's index anew, for smaller downloads, without changing what it finds. As written, a search fetches
 * 20–30 kB for every word, and ten bytes for every page of the site before the first one.
 *
 * - Index chunks become small: a search fetches the words it asks for, not their neighbours in the alphabet.
 * - Pages are named by a digest of their neighbours and a place, not by a hash of seven letters each, and their lengths
 *   are rounded: the list of all pages, which every first search fetches, shrinks to a third. The texts of very many
 *   pages share files, and these pages are named by their number; what is only found and never shown is left out of them.
 * - Pages get the given order. Pagefind takes them as the disk lists them.
 *
 * Gives the packed files, and the texts of all pages in their order as Pagefind took them from the HTML: what a reader sees.
 * @param urls of the pages in the order they get: where Pagefind found them, and where they are
 * @param prefix of the pages' names, by which those of indexes that are searched together differ
 * @throws when a page is missing, or the files are not as Pagefind 1.6 writes them
 */
export function pack(
  files: Files,
  urls: ReadonlyMap<string, string>,
  prefix = '',
): { packed: Map<string, Uint8Array>; texts: string[] } {
  const entry = readEntry(files)
  const { en } = entry.languages
  const [version, pages, chunks, filters, ...rest] = readMetadata(files, en.hash)
  const packed = new Map(
    [...files].filter(
      ([path]) => !/\.pf_(?:meta|index|fragment|filter)$/.test(path) && path !== 'pagefind-entry.json',
    ),
  )
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
  const { ordered, places } = inOrder(readPages(files, pages), urls)
  const newPages =
    pages.length > MOST_TEXT_FILES || prefix !== ''
      ? shareFiles(ordered, prefix, put)
      : ownFiles(ordered, put)
  const newChunks = packWords(files, chunks, places, put)
  const newFilters = packFilters(files, filters, places, put)
  const metadata = writeCbor([version, newPages, newChunks, newFilters, ...rest])
  const hash = longHash(metadata).slice(0, 8)
  packed.set(`pagefind.${hash}.pf_meta`, write(metadata, METADATA_WINDOW))
  const newEntry = { ...entry, languages: { en: { ...en, hash } } }
  packed.set('pagefind-entry.json', Buffer.from(JSON.stringify(newEntry)))
  return { packed, texts: ordered.map(({ text }) => text.content) }
}

interface Page {
  readonly length: number
  readonly text: PageText
}

/** Where each page of Pagefind's comes in the given order, by its number. */
type Places = readonly number[]

/** The pages in order, and their places. */
function inOrder(
  pages: readonly Page[],
  urls: ReadonlyMap<string, string>,
): { ordered: Page[]; places: Places } {
  const numbers = new Map(pages.map(({ text }, number) => [text.url, number]))
  const places: number[] = []
  const ordered = [...urls].map(([from, url], place) => {
    const number = numbers.get(from)
    const page = number === undefined ? undefined : pages[number]
    if (number === undefined || !page) throw new Error(`Pagefind did not index ${url}`)
    places[number] = place
    return { ...page, text: { ...page.text, url } }
  })
  return { ordered, places }
}

function readPages(files: Files, pages: Metadata[1]): Page[] {
  const opened = new Map<string, Record<string, PageText>>()
  return pages.map(([name, length, group]) => {
    const texts = opened.get(group || name) ?? readTexts(files, name, group)
    opened.set(group || name, texts)
    const text = texts[name]
    if (!text) throw new Error(`Pagefind wrote no text of page ${name}`)
    const { [OTHER_SPELLINGS]: _, ...meta } = text.meta
    return { length: rounded(length), text: { ...text, meta } }
  })
}

/** @throws for a page that has no place: it would get the words of another */
function placeOf(number: number, places: Places): number {
  const place = places[number]
  if (place === undefined) throw new Error(`Pagefind indexed a page that it was not given, number ${number}`)
  return place
}

/** Numbers pages anew, in place. */
function renumber(postings: Posting[], places: Places): void {
  let number = 0
  for (const posting of postings) {
    number += posting[0]
    posting[0] = placeOf(number, places)
  }
  postings.sort(([a], [b]) => a - b)
  let before = 0
  for (const posting of postings) {
    const place = posting[0]
    posting[0] = place - before
    before = place
  }
}

function packFilters(files: Files, filters: Metadata[3], places: Places, put: Put): Metadata[3] {
  return filters.map(([filter, name]) => {
    const [, values] = readFilter(files, name)
    const moved = values.map(([value, pages]) => [
      value,
      pages.map(page => placeOf(page, places)).sort((a, b) => a - b),
    ])
    const [file = ''] = put('filter', [writeCbor([filter, moved])])
    return [filter, file]
  })
}

function packWords(files: Files, chunks: Metadata[2], places: Places, put: Put): Metadata[2] {
  const sized = [...wordsOf(files, chunks).map(word => ({ text: word[0], size: sizeOf(word) }))]
  const total = sized.reduce((sum, { size }) => sum + size, 0)
  const cutWords = cut(sized, Math.max(CHUNK_SIZE, total / MOST_CHUNKS))
  const ranges = rangesOf(cutWords)
  const newChunks: Metadata[2] = []
  let open: Word[] = []
  for (const word of wordsOf(files, chunks)) {
    const [, postings, accented] = word
    for (const list of [postings, ...accented.map(([, its]) => its)]) renumber(list, places)
    // Pagefind has them in the order in which it came upon them.
    accented.sort(([a], [b]) => (a < b ? -1 : 1))
    open.push(word)
    const at = newChunks.length
    if (cutWords[at]?.[open.length - 1]?.text !== word[0])
      throw new Error(`Pagefind's words are not in order: ${word[0]}`)
    if (open.length < (cutWords[at]?.length ?? 0)) continue
    const [start, end] = ranges[at] ?? ['', '']
    const [name = ''] = put('index', [writeCbor([open])])
    newChunks.push([start, end, name])
    open = []
  }
  return newChunks
}

/** All words in order, read chunk by chunk: their postings may be millions. */
function* wordsOf(files: Files, chunks: Metadata[2]): Generator<Word> {
  for (const [, , name] of chunks) yield* readWords(files, name)
}

/** About how many characters of JSON are known of a word, wherever its pages come. */
function sizeOf(known: unknown): number {
  if (typeof known === 'string') return known.length
  return Array.isArray(known) ? known.reduce((sum, part) => sum + sizeOf(part), 0) : NUMBER_SIZE
}

/** A file for every text, which names its page too. */
function ownFiles(pages: readonly Page[], put: Put): Metadata[1] {
  return runsOf(pages, RUN).flatMap(run => {
    const names = put(
      'fragment',
      run.map(({ text }) => Buffer.from(JSON.stringify(text))),
    )
    return run.map(({ length }, place): Metadata[1][number] => [names[place] ?? '', length, ''])
  })
}

/** Files of a few neighbours' texts; pages are named by their number. */
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

/** Letters and digits that name contents; names are as short as they can be, being part of every first search. */
function longHash(...contents: readonly Buffer[]): string {
  const hash = createHash('sha256')
  for (const content of contents) hash.update(content)
  return BigInt(`0x${hash.digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-40)
}

/** Lengths of texts only compare pages; abstracts are much alike, and what does not vary takes no bytes. */
function rounded(length: number): number {
  return Math.max(1, Math.round(length / LENGTH_STEP)) * LENGTH_STEP
}
