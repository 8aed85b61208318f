import { bibtexParser } from 'latex-utensils'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import { atLine, type Line, type Passage } from '../passage.ts'
import { locator, type Position, type Source } from '../source.ts'
import { markedId, TRAILER } from './arxiv.ts'
import { fieldText } from './bibtex/text.ts'
import { dayOf } from './dates.ts'
import { type Entry, factsOf, isAddress, listingOf, Unread } from './entry.ts'
import { spokenName, tidy, withoutOthers } from './names.ts'
import type { Listing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/** BibTeX entries with abstracts. */
export const bibtex: Reader = {
  label: 'BibTeX',
  nothingFound: 'The file has no entry.',
  extension: '.bib',
  edition: { title: 'Bibliography' },
  recognises: ({ text }) => /^\s*@[a-z]+\s*[{(]/i.test(text) || KEYED.test(text),
  read,
}

const ENTRY = /^[ \t]*@([a-z]+)\s*[{(]/gim

/** The head of an entry, with its first field. Text above the first entry is a comment in BibTeX. */
const KEYED = /^[ \t]*@[a-z]+\s*[{(]\s*[^\s,{}()=]+\s*,\s*[a-z][\w-]*\s*=/im

/** Entries that are no papers. The papers of a volume have entries of their own. */
const NO_PAPER = /^(?:comment|preamble|string)$/i
const VOLUME = /^(?:mv)?(?:proceedings|collection)$/i

/** The text of an entry, with its offset in the source. */
interface Chunk {
  readonly text: string
  readonly offset: number
}

interface Field {
  readonly value: string
  /** Offset of the value in the text of the source. */
  readonly offset: number
}

function read(source: Source): Listing {
  const reader = new BibtexReader(source)
  for (const chunk of chunks(source.text)) reader.chunk(chunk)
  return reader.listing()
}

type ParsedEntry = bibtexParser.Entry

class BibtexReader {
  readonly #source: Source
  readonly #locate: (offset: number) => Position
  readonly #entries: Entry[] = []
  readonly #doubts: Diagnostic[] = []
  readonly #strings = new Map<string, string>()
  readonly #unread = new Unread()

  constructor(source: Source) {
    this.#source = source
    this.#locate = locator(source)
  }

  chunk({ text, offset }: Chunk): void {
    const from = this.#locate(offset)
    const at: Line = { text: text.split('\n')[0] ?? '', number: from.line, column: from.column }
    if (/^\s*@comment/i.test(text)) return
    const entry = parseEntry(this.#source, text, at)
    if (bibtexParser.isStringEntry(entry))
      this.#strings.set(entry.abbreviation.toLowerCase(), entry.value.content)
    if (bibtexParser.isEntry(entry) && !NO_PAPER.test(entry.entryType)) this.#paper(entry, offset, at)
  }

  listing(): Listing {
    return listingOf(this.#source, this.#entries, {
      doubts: [...this.#doubts, ...this.#unread.doubts(this.#source)],
    })
  }

  #paper({ entryType, internalKey, content, location }: ParsedEntry, offset: number, at: Line): void {
    const fields = new Map<string, Field>(
      content.map(({ name, value }) => [
        name.toLowerCase(),
        { value: textOf(value, this.#strings), offset: offset + value.location.start.offset },
      ]),
    )
    const title = fields.get('title')
    const abstract = fields.get('abstract') ?? fields.get('annotation')
    if (VOLUME.test(entryType) && !abstract?.value.trim()) {
      const reason = 'A whole volume without abstract: passed over.'
      this.#doubts.push(atLine(this.#source, 'incomplete-entry', reason, at))
      return
    }
    for (const [name, { value }] of fields) if (!isRead(name, value)) this.#unread.add(name, value, at)
    this.#entries.push({
      name: `The entry ${internalKey ?? ''}`.trim(),
      title: title && this.#passage(title),
      abstract: abstract && this.#passage({ ...abstract, value: abstract.value.replace(TRAILER, '') }),
      lines: [at.number, this.#locate(offset + location.end.offset).line],
      at,
      ...facts(fields, internalKey),
    })
  }

  #passage({ value, offset }: Field): Passage {
    const start = this.#source.text.slice(offset, offset + MARGIN).indexOf(value.slice(0, 20))
    const from = offset + Math.max(0, start)
    const whole = unwrap(value, at => this.#locate(from + at).line)
    return { ...whole, text: fieldText(whole.text) }
  }
}

/** The largest distance between the name of a field and its value, in characters. */
const MARGIN = 200

/** Fields that are read, and fields that say how a paper was found. All others are reported. */
const READ = new Set(
  'title abstract annotation author date year month day eprint eprinttype archiveprefix arxivid url doi journal number urldate file'.split(
    ' ',
  ),
)

/** Whether a field is read. `code` must be an address, and `author` must name somebody. */
function isRead(name: string, value: string): boolean {
  if (name === 'code' || name === 'github') return isAddress(value.trim())
  return READ.has(name) && (name !== 'author' || namesOf(value).length > 0)
}

/** Splits a file into its entries, so that a broken one can be named and does not end the file. */
function chunks(text: string): Chunk[] {
  const starts = [...text.matchAll(ENTRY)].map(({ index }) => index)
  return starts.map((offset, index) => ({ text: text.slice(offset, starts[index + 1]), offset }))
}

function parseEntry(source: Source, text: string, line: Line) {
  const refuse = (reason: string) => new SplitError([atLine(source, 'broken-bibtex', reason, line)])
  let content: ReturnType<typeof bibtexParser.parse>['content']
  try {
    content = bibtexParser.parse(text).content
  } catch (error) {
    if (!bibtexParser.isSyntaxError(error)) throw error
    throw refuse('This entry is not complete: one of its braces or quotes does not close.')
  }
  const [entry] = content
  if (!entry || /[{}=]/.test(text.slice(entry.location.end.offset)))
    throw refuse('This entry cannot be read to its end.')
  return entry
}

type FieldValue = Parameters<typeof bibtexParser.isTextStringValue>[0]

function textOf(value: FieldValue, strings: ReadonlyMap<string, string>): string {
  if (bibtexParser.isConcatValue(value)) return value.content.map(part => textOf(part, strings)).join('')
  if (bibtexParser.isAbbreviationValue(value))
    return strings.get(value.content.toLowerCase()) ?? value.content
  return value.content
}

function facts(fields: ReadonlyMap<string, Field>, key: string | undefined) {
  const value = (name: string) => fields.get(name)?.value.trim() ?? ''
  const trailer = TRAILER.exec(value('abstract'))?.[1] ?? ''
  const journal = markedId(value('journal')) ?? ''
  const code = value('code') || value('github')
  const whole = [value('year'), value('month'), value('day')]
  return factsOf({
    ids: [value('eprint'), value('arxivid'), value('number'), key ?? '', journal],
    dois: [value('doi')],
    addresses: [value('url'), trailer],
    authors: namesOf(value('author')),
    published: dayOf(value('date')) ?? (whole.every(Boolean) ? dayOf(whole.join(' ')) : undefined),
    links: isAddress(code) ? [{ href: code, kind: 'code' }] : [],
  })
}

/** Splits names at "and"; a name in braces is that of an organisation. */
function namesOf(value: string): string[] {
  const names = ['']
  let depth = 0
  for (const word of value.split(/(\s+)/)) {
    if (depth === 0 && word === 'and') names.push('')
    else names[names.length - 1] += word
    depth += count(word, '{') - count(word, '}')
  }
  return withoutOthers(names)
    .map(name => name.trim())
    .map(name => (/^\{[^{}]*\}$/.test(name) ? tidy(name) : spokenName(name)))
}

const count = (word: string, brace: string): number => word.split(brace).length - 1
