import { parse as parseCsv } from 'csv-parse/sync'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import type { Line } from '../passage.ts'
import { locator, type Source } from '../source.ts'
import { dayOf } from './dates.ts'
import { type Entry, listingOf, Unread } from './entry.ts'
import { roleOf } from './fields.ts'
import { shownText } from './html.ts'
import { fieldFacts, type PrintedField } from './printed-fields.ts'
import type { Day, Listing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/** A table with a row of names: CSV, or TSV, or with semicolons as spreadsheets of some countries write it. */
export const table: Reader = {
  label: 'a table (CSV)',
  nothingFound: 'The table has no row.',
  extension: '.csv',
  edition: { title: 'Papers' },
  recognises: source => delimiterOf(source) !== undefined,
  read,
}

/** The row of names ends before. Characters. */
const HEAD = 10_000
const DELIMITERS = [',', '\t', ';', '|'] as const

interface Row {
  readonly record: readonly string[]
  readonly raw: string
}

/** The delimiter under which the first row names a title and at least one other field of a paper. */
function delimiterOf({ text }: Source): string | undefined {
  const head = text.slice(0, HEAD)
  if (/^\s*\|/.test(head)) return undefined
  return DELIMITERS.find(delimiter => {
    try {
      const [row] = rows(head, delimiter, 1)
      const roles = row?.record.map(roleOf) ?? []
      const words = row?.record.every(name => name.length < 60)
      return words && roles.includes('title') && roles.filter(Boolean).length > 1
    } catch {
      return false
    }
  })
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

/** With `raw`, csv-parse gives each record with its text, which its types do not say. */
const isRow = (row: unknown): row is Row =>
  typeof row === 'object' && row !== null && 'record' in row && 'raw' in row

function read(source: Source): Listing {
  const delimiter = delimiterOf(source) ?? ','
  const locate = locator(source)
  const [head, ...body] = tableRows(source, delimiter)
  const names = head?.record.map(name => name.trim()) ?? []
  const own = names.join() === OWN
  const entries: Entry[] = []
  const days = new Map<string, Day>()
  const unread = new Unread()
  let offset = source.text.indexOf(head?.raw.trim() ?? '') + (head?.raw.trim().length ?? 0)
  for (const { record, raw } of body) {
    const start = source.text.indexOf(raw.trim(), offset)
    offset = start + raw.trim().length
    const [from, to] = [locate(start), locate(offset)]
    const at: Line = {
      text: (source.lines[from.line - 1] ?? '').slice(from.column - 1),
      number: from.line,
      column: from.column,
    }
    const fields = names
      .map((name, column): PrintedField => {
        const cell = record[column] ?? ''
        return { name, value: own ? withoutMark(cell) : cell }
      })
      .filter(({ name }) => !(own && (name === 'url' || name === 'order')))
    const { title, abstract, day: label, facts, unread: others } = fieldFacts(fields)
    for (const { name, value } of others) unread.add(name, value, at)
    const day = label === undefined ? undefined : dayOf(label)
    if (day && label !== undefined) days.set(label, { printed: day, at: { ...at, text: label } })
    const passage = (field: PrintedField | undefined) => {
      if (!field) return undefined
      const text = shownText(field.value)
      const place = Math.max(start, source.text.indexOf(field.value.slice(0, 20), start))
      return unwrap(text, within => (text === field.value ? locate(place + within).line : locate(place).line))
    }
    entries.push({
      name: title ? `The row “${title.value.slice(0, 60)}”` : 'The row',
      title: passage(title),
      abstract: passage(abstract),
      lines: [from.line, to.line],
      at,
      ...facts,
      ...(day && { day }),
    })
  }
  const diagnostics: Diagnostic[] = names.some(name => roleOf(name) === 'abstract')
    ? []
    : [noAbstracts(source, names)]
  return listingOf(source, diagnostics.length > 0 ? [] : entries, {
    days: [...days.values()],
    diagnostics,
    doubts: unread.doubts(source),
  })
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

/** This site puts an apostrophe before what a spreadsheet would take for a formula. */
const withoutMark = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')
