import type { Role } from '../fields.ts'
import type { Kind } from '../reader.ts'

/** A format of tagged text: a tag begins each field; lines without a tag continue the field above. */
export interface Format extends Kind {
  readonly tag: RegExp
  /** The tag with which a record begins. */
  readonly first: RegExp
  readonly last?: RegExp
  /** Tags for lists of authors, the longest of which is used. Lines that continue such a field hold an author each. */
  readonly authors: readonly string[]
  /** Tags of organisations that are authors too. */
  readonly organisations?: readonly string[]
  readonly roles: Readonly<Record<string, Role>>
  /** Tags that concern the file rather than a record, and tags of fields that are not read. */
  readonly silent: RegExp
}

const edition = { title: 'Bibliography' }

const RIS: Format = {
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
}

const MEDLINE: Format = {
  label: 'MEDLINE (NBIB)',
  edition,
  tag: /^([A-Z]{2,4}) *- (.*)$/,
  first: /^PMID$/,
  authors: ['FAU', 'AU'],
  organisations: ['CN'],
  roles: {
    TI: 'title',
    TT: 'title',
    AB: 'abstract',
    DEP: 'published',
    DP: 'published',
    LID: 'doi',
    AID: 'doi',
  },
  silent: /^(?:AUID|PMID|OWN|STAT|AD|IS|LA|SB|MH|PT|EDAT|MHDA|CRDT|PHST|PST|LR|DCOM|JID|PL)$/,
}

const ENDNOTE: Format = {
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
}

export const WEB_OF_SCIENCE: Format = {
  label: 'tagged text of Web of Science',
  edition,
  tag: /^([A-Z][A-Z0-9])(?: (.*)|)$/,
  first: /^PT$/,
  last: /^ER$/,
  authors: ['AF', 'AU'],
  organisations: ['CA'],
  roles: { TI: 'title', AB: 'abstract', PD: 'published', PY: 'published', DI: 'doi', AR: 'id' },
  silent: /^(?:PT|ER|EF|FN|VR|UT)$/,
}

/** The format of a text; the first whose records begin like the text's decides. */
export const FORMATS: readonly Format[] = [RIS, MEDLINE, ENDNOTE, WEB_OF_SCIENCE]
