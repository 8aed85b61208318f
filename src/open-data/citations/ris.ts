import type { PaperRecord } from '../../schemas/paper-record.ts'
import { type CslItem, cslItem } from './csl.ts'
import { type CslName, familyOf } from './name.ts'

/** The tags in use, in the order written. The type comes first and the end last. */
const TAGS = {
  TI: item => [item.title],
  AU: ({ author = [] }) => author.map(risName),
  PY: ({ issued }) => (issued ? [String(issued['date-parts'][0][0])] : []),
  DA: ({ issued }) => (issued ? [risDate(issued['date-parts'][0])] : []),
  T2: item => [item['container-title']],
  PB: ({ publisher }) => [publisher],
  M1: item => [item.number],
  ET: ({ edition }) => [edition],
  AB: ({ abstract }) => [abstract],
  N1: ({ note }) => [note],
  DO: item => [item.DOI],
  UR: item => [item.URL],
  ID: ({ id }) => [id],
} as const satisfies Record<string, (item: CslItem) => readonly (string | undefined)[]>

/**
 * The paper as a RIS record (2011) in plain text: the format has no math and no escapes. citation-js is not used: it
 * breaks lines within words and cuts ids.
 * @param withAbstract false for a record that a page shows
 */
export function ris(record: PaperRecord, withAbstract = true): string {
  const item = cslItem(record)
  const fields = Object.entries(TAGS).flatMap(([tag, values]) =>
    tag !== 'AB' || withAbstract ? values(item).flatMap(value => (value ? [line(tag, value)] : [])) : [],
  )
  return [line('TY', item.type === 'article' ? 'UNPB' : 'ELEC'), ...fields, line('ER', '')].join('')
}

function line(tag: string, value: string): string {
  return `${tag}  - ${value.replace(/\s*[\r\n]\s*/g, ' ')}\r\n`
}

/** `Family, Given, Suffix` */
function risName(name: CslName): string {
  if ('literal' in name) return name.literal
  return [familyOf(name), name.given, name.suffix].filter(Boolean).join(', ')
}

/** `YYYY/MM/DD/`; a part of the year in words may follow the last slash. */
function risDate(parts: readonly number[]): string {
  return `${[0, 1, 2].map(at => String(parts[at] ?? '').padStart(parts[at] === undefined ? 0 : 2, '0')).join('/')}/`
}
