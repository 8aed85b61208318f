import type { PaperRecord } from '../../schemas/paper-record.ts'

/** The columns, each with its value; a line feed separates several values of one. */
const COLUMNS = {
  order: ({ order }) => String(order),
  edition: ({ edition }) => edition,
  title: ({ title }) => title,
  authors: ({ authors = [] }) => authors.join('\n'),
  published: ({ published = '' }) => published,
  id: ({ id = '' }) => id,
  url: ({ url }) => url,
  links: ({ links }) => links.map(({ href }) => href).join('\n'),
  abstract: ({ abstract }) => abstract,
} as const satisfies Record<string, (record: PaperRecord) => string>

/**
 * Papers as comma-separated values with a header line, after RFC 4180; yields line by line. An apostrophe precedes a
 * text that a spreadsheet would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function* csv(records: readonly PaperRecord[]): Generator<string> {
  yield line(Object.keys(COLUMNS))
  for (const record of records) yield line(Object.values(COLUMNS).map(value => value(record)))
}

function line(values: readonly string[]): string {
  return `${values.map(quoted).join(',')}\r\n`
}

/** How formulas begin in spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/

function quoted(text: string): string {
  const value = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
