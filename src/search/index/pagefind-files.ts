import { constants, gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { z } from 'zod'

/** Pagefind 1.6 writes its files as gzip of a signature and a content, which is CBOR, except for page texts. */
const SIGNATURE = 'pagefind_dcd'
/** The number of bytes of its window that zlib keeps free (`MIN_LOOKAHEAD` in its deflate.h). */
const LOOKAHEAD = 262

/** Files by their path in the index's folder. */
export type Files = ReadonlyMap<string, Uint8Array>

const pages = z.array(z.tuple([z.string(), z.number(), z.string()]))
const chunks = z.array(z.tuple([z.string(), z.string(), z.string()]))
const filters = z.array(z.tuple([z.string(), z.string()]))
/**
 * Version; pages as name, length and file; chunks as first word, last word and file; filters as name and file; orders of
 * pages, of which there are none; names of metadata fields.
 */
const metadata = z.tuple([z.string(), pages, chunks, filters, z.tuple([]), z.array(z.string())])
// There are many words, and most of their data is only passed on.
const word = z.custom<Word>(
  value =>
    Array.isArray(value) &&
    typeof value[0] === 'string' &&
    Array.isArray(value[1]) &&
    Array.isArray(value[2]),
)
/** The name of a filter, and its values with the numbers of their pages. */
const filter = z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.number())]))])
const indexChunk = z.tuple([z.array(word)])
const language = z.looseObject({ hash: z.string() })
const entry = z.looseObject({ languages: z.object({ en: language }) })
// Pagefind writes these keys, and those of texts, in an order that differs from run to run; here they are sorted.
const anchor = z.strictObject({
  element: z.string(),
  id: z.string(),
  location: z.number(),
  text: z.string(),
})
const text = z.strictObject({
  content: z.string(),
  meta: z.record(z.string(), z.string()),
  url: z.string(),
  anchors: z.array(anchor),
  filters: z.record(z.string(), z.array(z.string())),
  word_count: z.number(),
})

export type Metadata = z.infer<typeof metadata>
/**
 * An entry of a posting: the distance of the page's number from the page before, and places in its text and in its
 * metadata. A field of the metadata is written as its number, negative and less one.
 */
export type Posting = [distance: number, text: readonly number[], metadata: readonly number[]]
/** A word as it is looked up, the pages that print it so, and its spellings with accents with their pages. */
export type Word = readonly [
  text: string,
  postings: Posting[],
  accented: (readonly [text: string, postings: Posting[]])[],
]
export type Filter = z.infer<typeof filter>
/** The text of a page with its metadata. */
export type PageText = z.infer<typeof text>
export type Entry = z.infer<typeof entry>

/** Pagefind's files have a format that this module does not know. */
export class UnknownFormat extends Error {}

/** @throws {UnknownFormat} */
export function readEntry(files: Files): Entry {
  return known(() =>
    entry.parse(JSON.parse(Buffer.from(file(files, 'pagefind-entry.json')).toString('utf8'))),
  )
}

/** @throws {UnknownFormat} */
export function readMetadata(files: Files, hash: string): Metadata {
  return known(() => metadata.parse(decode(unzip(file(files, `pagefind.${hash}.pf_meta`)))))
}

/** @throws {UnknownFormat} */
export function readWords(files: Files, chunk: string): Word[] {
  return known(() => indexChunk.parse(decode(unzip(file(files, `index/${chunk}.pf_index`))))[0])
}

/** @throws {UnknownFormat} */
export function readFilter(files: Files, name: string): Filter {
  return known(() => filter.parse(decode(unzip(file(files, `filter/${name}.pf_filter`)))))
}

/** The texts of a file of pages, by the pages' names. A page alone in its file has the file's name. */
export function readTexts(files: Files, name: string, group: string): Record<string, PageText> {
  return known(() => {
    const content: unknown = JSON.parse(
      unzip(file(files, `fragment/${group || name}.pf_fragment`)).toString('utf8'),
    )
    return group === '' ? { [name]: text.parse(content) } : z.record(z.string(), text).parse(content)
  })
}

function known<Content>(read: () => Content): Content {
  try {
    return read()
  } catch (cause) {
    throw new UnknownFormat('Pagefind wrote its files otherwise than version 1.6 does.', { cause })
  }
}

export function writeCbor(content: unknown): Buffer {
  return Buffer.from(encode(content))
}

/** @param most how far compression looks back, as a power of 2, in bytes */
export function write(content: Uint8Array, most = 15): Buffer {
  const whole = Buffer.concat([Buffer.from(SIGNATURE), content])
  // Setting up a window that is not filled takes half of the time for a small file.
  const filled = Math.ceil(Math.log2(whole.length + LOOKAHEAD))
  return gzipSync(whole, {
    level: 9,
    windowBits: Math.min(most, Math.max(9, filled)),
    // The size of the output buffer, which would otherwise be 16 kB.
    chunkSize: Math.max(constants.Z_MIN_CHUNK, whole.length),
  })
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
