import type { Diagnostic } from '../diagnostics.ts'
import { printedDate } from '../header.ts'
import { atLine, type Line, type Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import { type Entry, listingOf } from './entry.ts'
import { authorNames } from './names.ts'
import type { Listing, Reader } from './reader.ts'
import { unwrapLines } from './unwrap.ts'

/** arXiv's e-mail: each paper has a head of fields and an abstract; a line of two backslashes precedes each of them. */
export const digest: Reader = {
  label: 'arXiv’s e-mail digest',
  nothingFound: 'The e-mail has no paper with an abstract.',
  extension: '.txt',
  edition: { title: 'arXiv', origin: 'https://arxiv.org/' },
  recognises: ({ lines }) => lines.some(isBar) && lines.some(line => ID.test(line)),
  read,
}

const isBar = (line: string): boolean => /^\s*\\\\\s*$/.test(line)
const ID = /^\s*arXiv:\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\b/
const END = /^\s*\\\\\s*\(\s*https?:\/\/arxiv\.org\//
const FIELD = /^([A-Z][A-Za-z-]{1,20}):\s?(.*)$/
const RULE = /^\s*(?:-{10,}|={10,}|%{2,}.*|-*%.*)\s*$/

function read(source: Source): Listing {
  const { lines } = source
  const entries: Entry[] = []
  const doubts: Diagnostic[] = []
  const starts = lines.flatMap((line, index) => (ID.test(line) ? [index] : []))
  for (const [order, start] of starts.entries()) {
    const next = starts[order + 1] ?? lines.length
    const within = (from: number, found: (line: string) => boolean): number => {
      const at = lines.slice(from, next).findIndex(found)
      return at < 0 ? next : from + at
    }
    const id = ID.exec(lines[start] ?? '')?.[1]
    const at: Line = { text: lines[start] ?? '', number: start + 1, column: 1 }
    const doubt = (reason: string) => doubts.push(atLine(source, 'incomplete-entry', reason, at))
    const opening = within(start, isBar)
    const end = within(start, line => END.test(line))
    const fields = fieldsOf(lines, start, Math.min(opening, end))
    const title = fields.get('title')
    if (opening === next && end < next && title) {
      doubt(`arXiv:${id} was replaced and is printed without abstract: passed over.`)
      continue
    }
    const last = end < next ? end : within(opening + 1, line => isBar(line) || RULE.test(line))
    const abstract = opening < next ? passageOf(lines, opening + 1, last) : undefined
    if (end === next && abstract?.text)
      doubt('The line that ends an entry is missing: is the abstract whole?')
    const published = printedDay(fields.get('date')?.text ?? '')
    const authors = authorNames(fields.get('authors')?.text ?? '')
    entries.push({
      name: `The entry arXiv:${id}`,
      title,
      abstract,
      lines: [start + 1, end < next ? end + 1 : last],
      at,
      ...(id !== undefined && { id }),
      ...(authors.length > 0 && { authors }),
      ...(published && { published }),
    })
  }
  return listingOf(source, entries, { doubts })
}

/** The fields of a head. A line that starts with white space continues the field above. */
function fieldsOf(lines: readonly string[], from: number, to: number) {
  const fields = new Map<string, Passage>()
  for (let index = from + 1; index < to; index++) {
    const [, name, value] = FIELD.exec(lines[index] ?? '') ?? []
    if (name === undefined || value === undefined) continue
    let end = index + 1
    while (end < to && /^\s+\S/.test(lines[end] ?? '')) end++
    const text = [value, ...lines.slice(index + 1, end)].join('\n')
    fields.set(name.toLowerCase().replace(/^author$/, 'authors'), lined(text, index))
  }
  return fields
}

const passageOf = (lines: readonly string[], from: number, to: number) =>
  lined(lines.slice(from, to).join('\n'), from)

const lined = (text: string, index: number) => unwrapLines(text, index + 1)

/** "Wed, 20 Nov 2024 09:12:01 GMT   (31214kb)". */
function printedDay(field: string) {
  const [date] = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}/.exec(field) ?? []
  return date === undefined ? undefined : printedDate(date)
}
