import { LINE_END } from '../../../src/schemas/source-text.ts'
import { SplitError } from '../diagnostics.ts'
import type { Line, Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import type { Listing, Printing, Reader } from './reader.ts'

/**
 * Saved mail: one message (.eml) or several (mbox). The plain text of the messages is read like any other text. npm's
 * packages for mail do not keep line numbers, which pages and messages need.
 * @param readerOf finds the reader for the text
 */
export const mail = (readerOf: (source: Source) => Reader): Reader => ({
  label: 'saved e-mail',
  nothingFound: 'The e-mail holds no paper.',
  extension: '.eml',
  edition: { title: 'Papers' },
  recognises: isMail,
  read: source => {
    const text = plainText(source)
    const inner: Source = {
      ...source,
      lines: text.map(({ text }) => text),
      text: text.map(({ text }) => text).join('\n'),
    }
    const reader = readerOf(inner)
    const { label, edition } = reader
    const listing = reader.read(inner)
    const kind = listing.kind ?? { label, edition }
    return { ...inFile(listing, text), kind: { ...kind, label: `e-mail: ${kind.label}` } }
  },
})

const FIELD = /^([!-9;-~]+):[ \t]?(.*)$/
const OF_MAIL =
  /^(?:return-path|received|delivered-to|message-id|mime-version|from|to|subject|date|content-type|x-[\w-]+|dkim-signature)$/i

/** Whether a file begins with the head of a message, or with the line that precedes one in an mbox. */
export function isMail({ lines }: Source): boolean {
  if (/^From \S+ .*\d{4}\r?$/.test(lines[0] ?? '')) return true
  const end = lines.findIndex(line => line.trim() === '')
  const names = lines.slice(0, Math.max(end, 0)).flatMap(line => FIELD.exec(line)?.[1] ?? [])
  const known = new Set(names.filter(name => OF_MAIL.test(name)).map(name => name.toLowerCase()))
  return (
    FIELD.test(lines[0] ?? '') &&
    known.size >= 2 &&
    (known.has('from') || known.has('mime-version') || known.has('received'))
  )
}

/** A line of the text, with its line number in the file, from 1. */
interface TextLine {
  readonly text: string
  readonly line: number
}

function plainText({ file, lines }: Source): TextLine[] {
  const numbered = lines.map((text, index) => ({ text, line: index + 1 }))
  const text = messages(numbered).flatMap(message => [
    ...partText(message),
    { text: '', line: message.at(-1)?.line ?? 1 },
  ])
  if (text.some(({ text }) => text.trim() !== '')) return text
  throw new SplitError([
    {
      rule: 'unknown-kind',
      reason:
        'This is an e-mail without plain text (only HTML); the nearest kind that can be read is the listing as text.',
      place: { file },
    },
  ])
}

function messages(lines: readonly TextLine[]): TextLine[][] {
  const found: TextLine[][] = []
  const isMbox = /^From \S+ /.test(lines[0]?.text ?? '')
  for (const [index, line] of lines.entries()) {
    const begins =
      isMbox && /^From \S+ .*\d{4}$/.test(line.text) && (index === 0 || lines[index - 1]?.text === '')
    if (begins || found.length === 0) found.push(begins ? [] : [line])
    else found.at(-1)?.push(isMbox ? { ...line, text: line.text.replace(/^>(>*From )/, '$1') } : line)
  }
  return found
}

/** The plain text of a message, or of one of its parts. */
function partText(part: readonly TextLine[]): TextLine[] {
  const end = part.findIndex(({ text }) => text.trim() === '')
  const head = fieldsOf(end < 0 ? part : part.slice(0, end))
  const body = end < 0 ? [] : part.slice(end + 1)
  const type = head.get('content-type') ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (/^multipart\//i.test(type) && boundary !== undefined) return between(body, boundary).flatMap(partText)
  if (/^message\/rfc822/i.test(type)) return partText(body)
  if (!/^text\/plain/i.test(type)) return []
  const charset = /charset="?([^";\s]+)"?/i.exec(type)?.[1] ?? 'utf-8'
  switch (head.get('content-transfer-encoding')?.trim().toLowerCase()) {
    case 'quoted-printable':
      return quotedPrintable(body, charset)
    case 'base64':
      return base64(body, charset)
    default:
      return [...body]
  }
}

