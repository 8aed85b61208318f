import type { Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import { type Entry, listingOf, Unread } from './entry.ts'
import { shownText } from './html.ts'
import { spokenName, withoutOthers } from './names.ts'
import { entryOf, type PrintedField } from './printed-fields.ts'
import type { Listing, Reader } from './reader.ts'
import { FORMATS, type Format } from './tagged/formats.ts'
import { unwrap, unwrapLines } from './unwrap.ts'

/** Tagged text of four formats. No package of npm reads all of them, and none keeps line numbers. */
export const tagged: Reader = {
  label: 'tagged text',
  nothingFound: 'The file has no record.',
  extension: '.ris',
  edition: { title: 'Bibliography' },
  recognises: source => formatOf(source) !== undefined,
  read,
}

/** The format whose first tag, with others behind it, begins the text. */
function formatOf({ lines }: Source): Format | undefined {
  const filled = lines
    .slice(0, 60)
    .map(line => line.trimEnd())
    .filter(line => line !== '')
  return FORMATS.find(({ tag, first }) => {
    const at = filled.slice(0, 12).findIndex(line => first.test(tag.exec(line)?.[1] ?? ''))
    return at >= 0 && filled.slice(at, at + 3).every(line => tag.test(line) || /^\s/.test(line))
  })
}

interface Field extends PrintedField {
  /** First line of the value, from 0. */
  readonly at: number
  readonly more: readonly string[]
}

interface TaggedRecord {
  readonly fields: readonly Field[]
  /** First and last line, from 0. */
  readonly first: number
  readonly last: number
}

function read(source: Source): Listing {
  const format = formatOf(source)
  if (!format) return listingOf(source, [])
  const unread = new Unread()
  const entries = recordsOf(source.lines, format).map(record => taggedEntry(source, record, format, unread))
  const { label, edition } = format
  return listingOf(source, entries, { doubts: unread.doubts(source), kind: { label, edition } })
}

function taggedEntry({ lines }: Source, record: TaggedRecord, format: Format, unread: Unread): Entry {
  const { fields, first, last } = record
  const at = { text: lines[first] ?? '', number: first + 1, column: 1 }
  const authors = authorsOf(fields, format)
  const ofAuthors = [...format.authors, ...(format.organisations ?? [])]
  const others = fields.filter(({ name }) => !ofAuthors.includes(name))
  const entry = entryOf(
    { called: 'The record', fields: others, lines: [first + 1, last + 1], at },
    passage,
    ({ name, value }) => !format.silent.test(name) && unread.add(name, value, at),
    name => format.roles[name],
  )
  const [printed] = fields.filter(({ name }) => ofAuthors.includes(name))
  if (printed && authors.length === 0) unread.add(printed.name, printed.value, at)
  return { ...entry, ...(authors.length > 0 && { authors }) }
}

function authorsOf(fields: readonly Field[], { authors, organisations = [] }: Format): string[] {
  const behind = (tag: string) =>
    fields.filter(({ name }) => name === tag).flatMap(({ value, more }) => [value, ...more])
  const [longest = []] = authors.map(behind).toSorted((a, b) => b.length - a.length)
  return withoutOthers([...longest, ...organisations.flatMap(behind)]).map(spokenName)
}

function passage({ value, more, at }: Field): Passage {
  const text = [value, ...more].join('\n')
  const shown = shownText(text)
  return shown === text ? unwrapLines(text, at + 1) : unwrap(shown, () => at + 1)
}

function recordsOf(lines: readonly string[], format: Format): TaggedRecord[] {
  const records: TaggedRecord[] = []
  let fields: Field[] = []
  const replaceLast = (last: number) => {
    const record = records.pop()
    if (record) records.push({ ...record, last })
  }
  let open = false
  for (const [index, line] of lines.entries()) {
    const [, name, value = ''] = format.tag.exec(line.trimEnd()) ?? []
    const field = fields.at(-1)
    if (name !== undefined && format.first.test(name)) {
      fields = [{ name, value, more: [], at: index }]
      records.push({ fields, first: index, last: index })
      open = true
    } else if (name !== undefined && format.last?.test(name)) {
      replaceLast(index)
      open = false
    } else if (open && line.trim() !== '') {
      replaceLast(index)
      if (name !== undefined) fields.push({ name, value, more: [], at: index })
      else if (field) fields[fields.length - 1] = { ...field, more: [...field.more, line.trim()] }
    }
  }
  return records
}
