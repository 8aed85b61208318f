import { parse as parseCsv } from 'csv-parse/sync'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import type { Line } from '../passage.ts'
import { locator, type Source } from '../source.ts'
import { type Entry, listingOf, Unread } from './entry.ts'
import { type Role, roleOf } from './fields.ts'
import { shownText } from './html.ts'
import { entryOf, type PrintedField } from './printed-fields.ts'
import type { Day, Listing, Reader } from './reader.ts'
import { WEB_OF_SCIENCE } from './tagged/formats.ts'
import { unwrap } from './unwrap.ts'

/** A table with a row of column names: CSV, TSV, or with semicolons as some spreadsheets write it. */
export const table: Reader = {
  label: 'a table (CSV)',
  nothingFound: 'The table has no row.',
  extension: '.csv',
  edition: { title: 'Papers' },
  recognises: source => layoutOf(source) !== undefined,
  read,
}

/** How many characters at the beginning of a file are searched for the row of names. */
const HEAD = 10_000
const DELIMITERS = [',', '\t', ';', '|'] as const
/** The largest number of rows with one cell above the row of names. */
const ABOVE = 4

interface Row {
  readonly record: readonly string[]
  readonly raw: string
}

/** How a table is written, and which row names the columns. */
interface Layout {
  readonly delimiter: string
  readonly names: number
}

/** The layout of a table with a row that names a title and at least one other field of a paper. */
function layoutOf({ text }: Source): Layout | undefined {
  const head = text.slice(0, HEAD)
  // Rows of Markdown's tables begin with bars.
  if (/^(?:.*\n){0,4}\s*\|/.test(head)) return undefined
  for (const delimiter of DELIMITERS) {
    const names = firstRows(head, delimiter).findIndex(({ record }) => areNames(record))
    if (names >= 0) return { delimiter, names }
  }
  return undefined
}

/** The first rows, up to the first with several cells. */
function firstRows(head: string, delimiter: string): Row[] {
  try {
    const first = rows(head, delimiter, ABOVE + 1)
    const end = first.findIndex(({ record }) => record.filter(cell => cell.trim() !== '').length > 1)
    return first.slice(0, end + 1)
  } catch {
    return []
  }
}

function areNames(record: readonly string[]): boolean {
  const role = columnRole(record)
  const roles = record.map(role).filter(Boolean)
  return record.every(name => name.length < 60) && roles.includes('title') && new Set(roles).size > 1
}

/** Web of Science names its columns by its tags. */
function columnRole(names: readonly string[]): (name: string) => Role | undefined {
  const { roles, authors } = WEB_OF_SCIENCE
  const isTagged = ['PT', 'TI', 'AU'].every(tag => names.some(name => name.trim() === tag))
  return name => {
    if (!isTagged) return roleOf(name)
    return authors.includes(name.trim()) ? 'authors' : roles[name.trim()]
  }
}

function rows(text: string, delimiter: string, to?: number): Row[] {
  const parsed: unknown[] = parseCsv(text, {
    delimiter,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ...(to !== undefined && { to }),
  })
  return parsed.filter(isRow)
}

/** With `raw`, csv-parse returns each record with its text; its types do not say so. */
const isRow = (row: unknown): row is Row =>
  typeof row === 'object' && row !== null && 'record' in row && 'raw' in row

function read(source: Source): Listing {
  const { delimiter, names: head } = layoutOf(source) ?? { delimiter: ',', names: 0 }
  const all = tableRows(source, delimiter)
  const names = all[head]?.record.map(name => name.trim()) ?? []
  if (!names.some(name => columnRole(names)(name) === 'abstract'))
    return listingOf(source, [], { diagnostics: [noAbstracts(source, names)] })
  const unread = new Unread()
  const days = new Map<string, Day>()
  const entries = placed(source, all)
    .slice(head + 1)
    .map(row => {
      const entry = rowEntry(row, names, unread)
      const label = row.record[names.indexOf('edition')] ?? ''
      if (entry.day) days.set(label, { printed: entry.day, at: { ...row.at, text: label } })
      return entry
    })
  return listingOf(source, entries, { days: [...days.values()], doubts: unread.doubts(source) })
}

interface PlacedRow extends Row {
  readonly at: Line
  /** First and last line, from 1. */
  readonly lines: readonly [number, number]
  /** The line of the source at an offset of the row's text. */
  readonly lineOf: (offset: number) => number
}

/** The rows with their places; they follow each other in the text. */
function placed(source: Source, all: readonly Row[]): PlacedRow[] {
  const locate = locator(source)
  let offset = 0
  return all.map(({ record, raw: printed }) => {
    const raw = printed.trim()
    const start = source.text.indexOf(raw, offset)
    offset = start + raw.length
    const { line, column } = locate(start)
    const text = (source.lines[line - 1] ?? '').slice(column - 1)
    return {
      record,
      raw,
      at: { text, number: line, column },
      lines: [line, locate(offset).line],
      lineOf: within => locate(start + within).line,
    }
  })
}

function rowEntry(
  { record, raw, at, lines, lineOf }: PlacedRow,
  names: readonly string[],
  unread: Unread,
): Entry {
  const isOwn = names.join() === OWN
  const fields = names
    .map((name, column): PrintedField => {
      const cell = record[column] ?? ''
      return { name, value: isOwn ? withoutMark(cell) : cell }
    })
    .filter(({ name }) => !(isOwn && (name === 'url' || name === 'order')))
  const passage = ({ value }: PrintedField) => {
    const text = shownText(value)
    const place = Math.max(0, raw.indexOf(value.slice(0, 20)))
    return unwrap(text, text === value ? within => lineOf(place + within) : () => lineOf(place))
  }
  return entryOf(
    { called: 'The row', fields, lines, at },
    passage,
    ({ name, value }) => unread.add(name, value, at),
    columnRole(names),
  )
}

const noAbstracts = ({ file }: Source, names: readonly string[]): Diagnostic => ({
  rule: 'no-papers',
  reason: `This is a table without abstracts: its columns are ${names.slice(0, 8).join(', ')}.`,
  place: { file, line: 1 },
})

function tableRows(source: Source, delimiter: string): Row[] {
  try {
    return rows(source.text, delimiter)
  } catch (error) {
    const reason = `The table cannot be read: ${error instanceof Error ? error.message : error}.`
    throw new SplitError([{ rule: 'broken-table', reason, place: { file: source.file } }])
  }
}

/** The first columns of the tables that this site publishes. */
const OWN = 'order,edition,title,authors,published,id,url,links,abstract'

/** Removes the apostrophe that this site puts before text that a spreadsheet would take for a formula. */
const withoutMark = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')
