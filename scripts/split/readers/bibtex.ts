import { bibtexParser } from 'latex-utensils'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import { atLine, type Line } from '../passage.ts'
import { plainText, restoreTitle } from '../restore.ts'
import { locator, type Source } from '../source.ts'
import { bareId, idOfAddress, isoDay, TRAILER } from './arxiv.ts'
import type { Listing, Printing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/** BibTeX entries with abstracts. */
export const bibtex: Reader = {
  label: 'BibTeX with abstracts',
  nothingFound: 'The file has no entry.',
  extension: '.bib',
  edition: { title: 'Bibliography' },
  recognises: ({ text }) => /^\s*@[a-z]+\s*[{(]/i.test(text) || KEYED.test(text),
  read,
}

const ENTRY = /^[ \t]*@([a-z]+)\s*[{(]/gim

/** The head of an entry with its first field: what stands above the first entry is a comment, in BibTeX. */
const KEYED = /^[ \t]*@[a-z]+\s*[{(]\s*[^\s,{}()=]+\s*,\s*[a-z][\w-]*\s*=/im

/** Entries that are no papers; of a volume, what it holds has entries of its own. */
const NO_PAPER = /^(?:comment|preamble|string)$/i
const VOLUME = /^(?:mv)?(?:proceedings|collection)$/i

interface Field {
  readonly value: string
  /** Where the value starts, in the text of the source. */
  readonly offset: number
}

function read(source: Source): Listing {
  const locate = locator(source)
  const papers: Printing[] = []
  const diagnostics: Diagnostic[] = []
  const doubts: Diagnostic[] = []
  const strings = new Map<string, string>()
  for (const { text, offset } of chunks(source.text)) {
    const at = locate(offset)
    const line: Line = { text: text.split('\n')[0] ?? '', number: at.line, column: at.column }
    if (/^\s*@comment/i.test(text)) continue
    const entry = parseEntry(source, text, line)
    if (bibtexParser.isStringEntry(entry)) strings.set(entry.abbreviation.toLowerCase(), entry.value.content)
    if (!bibtexParser.isEntry(entry) || NO_PAPER.test(entry.entryType)) continue
    const fields = new Map<string, Field>(
      entry.content.map(({ name, value }) => [
        name.toLowerCase(),
        { value: textOf(value, strings), offset: offset + value.location.start.offset },
      ]),
    )
    const title = fields.get('title')
    const abstract = fields.get('abstract')
    if (VOLUME.test(entry.entryType) && !abstract?.value.trim()) {
      doubts.push(atLine(source, 'incomplete-entry', 'A whole volume without abstract: passed over.', line))
      continue
    }
    if (!title?.value.trim() || !abstract?.value.trim()) {
      const missing = title?.value.trim() ? 'abstract' : 'title'
      diagnostics.push(
        atLine(source, 'incomplete-entry', `The entry ${entry.internalKey ?? ''} has no ${missing}.`, line),
      )
      continue
    }
    papers.push({
      title: passage(title.value, title.offset),
      abstract: passage(abstract.value.replace(TRAILER, ''), abstract.offset),
      lines: [at.line, locate(offset + entry.location.end.offset).line],
      ...facts(fields, entry.internalKey),
    })
  }
  return { papers, days: [], diagnostics, doubts }

  /** Braces that only protect capitals are BibTeX's; those in formulas and of commands are TeX's. */
  function passage(value: string, offset: number) {
    const start = source.text.indexOf(value.slice(0, 20), offset)
    const from = start < 0 ? offset : start
    const whole = unwrap(value, at => locate(from + at).line)
    return { ...whole, text: withoutProtection(whole.text) }
  }
}

/** Entries one by one, so that a broken one is named and not the end of the file. */
function chunks(text: string): { text: string; offset: number }[] {
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
  const id =
    [value('eprint'), value('arxivid'), key ?? ''].map(bareId).find(Boolean) ??
    [value('url'), value('journal').replace(/^.*arXiv:/, 'arxiv.org/abs/'), trailer]
      .map(idOfAddress)
      .find(Boolean)
  const authors = value('author')
    .split(/\s+and\s+/)
    .map(personName)
    .filter(name => name !== '' && name !== 'others')
  const published = isoDay(value('date'))
  const code = value('code') || value('github')
  return {
    ...(id !== undefined && { id }),
    ...(authors.length > 0 && { authors }),
    ...(published && { published }),
    ...(/^https?:\/\/\S+$/.test(code) && { links: [{ href: code, kind: 'code' as const }] }),
  }
}

/** "Last, First" and "Last, Jr, First" as they are spoken. */
function personName(printed: string): string {
  const [last = '', second, third] = printed.trim().split(/\s*,\s*/)
  const name = third === undefined ? [second, last] : [third, last, second]
  return plainText(restoreTitle(name.filter(Boolean).join(' ')))
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A group that is no argument of a command, no script and no second argument. */
const PROTECTED = /(?<!\\[a-z]*|\\[^a-z]|[\^_}\]])\{([^{}\\]*)\}/gi

function withoutProtection(text: string): string {
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, index) => (index % 2 ? part : part.replace(PROTECTED, '$1').replace(PROTECTED, '$1')))
    .join('')
}
