import type { PaperLink } from '../../../src/schemas/paper.ts'
import { kindOfAddress } from '../links.ts'
import type { Line, Passage } from '../passage.ts'
import { dayOf, dayOfFields } from './dates.ts'
import { type Entry, factsOf, isAddress } from './entry.ts'
import { type Role, roleOf } from './fields.ts'
import { authorNames, namesOnlyFirst } from './names.ts'
import type { Facts } from './reader.ts'

/** A field of a record in a text: a cell, a tagged or a labelled line. */
export interface PrintedField {
  readonly name: string
  readonly value: string
}

interface Read<Field> {
  readonly title: Field | undefined
  readonly abstract: Field | undefined
  /** The day of the edition, as printed. */
  readonly day?: string
  readonly facts: Facts
  /** Fields that the reader does not know. */
  readonly unread: readonly Field[]
}

/** The field for a text; of several, the one with the plainest name. */
const surest = <Field extends PrintedField>(fields: readonly Field[], word: RegExp): Field | undefined =>
  fields.find(({ name }) => word.test(name)) ?? fields[0]

/** The meaning of a record's fields, by their names. */
export function fieldFacts<Field extends PrintedField>(
  fields: readonly Field[],
  role: (name: string) => Role | undefined = roleOf,
): Read<Field> {
  const filled = fields.filter(({ value }) => value.trim() !== '')
  const unread: Field[] = []
  const by = (wanted: Role) => filled.filter(({ name }) => role(name) === wanted)
  const values = (wanted: Role) => by(wanted).map(({ value }) => value.trim())
  const authorFields = by('authors').filter(field => {
    if (namesOnlyFirst(field.value)) unread.push(field)
    return !namesOnlyFirst(field.value)
  })
  const published = dayOfFields(values('published'))
  if (!published) unread.push(...by('published'))
  const [votes] = values('upvotes').filter(value => /^\d+$/.test(value))
  const links = [
    ...linksOf(values('code'), 'code'),
    ...linksOf(values('project'), 'project'),
    ...linksOf(listed(fields, 'links'), undefined),
  ]
  const isLink = ({ value }: Field) => isAddress(value.trim())
  unread.push(...[...by('code'), ...by('project')].filter(field => !isLink(field)))
  unread.push(...filled.filter(({ name }) => role(name) === undefined))
  const [day] = values('day')
  const [longest] = authorFields
    .map(({ value }) => authorNames(value))
    .toSorted((a, b) => b.length - a.length || b.join().length - a.join().length)
  return {
    title: surest(by('title'), /title|标题|题目/i),
    abstract: surest(by('abstract'), /abstract|摘要/i),
    ...(day !== undefined && { day }),
    facts: factsOf({
      ids: values('id'),
      dois: values('doi'),
      addresses: values('address').flatMap(value => value.split(/[\s;]+/)),
      authors: longest ?? [],
      published,
      upvotes: votes === undefined ? undefined : Number(votes),
      links,
    }),
    unread,
  }
}

/** A record of fields in a text: a row, a tagged or a labelled record. */
export interface PrintedRecord<Field extends PrintedField> {
  /** Its name in messages: "The row". */
  readonly called: string
  readonly fields: readonly Field[]
  /** First and last line of the source, from 1. */
  readonly lines: readonly [number, number]
  readonly at: Line
}

/**
 * A record as an entry.
 * @param passage gives a field its place in the source
 * @param unread collects fields that are not known
 */
export function entryOf<Field extends PrintedField>(
  { called, fields, lines, at }: PrintedRecord<Field>,
  passage: (field: Field) => Passage,
  unread: (field: Field) => void,
  role: (name: string) => Role | undefined = roleOf,
): Entry {
  const { title, abstract, day: label, facts, unread: others } = fieldFacts(fields, role)
  for (const field of others) unread(field)
  const day = label === undefined ? undefined : dayOf(label)
  return {
    name: title ? `${called} “${title.value.trim().slice(0, 60).trim()}”` : called,
    title: title && passage(title),
    abstract: abstract && passage(abstract),
    lines,
    at,
    ...facts,
    ...(day && { day }),
  }
}

/** Splits several addresses, which this site's tables print one a line. */
const listed = (fields: readonly PrintedField[], name: string): string[] =>
  fields.filter(field => field.name === name).flatMap(({ value }) => value.split(/\s+/))

const linksOf = (
  values: readonly string[],
  kind: 'code' | 'project' | undefined,
): Pick<PaperLink, 'href' | 'kind'>[] =>
  values.filter(isAddress).map(href => ({ href, kind: kind ?? kindOfAddress(href) ?? 'other' }))
