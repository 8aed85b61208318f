import parser from 'latex-utensils/out/src/bibtex/bibtex_parser_simple.js'
import * as bibtex from 'latex-utensils/out/src/bibtex/bibtex_parser_types.js'
import { type EntryPlace, entryPlaces } from './bibliography-entries.ts'
import { DamagedFile } from './damaged-file.ts'

/** The fields of a BibTeX entry that identify its paper. */
export interface BibliographyEntry {
  /** Its title, else its key, to show to the reader. */
  readonly name: string
  readonly key: string
  /** Its first line, from 1. */
  readonly line: number
  readonly title: string
  readonly arxivId: string | undefined
  /** The valid addresses that it names. */
  readonly addresses: readonly string[]
}

const NO_PAPER = /^(?:comment|preamble|string)$/i
const ID =
  /(?:^|arxiv[:./](?:abs\/|pdf\/)?|arxiv\.org\/(?:abs|pdf)\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/i

/**
 * Reads a bibliography entry by entry.
 * @throws DamagedFile where one of them is not complete
 */
export function readBibliography(text: string): BibliographyEntry[] {
  return [...entryPlaces(text)]
    .filter(({ type }) => !NO_PAPER.test(type))
    .map(place => entryOf(parsed(text, place), place.line))
}

function parsed(text: string, { start, end }: EntryPlace): bibtex.Entry {
  try {
    const [entry] = end === undefined ? [] : parser.parse(text.slice(start, end)).content
    if (entry && bibtex.isEntry(entry)) return entry
  } catch (error) {
    // The parser recurses at each brace, until the stack is full.
    if (!(error instanceof parser.SyntaxError))
      throw new DamagedFile(text, start, 'the braces of this entry are nested too deep.')
  }
  throw new DamagedFile(text, start, 'this entry is not complete: a brace, a quote or a comma is missing.')
}

function entryOf({ internalKey: key = '', content }: bibtex.Entry, line: number): BibliographyEntry {
  const fields = new Map(content.map(({ name, value }) => [name.toLowerCase(), textOf(value)]))
  const field = (name: string) => fields.get(name)?.trim() ?? ''
  const title = field('title').replace(/[{}]/g, '').replace(/\s+/g, ' ')
  const ids = ['eprint', 'arxivid', 'doi', 'url', 'journal', 'note', 'number'].map(
    name => ID.exec(field(name))?.[1],
  )
  return {
    name: title || key || `the entry of line ${line}`,
    key,
    line,
    title,
    arxivId: ids.find(Boolean),
    addresses: [field('url'), field('howpublished')]
      .flatMap(value => /https?:[^\s{}]+/.exec(value) ?? [])
      .filter(address => URL.canParse(address)),
  }
}

function textOf(value: bibtex.FieldValue): string {
  if (bibtex.isConcatValue(value)) return value.content.map(textOf).join('')
  return String(value.content)
}
