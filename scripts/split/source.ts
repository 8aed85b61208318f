import { encodingOf, LINE_END } from '../../src/schemas/source-text.ts'
import { codePoint } from './characters.ts'
import { SplitError } from './diagnostics.ts'

/** A source text as lines, in the order of the file. */
export interface Source {
  /** Path of the file, as diagnostics print it. */
  readonly file: string
  /** Name of the file, as front matter and corrections use it. */
  readonly name: string
  /** Lines without their ends; `lines[0]` is line 1. */
  readonly lines: readonly string[]
  /** The whole decoded text, without byte-order mark; parsers give offsets in it. */
  readonly text: string
}

/** A place in a text, counted from 1; columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The largest size of a source, in bytes: ten times a month of the largest listing. */
export const MOST_BYTES = 50_000_000

/** Control characters that no text contains, without white space and U+0080–9F, as in wrongly decoded pages. */
const CONTROL = /(?![\t\v\f\u0080-\u009f])\p{Cc}|[\ufffe\uffff]/u

/**
 * Decodes a file: UTF-8, or UTF-16 if a byte-order mark says so, with any kind of line ends.
 * @throws {SplitError} where the file is empty, too large, binary or wrongly encoded
 */
export function decodeSource(file: string, bytes: Uint8Array): Source {
  if (bytes.byteLength > MOST_BYTES) throw tooLarge(file, bytes.byteLength)
  const binary = kindOfBytes(bytes)
  if (binary !== undefined) {
    const reason = `The file is not text: it is ${binary}; the nearest kinds that can be read are its papers as text, CSV or BibTeX.`
    throw new SplitError([{ rule: 'binary-file', reason, place: { file } }])
  }
  const text = decode(file, bytes)
  const lines = text.split(LINE_END)
  for (const [index, line] of lines.entries()) {
    const at = line.search(CONTROL)
    if (at >= 0) {
      const code = codePoint(line.charAt(at))
      const place = { file, line: index + 1, column: at + 1, text: line, length: 1 }
      throw new SplitError([
        { rule: 'binary-file', reason: `The file is not text: it holds the character ${code}.`, place },
      ])
    }
  }
  if (!/\S/.test(text))
    throw new SplitError([{ rule: 'empty-file', reason: 'The file holds no text.', place: { file } }])
  return { file, name: file.slice(file.lastIndexOf('/') + 1), lines, text }
}

/** The error of a file that is too large to be a listing; its size is known without reading it. */
export function tooLarge(file: string, bytes: number): SplitError {
  const reason = `The file has ${Math.round(bytes / 1e6)} MB; no listing is longer than ${MOST_BYTES / 1e6} MB.`
  return new SplitError([{ rule: 'too-large', reason, place: { file } }])
}

/** Returns a function from offsets in a source's text to lines and columns. */
export function locator({ text }: Pick<Source, 'text'>): (offset: number) => Position {
  const starts = [
    0,
    ...[...text.matchAll(new RegExp(LINE_END, 'g'))].map(({ 0: end, index }) => index + end.length),
  ]
  return offset => {
    let low = 0
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** The first bytes of files that are no text. */
const SIGNATURES = [
  { what: 'a PDF', start: '%PDF-' },
  { what: 'a workbook or document (XLSX, DOCX, ODS, EPUB) or another ZIP archive', start: 'PK\u0003\u0004' },
  { what: 'a document of an old Office (XLS, DOC)', start: '\u00d0\u00cf\u0011\u00e0' },
  { what: 'a compressed file (gzip)', start: '\u001f\u008b' },
  { what: 'a compressed file (Zstandard)', start: '\u0028\u00b5\u002f\u00fd' },
  { what: 'a compressed file (xz)', start: '\u00fd7zXZ' },
  { what: 'a compressed file (bzip2)', start: 'BZh' },
  { what: 'a picture (PNG)', start: '\u0089PNG' },
  { what: 'a picture (JPEG)', start: '\u00ff\u00d8\u00ff' },
  { what: 'a picture (GIF)', start: 'GIF8' },
  { what: 'a Parquet table', start: 'PAR1' },
  { what: 'an SQLite database', start: 'SQLite format 3' },
  { what: 'an array of NumPy', start: '\u0093NUMPY' },
] as const

/** What kind of binary file it is, by its first bytes; undefined for text. */
function kindOfBytes(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  return SIGNATURES.find(signature => start.startsWith(signature.start))?.what
}

function decode(file: string, bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Lenient decoding shows the place of the first wrong byte, and whether the file is text at all.
    const lines = new TextDecoder(encoding).decode(bytes).split(LINE_END)
    const index = lines.findIndex(line => line.includes('\ufffd'))
    const text = lines[index] ?? ''
    const place = { file, line: index + 1, column: text.indexOf('\ufffd') + 1, text, length: 1 }
    const binary = lines.some(line => CONTROL.test(line))
    throw new SplitError([
      binary
        ? { rule: 'binary-file', reason: 'The file is not text.', place: { file } }
        : { rule: 'invalid-utf8', reason: 'The file is not valid UTF-8.', place },
    ])
  }
}
