import type { Line, Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import { type Entry, listingOf, Unread } from './entry.ts'
import type { Role } from './fields.ts'
import { shownText } from './html.ts'
import { spokenName } from './names.ts'
import { fieldFacts, type PrintedField } from './printed-fields.ts'
import type { Kind, Listing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/**
 * Tagged text: a field a line behind its tag, lines without a tag continue the field above. The formats differ in
 * their tags alone. The packages of npm for them keep no lines, and none reads all.
 */
export const tagged: Reader = {
  label: 'tagged text',
  nothingFound: 'The file has no record.',
  extension: '.ris',
  edition: { title: 'Bibliography' },
  recognises: source => formatOf(source) !== undefined,
  read,
}

interface Format extends Kind {
  readonly tag: RegExp
  /** The tag with which a record begins. */
  readonly first: RegExp
  readonly last?: RegExp
  /** Tags that one author each stand behind; in lines that continue them stand others. */
  readonly authors: readonly string[]
  readonly roles: Readonly<Record<string, Role>>
  /** Tags of the file and not of a record, and such as say nothing that a site shows. */
  readonly silent: RegExp
}

const edition = { title: 'Bibliography' }

const FORMATS: readonly Format[] = [
  {
    label: 'RIS',
    edition,
    tag: /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/,
    first: /^TY$/,
    last: /^ER$/,
    authors: ['A1', 'AU'],
    roles: {
      TI: 'title',
      T1: 'title',
      CT: 'title',
      AB: 'abstract',
      N2: 'abstract',
      DA: 'published',
      Y1: 'published',
      PY: 'published',
      DO: 'doi',
      M3: 'doi',
      UR: 'address',
      L1: 'address',
      L2: 'address',
      LK: 'address',
      AN: 'id',
      M1: 'id',
      C1: 'id',
    },
    silent: /^(?:TY|ER|ID)$/,
  },
  {
    label: 'MEDLINE (NBIB)',
    edition,
    tag: /^([A-Z]{2,4}) *- (.*)$/,
    first: /^PMID$/,
    authors: ['FAU', 'CN'],
    roles: {
      TI: 'title',
      TT: 'title',
      AB: 'abstract',
      DEP: 'published',
      DP: 'published',
      LID: 'doi',
      AID: 'doi',
    },
    silent: /^(?:AU|AUID|PMID|OWN|STAT|AD|IS|LA|SB|MH|PT|EDAT|MHDA|CRDT|PHST|PST|LR|DCOM|JID|PL)$/,
  },
  {
    label: 'EndNote’s tagged text',
    edition,
    tag: /^%([A-Z0-9@!+^?~*$[\](<>&#=;:{}.,_'"`|\\/-]) ?(.*)$/,
    first: /^0$/,
    authors: ['A'],
    roles: {
      T: 'title',
      X: 'abstract',
      '8': 'published',
      D: 'published',
      R: 'doi',
      U: 'address',
      M: 'id',
      '1': 'id',
    },
    silent: /^[0FG]$/,
  },
  {
    label: 'tagged text of Web of Science',
    edition,
    tag: /^([A-Z][A-Z0-9])(?: (.*)|)$/,
    first: /^PT$/,
    last: /^ER$/,
    authors: ['AF'],
    roles: { TI: 'title', AB: 'abstract', DI: 'doi', AR: 'id' },
    silent: /^(?:PT|ER|EF|FN|VR|AU|UT)$/,
  },
]

/** The format whose first tag, with others behind it, stands above all text. */
function formatOf({ lines }: Source): Format | undefined {
  return FORMATS.find(({ tag, first }) => {
    const filled = lines.map(line => line.trimEnd()).filter(line => line !== '')
    const at = filled.slice(0, 12).findIndex(line => first.test(tag.exec(line)?.[1] ?? ''))
    return at >= 0 && filled.slice(at, at + 3).every(line => tag.test(line))
  })
}

interface Field extends PrintedField {
  readonly at: number
  readonly more: readonly string[]
}

function read(source: Source): Listing {
  const format = formatOf(source)
  if (!format) return listingOf(source, [])
  const unread = new Unread()
  const entries = recordsOf(source.lines, format).map(({ fields, first, last }): Entry => {
    const at: Line = { text: source.lines[first] ?? '', number: first + 1, column: 1 }
    const authors = format.authors
      .map(tag => fields.filter(({ name }) => name === tag).flatMap(({ value, more }) => [value, ...more]))
      .toSorted((a, b) => b.length - a.length)[0]
    const {
      title,
      abstract,
      facts,
      unread: others,
    } = fieldFacts(
      fields.filter(({ name }) => !format.authors.includes(name)),
      name => format.roles[name],
    )
    for (const { name, value } of others) if (!format.silent.test(name)) unread.add(name, value, at)
    const names = authors?.map(spokenName).filter(name => name !== '') ?? []
    return {
      name: title ? `The record “${title.value.slice(0, 60)}”` : 'The record',
      title: title && passage(title),
      abstract: abstract && passage(abstract),
      lines: [first + 1, last + 1],
      at,
      ...facts,
      ...(names.length > 0 && { authors: names }),
    }
  })
  const { label } = format
  return listingOf(source, entries, { doubts: unread.doubts(source), kind: { label, edition } })
}

function passage({ value, more, at }: Field): Passage {
  const text = [value, ...more].join('\n')
  const shown = shownText(text)
  return unwrap(shown, offset => at + 1 + (shown === text ? text.slice(0, offset).split('\n').length - 1 : 0))
}

function recordsOf(lines: readonly string[], { tag, first, last }: Format) {
  const records: { fields: Field[]; first: number; last: number }[] = []
  let open = false
  for (const [index, line] of lines.entries()) {
    const [, name, value = ''] = tag.exec(line.trimEnd()) ?? []
    const record = records.at(-1)
    if (name !== undefined && first.test(name)) {
      records.push({ fields: [{ name, value, more: [], at: index }], first: index, last: index })
      open = true
    } else if (name !== undefined && last?.test(name)) {
      if (record) record.last = index
      open = false
    } else if (record && open && line.trim() !== '') {
      record.last = index
      const field = record.fields.at(-1)
      if (name !== undefined) record.fields.push({ name, value, more: [], at: index })
      else if (field)
        record.fields[record.fields.length - 1] = { ...field, more: [...field.more, line.trim()] }
    }
  }
  return records
}