/** Header fields by name; a line that begins with white space continues the field above. */
function fieldsOf(lines: readonly TextLine[]): Map<string, string> {
  const fields = new Map<string, string>()
  let last = ''
  for (const { text } of lines) {
    const [, name, value = ''] = FIELD.exec(text) ?? []
    if (name !== undefined) {
      last = name.toLowerCase()
      fields.set(last, value)
    } else if (last !== '') fields.set(last, `${fields.get(last)} ${text.trim()}`)
  }
  return fields
}

function between(lines: readonly TextLine[], boundary: string): TextLine[][] {
  const parts: TextLine[][] = []
  let open = false
  for (const line of lines) {
    const text = line.text.trimEnd()
    if (text === `--${boundary}--`) open = false
    else if (text === `--${boundary}`) {
      open = true
      parts.push([])
    } else if (open) parts.at(-1)?.push(line)
  }
  return parts
}

/** RFC 2045, section 6.7: "=" at the end of a line joins it with the next. */
function quotedPrintable(lines: readonly TextLine[], charset: string): TextLine[] {
  const joined: TextLine[] = []
  let soft = false
  for (const { text, line } of lines) {
    const printed = text.trimEnd()
    const last = joined.at(-1)
    const whole = printed.replace(/=$/, '')
    if (soft && last) joined[joined.length - 1] = { ...last, text: last.text + whole }
    else joined.push({ text: whole, line })
    soft = printed.endsWith('=')
  }
  return joined.map(({ text, line }) => ({ text: decoded(quotedBytes(text), charset), line }))
}

function quotedBytes(text: string): Uint8Array {
  const bytes: number[] = []
  for (const piece of text.split(/(=[\dA-Fa-f]{2})/))
    if (/^=[\dA-Fa-f]{2}$/.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16))
    else bytes.push(...new TextEncoder().encode(piece))
  return Uint8Array.from(bytes)
}

/** Text in base64. Its lines have no counterparts in the file, so each gets the first line of the part. */
function base64(lines: readonly TextLine[], charset: string): TextLine[] {
  const bytes = Buffer.from(lines.map(({ text }) => text.trim()).join(''), 'base64')
  const line = lines[0]?.line ?? 1
  return decoded(bytes, charset)
    .split(LINE_END)
    .map(text => ({ text, line }))
}

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** What a reader found in the text, with line numbers of the file. */
function inFile(listing: Listing, text: readonly TextLine[]): Listing {
  const lineOf = (line: number): number => text[line - 1]?.line ?? line
  const place = <At extends Line>(at: At): At => ({ ...at, number: lineOf(at.number) })
  const passage = ({ text, line, breaks }: Passage): Passage => ({
    text,
    line: lineOf(line),
    ...(breaks && { breaks: breaks.map(({ offset, line }) => ({ offset, line: lineOf(line) })) }),
  })
  const diagnosed = (diagnostics: Listing['diagnostics']) =>
    diagnostics.map(({ place, ...diagnostic }) => ({
      ...diagnostic,
      place: { ...place, ...(place.line !== undefined && { line: lineOf(place.line) }) },
    }))
  return {
    ...listing,
    papers: listing.papers.map((paper): Printing => {
      const { columns: _, ...whole } = paper
      const [first, last] = paper.lines
      return {
        ...whole,
        title: passage(paper.title),
        abstract: passage(paper.abstract),
        lines: [lineOf(first), lineOf(last)],
      }
    }),
    days: listing.days.map(({ at, ...day }) => ({ ...day, at: place(at) })),
    diagnostics: diagnosed(listing.diagnostics),
    incomplete: diagnosed(listing.incomplete),
    doubts: diagnosed(listing.doubts),
  }
}
