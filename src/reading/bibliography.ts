import parser from 'latex-utensils/out/src/bibtex/bibtex_parser_simple.js'
import * as bibtex from 'latex-utensils/out/src/bibtex/bibtex_parser_types.js'
import { DamagedFile } from './damaged-file.ts'

/** An entry of BibTeX, by what tells which paper it is. */
export interface BibliographyEntry {
  /** What a reader knows it by: its title, else its key. */
  readonly name: string
  readonly key: string
  /** Of the line on which it begins, from 1. */
  readonly line: number
  readonly title: string
  readonly arxivId: string | undefined
  /** Addresses that it names. */
  readonly addresses: readonly string[]
}

const ENTRY = /^[ \t]*@([a-z]+)\s*[{(]/gim
const NO_PAPER = /^(?:comment|preamble|string)$/i
const ID =
  /(?:^|arxiv[:./](?:abs\/|pdf\/)?|arxiv\.org\/(?:abs|pdf)\/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/i

/**
 * Reads a bibliography entry by entry.
 * @throws DamagedFile where one of them is not complete
 */
export function readBibliography(text: string): BibliographyEntry[] {
  const starts = [...text.matchAll(ENTRY)]
  return starts.flatMap(({ index, 1: type = '' }, at) => {
    if (NO_PAPER.test(type)) return []
    const chunk = text.slice(index, starts[at + 1]?.index)
    return [entryOf(parsed(chunk, text, index), text.slice(0, index).split('\n').length)]
  })
}

function parsed(chunk: string, text: string, offset: number): bibtex.Entry {
  try {
    const [entry] = parser.parse(chunk).content
    if (entry && bibtex.isEntry(entry) && !/[{}=]/.test(chunk.slice(entry.location.end.offset))) return entry
  } catch (error) {
    if (!(error instanceof parser.SyntaxError)) throw error
  }
  throw new DamagedFile(text, offset, 'this entry is not complete: a brace, a quote or a comma is missing.')
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
    addresses: [field('url'), field('howpublished')].flatMap(value => /https?:[^\s{}]+/.exec(value) ?? []),
  }
}

function textOf(value: bibtex.FieldValue): string {
  if (bibtex.isConcatValue(value)) return value.content.map(textOf).join('')
  return String(value.content)
}
