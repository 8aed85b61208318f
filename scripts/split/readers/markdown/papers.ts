import type { Line } from '../../passage.ts'
import type { Entry } from '../entry.ts'
import { roleOf } from '../fields.ts'
import { labelIn } from '../labels.ts'
import { wordCount } from '../listing/units.ts'
import { fieldFacts, type PrintedField } from '../printed-fields.ts'
import type { Facts } from '../reader.ts'
import { abstractOf, isProse, leftAbove } from './abstract.ts'
import { type Field, labelAlone, valueLines } from './fields.ts'
import { type Head, headOf, isSectionName } from './heads.ts'
import type { RichLine } from './lines.ts'
import type { Section } from './sections.ts'
import { Statements } from './statements.ts'

/** The label of an abstract in the line that names its paper. */
const ABSTRACT_WITHIN = /\b(abstract)\s*[:：]\s*/i
/** An item with an unknown label, which is no part of an abstract. */
const UNKNOWN_LABEL = /^([\p{L}][\p{L} ()-]{1,28}): (.+)$/u
const LABELLED_WORDS = 12
const YEAR = /[\s,(]*\b(?:19|20)\d\d\)?[\s)]*$/

/** A section that was read as a paper, complete or not. */
export interface Found {
  readonly entry: Entry
  /** Whether an id, an address of a paper or authors show that it is a paper. */
  readonly certain: boolean
  readonly unread: readonly PrintedField[]
}

/** Reads a section that holds no other paper; undefined where it names none. */
export function paperOf(section: Section): Found | undefined {
  const { kind, head, cells = [] } = section
  if (kind !== 'row' && head.some(({ text }) => labelIn(text))) return undefined
  const said = new Statements()
  const name = kind === 'row' ? readRow(said, cells, section.first) : headOf(head[0])
  if (name && kind !== 'row') for (const line of head.slice(1)) said.paragraph([line])
  if (name && kind !== 'row') readBeside(said, name, head[0]?.number ?? section.first)
  for (const line of head) said.marked(line.text)
  readContent(said, section)
  const [named, another] = said.fields.filter(({ label }) => label === 'title')
  const title = named ? headOf(named.lines[0]) : name
  if (another || !title || (kind !== 'row' && !named && isSectionName(title.title))) return undefined
  return found(section, said, title, named?.lines[0] ?? head[0])
}

/** @param line that names the paper */
function found(section: Section, said: Statements, title: Head, line: RichLine | undefined): Found {
  const number = line?.number ?? section.first
  const { facts, unread } = factsIn(said, title)
  const published = facts.published ?? said.published
  const abstract = abstractOf(section, said.fields, said.loose)
  const whole: Facts = { ...said.facts, ...facts, ...(published && { published }) }
  const at: Line = { text: line?.text ?? title.title, number, column: 1 }
  return {
    entry: {
      name: `“${title.title.slice(0, 60)}”`,
      title: { text: title.title, line: number },
      abstract,
      lines: [Math.min(section.first, number), Math.max(section.last, number)],
      at,
      ...whole,
    },
    certain: whole.id !== undefined || whole.authors !== undefined || (whole.links?.length ?? 0) > 0,
    unread: [...unread.filter(({ name }) => name !== 'url'), ...leftAbove(said.loose, abstract)],
  }
}

function factsIn({ fields, ids, addresses }: Statements, { address }: Head) {
  const labels = new Map(fields.toReversed().map(({ name, label }) => [name, label]))
  const all = [...(address ? [address] : []), ...addresses.map(({ address }) => address)]
  const linked = addresses.filter(({ label }) => ['code', 'project'].includes(roleOf(label) ?? ''))
  return fieldFacts<PrintedField>(
    [
      ...fields.filter(({ label }) => label !== 'title' && label !== 'abstract'),
      ...ids.map(value => ({ name: 'id', value })),
      ...all.map(value => ({ name: 'url', value })),
      ...linked.map(({ label, address }) => ({ name: label, value: address })),
    ],
    name => {
      const label = labels.get(name) ?? roleOf(name)
      return label === 'other' ? undefined : label
    },
  )
}

/** Names or words beside a title, without the year behind them and the signs around them. */
const asideOf = (text: string): string =>
  text
    .replace(/\s*\[\s*\]/g, '')
    .replace(YEAR, '')
    .replace(/[\s.,;:|–—-]+$/, '')

/** Reads what stands beside the title: links, authors, an abstract. */
function readBeside(said: Statements, { links, rest }: Head, number: number): void {
  said.addresses.push(...links)
  if (rest === '') return
  const [before = '', name, abstract] = rest.split(ABSTRACT_WITHIN)
  const text = isProse(before) ? before.trim() : asideOf(before)
  if (text !== '') said.paragraph([{ text, number, column: 1, pieces: [{ text }] }])
  if (name !== undefined && abstract !== undefined)
    said.field({ name, label: 'abstract', lines: [{ text: abstract.trim(), number, column: 1, pieces: [] }] })
}

function readRow(said: Statements, cells: NonNullable<Section['cells']>, number: number): Head | undefined {
  let head: Head | undefined
  for (const { name, lines } of cells) {
    const [first, ...rest] = lines
    const role = roleOf(name) ?? (/^(?:paper )?title\b/i.test(name) ? 'title' : undefined)
    if (role === 'title') {
      head = headOf(first)
      for (const line of rest) said.paragraph([line])
      if (head) readBeside(said, head, number)
    } else {
      const labelled = role === 'abstract' && first && labelAlone(first.text)?.label === 'abstract'
      said.field({ name, label: role ?? 'other', lines: labelled ? rest : lines })
    }
  }
  return head
}

function readContent(said: Statements, { content }: Section): void {
  for (const part of content)
    if ('paragraph' in part) said.paragraph(part.paragraph)
    else readInner(said, part.section)
}

/** Reads a section inside a paper: a field, where its name is a label; else more text of the paper. */
function readInner(said: Statements, section: Section): void {
  const [first] = section.head
  const own = first && (labelIn(first.text) ?? labelAlone(first.text))
  if (own && first) {
    const lines = [...valueLines(first, own.value), ...section.head.slice(1), ...linesIn(section)]
    said.field({ name: own.name, label: own.label, lines })
  } else if (section.kind === 'heading' || section.kind === 'fold') {
    const inner = new Statements()
    readContent(inner, section)
    if (section.kind === 'fold') said.take(inner)
    else said.fields.push(unknownField(lineText(section.head), lineText(inner.loose.flat())))
  } else {
    const [, name, value] = UNKNOWN_LABEL.exec(first?.text ?? '') ?? []
    if (name !== undefined && value !== undefined && wordCount(value) < LABELLED_WORDS)
      said.fields.push(unknownField(name, value))
    else if (section.head.length > 0) said.paragraph(section.head)
    readContent(said, section)
  }
}

const lineText = (lines: readonly RichLine[]): string => lines.map(({ text }) => text).join(' ')

const unknownField = (name: string, value: string): Field => ({ name, label: 'other', value, lines: [] })

/** All lines below the name of a section. */
const linesIn = ({ content }: Section): RichLine[] =>
  content.flatMap(part =>
    'paragraph' in part ? part.paragraph : [...part.section.head, ...linesIn(part.section)],
  )
