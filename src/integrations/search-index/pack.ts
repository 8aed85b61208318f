import { createHash } from 'node:crypto'
import {
  type Files,
  type Metadata,
  type PageText,
  readEntry,
  readMetadata,
  readTexts,
  readWords,
  write,
  writeCbor,
} from './pagefind-files.ts'
import { OTHER_SPELLINGS } from './spellings.ts'
import { cut, rangesOf } from './word-chunks.ts'

/** An index chunk holds at most so much of words as JSON, unless one word alone needs more: 1.2 kB compressed. */
const CHUNK_SIZE = 5_000
/** The list of chunks is part of every first search: for a large index the chunks grow instead. */
const MOST_CHUNKS = 600
/** Most files of page texts. */
const MOST_TEXT_FILES = 8192

/** Fewest letters of a file's name. */
const LEAST_LETTERS = 4
/** Words that a page's length is rounded to. */
const LENGTH_STEP = 200

/** Writes a content to a file of the folder that is named by the content; gives its name. */
type Put = (folder: 'index' | 'fragment', content: Buffer) => string

/**
 * Packs Pagefind's index anew, for smaller downloads, without changing what it finds. As written, a search fetches
 * 20–30 kB for every word, and ten bytes for every page of the site before the first one.
 *
 * - Index chunks become small: a search fetches the words it asks for, not their neighbours in the alphabet.
 * - Pages are named by their number, not by a hash of seven letters, and their lengths are rounded: the list of all
 *   pages, which every first search fetches, shrinks to half. The texts of a few pages share a file, which is named
 *   by its content; what is only found and never shown is left out of them.
 *
 * Gives the packed files, and the texts of all pages as Pagefind took them from the HTML: what a reader sees.
 * @param prefix of the pages' names, by which those of indexes that are searched together differ
 * @throws when the files are not as Pagefind 1.6 writes them
 */
export function pack(files: Files, prefix = ''): { packed: Map<string, Uint8Array>; texts: string[] } {
  const entry = readEntry(files)
  const { en } = entry.languages
  const [version, pages, chunks, ...rest] = readMetadata(files, en.hash)
  const packed = new Map(
    [...files].filter(
      ([path]) => !/\.pf_(?:meta|index|fragment)$/.test(path) && path !== 'pagefind-entry.json',
    ),
  )
  const put: Put = (folder, content) => {
    const hash = longHash(content)
    const path = (letters: number) => `${folder}/${hash.slice(0, letters)}.pf_${folder}`
    let letters = LEAST_LETTERS
    while (packed.has(path(letters))) letters++
    packed.set(path(letters), write(content))
    return hash.slice(0, letters)
  }
  const newChunks = packWords(files, chunks, put)
  const { newPages, texts } = packTexts(files, pages, prefix, put)
  const metadata = writeCbor([version, newPages, newChunks, ...rest])
  const hash = longHash(metadata).slice(0, 8)
  packed.set(`pagefind.${hash}.pf_meta`, write(metadata))
  const newEntry = { ...entry, languages: { en: { ...en, hash } } }
  packed.set('pagefind-entry.json', Buffer.from(JSON.stringify(newEntry)))
  return { packed, texts }
}

function packWords(files: Files, chunks: Metadata[2], put: Put): Metadata[2] {
  const words = chunks
    .flatMap(([, , name]) => readWords(files, name))
    .map(word => ({ text: word[0], word, size: JSON.stringify(word).length }))
  const total = words.reduce((sum, { size }) => sum + size, 0)
  const cutWords = cut(words, Math.max(CHUNK_SIZE, total / MOST_CHUNKS))
  const ranges = rangesOf(cutWords)
  return cutWords.map((chunk, at) => {
    const [start, end] = ranges[at] ?? ['', '']
    return [start, end, put('index', writeCbor([chunk.map(({ word }) => word)]))]
  })
}

function packTexts(
  files: Files,
  pages: Metadata[1],
  prefix: string,
  put: Put,
): { newPages: Metadata[1]; texts: string[] } {
  const opened = new Map<string, Record<string, PageText>>()
  const textOf = (name: string, group: string): PageText => {
    const texts = opened.get(group || name) ?? readTexts(files, name, group)
    opened.set(group || name, texts)
    const text = texts[name]
    if (!text) throw new Error(`Pagefind wrote no text of page ${name}`)
    const { [OTHER_SPELLINGS]: _, ...meta } = text.meta
    return { ...text, meta }
  }
  const read = pages.map(([name, length, group]) => ({ length: rounded(length), text: textOf(name, group) }))
  const newPages =
    pages.length > MOST_TEXT_FILES || prefix !== '' ? shareFiles(read, prefix, put) : ownFiles(read, put)
  return { newPages, texts: read.map(({ text }) => text.content) }
}

interface Page {
  readonly length: number
  readonly text: PageText
}

/** A file for every text, which names its page too. */
function ownFiles(pages: readonly Page[], put: Put): Metadata[1] {
  return pages.map(({ length, text }) => [put('fragment', Buffer.from(JSON.stringify(text))), length, ''])
}

/** Files of a few neighbours' texts; pages are named by their number. */
function shareFiles(pages: readonly Page[], prefix: string, put: Put): Metadata[1] {
  const numbered = pages.map((page, at) => ({ ...page, id: prefix + at.toString(36) }))
  const perFile = Math.ceil(pages.length / MOST_TEXT_FILES)
  return numbered.flatMap((_, first): Metadata[1] => {
    if (first % perFile !== 0) return []
    const together = numbered.slice(first, first + perFile)
    const content = Object.fromEntries(together.map(({ id, text }) => [id, text]))
    const file = put('fragment', Buffer.from(JSON.stringify(content)))
    return together.map(({ id, length }) => [id, length, file])
  })
}

/** Letters and digits that name a content; names are as short as they can be, being part of every first search. */
function longHash(content: Buffer): string {
  return BigInt(`0x${createHash('sha256').update(content).digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-40)
}

/** Lengths of texts only compare pages; abstracts are much alike, and what does not vary takes no bytes. */
function rounded(length: number): number {
  return Math.max(1, Math.round(length / LENGTH_STEP)) * LENGTH_STEP
}
