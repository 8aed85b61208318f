import { bibtexParser } from 'latex-utensils'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import { atLine, type Line } from '../passage.ts'
import { SYMBOLS } from '../restore/text-commands.ts'
import { locator, type Source } from '../source.ts'
import { markedId, TRAILER } from './arxiv.ts'
import { dayOf } from './dates.ts'
import { type Entry, factsOf, isAddress, listingOf, Unread } from './entry.ts'
import { script, shownText } from './html.ts'
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
  const entries: Entry[] = []
  const doubts: Diagnostic[] = []
  const strings = new Map<string, string>()
  const unread = new Unread()
  for (const { text, offset } of chunks(source.text)) {
    const from = locate(offset)
    const at: Line = { text: text.split('\n')[0] ?? '', number: from.line, column: from.column }
    if (/^\s*@comment/i.test(text)) continue
    const entry = parseEntry(source, text, at)
    if (bibtexParser.isStringEntry(entry)) strings.set(entry.abbreviation.toLowerCase(), entry.value.content)
    if (!bibtexParser.isEntry(entry) || NO_PAPER.test(entry.entryType)) continue
    const fields = new Map<string, Field>(
      entry.content.map(({ name, value }) => [
        name.toLowerCase(),
        { value: textOf(value, strings), offset: offset + value.location.start.offset },
      ]),
    )
    const title = fields.get('title')
    const abstract = fields.get('abstract') ?? fields.get('annotation')
    if (VOLUME.test(entry.entryType) && !abstract?.value.trim()) {
      doubts.push(atLine(source, 'incomplete-entry', 'A whole volume without abstract: passed over.', at))
      continue
    }
    for (const [name, { value }] of fields) if (!isRead(name, value)) unread.add(name, value, at)
    entries.push({
      name: `The entry ${entry.internalKey ?? ''}`.trim(),
      title: title && passage(title),
      abstract: abstract && passage({ ...abstract, value: abstract.value.replace(TRAILER, '') }),
      lines: [from.line, locate(offset + entry.location.end.offset).line],
      at,
      ...facts(fields, entry.internalKey),
    })
  }
  return listingOf(source, entries, { doubts: [...doubts, ...unread.doubts(source)] })

  /** Braces that only protect capitals are BibTeX's; those in formulas and of commands are TeX's. */
  function passage({ value, offset }: Field) {
    const start = source.text.slice(offset, offset + MARGIN).indexOf(value.slice(0, 20))
    const from = offset + Math.max(0, start)
    const whole = unwrap(value, at => locate(from + at).line)
    const text = withoutProtection(withoutNames(whole.text)).trim()
    return { ...whole, text }
  }
}

/** A value stands right behind its brace or quote. Characters. */
const MARGIN = 200

/** Fields that are read, and those that say how a paper was found, not what it is. */
const READ = new Set(
  'title abstract annotation author date year month day eprint eprinttype archiveprefix arxivid url doi journal number urldate file'.split(
    ' ',
  ),
)

/** An address of code, and names of which some are left out, are read where they are that. */
function isRead(name: string, value: string): boolean {
  if (name === 'code' || name === 'github') return isAddress(value.trim())
  return READ.has(name) && (name !== 'author' || namesOf(value).length > 0)
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

/** Names between "and"; what stands in braces is one name of an organisation. */
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

/** Characters that programs write by name, with the braces that end the name. */
const NAMED = /\{\\(text[a-z]+)\}|\\(text[a-z]+)(?:\{\}| +|(?![a-zA-Z{]))/g
const LOWERED = /\\text(sub|super)script\{(\d+)\}/g
const ESCAPED = /\\([%&#_])/g

/**
 * Characters by name as themselves. A field that names the backslash was TeX or had marks of HTML before the program
 * escaped it, and is given back as it was.
 */
function withoutNames(text: string): string {
  const escaped = /\\textbackslash\b/.test(text)
  const hasMarkup = /\\textless\b/.test(text)
  const shown = text
    .split(/((?<!\\)\$(?:\\.|[^$\\])*\$)/)
    .map((part, at) => (at % 2 ? part : outsideFormulas(part, escaped)))
    .join('')
  return hasMarkup ? shownText(shown) : shown
}

function outsideFormulas(text: string, escaped: boolean): string {
  const plain = escaped ? text.replace(ESCAPED, '$1').replace(/\\\$/g, '$$') : text
  return plain
    .replace(LOWERED, (_, name, digits) => script(name === 'sub' ? 'sub' : 'sup', digits))
    .replace(NAMED, (printed, braced, bare) => {
      const name = braced ?? bare
      const known = name in SYMBOLS && (escaped || !/^text(?:backslash|dollar|brace)/.test(name))
      return known ? (SYMBOLS[name] ?? printed) : printed
    })
}

/** A group that is no argument of a command, no script and no second argument. */
const PROTECTED = /(?<!\\[a-z]*|\\[^a-z]|[\^_}\]])\{([^{}\\]*)\}/gi

function withoutProtection(text: string): string {
  const whole = /^\{([\s\S]*)\}$/.exec(text)?.[1]
  if (whole !== undefined && isBalanced(whole)) return withoutProtection(whole)
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, index) => (index % 2 ? part : part.replace(PROTECTED, '$1').replace(PROTECTED, '$1')))
    .join('')
}

/** Whether every brace closes that opens, so that a pair around all of it is one pair. */
function isBalanced(text: string): boolean {
  let depth = 0
  for (const [brace] of text.matchAll(/(?<!\\)[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}
