import { type PrintedDate, printedDate } from '../../header.ts'
import { join, joinPassages, type Line, type Passage } from '../../passage.ts'
import { markedId } from '../arxiv.ts'
import { dayOf } from '../dates.ts'
import type { Entry } from '../entry.ts'
import { roleOf } from '../fields.ts'
import { type Label, labelIn, labelOf } from '../labels.ts'
import { marksOf } from '../listing/marks.ts'
import { isSentence, mayBeTitle } from '../listing/titles.ts'
import { wordCount } from '../listing/units.ts'
import { areNames } from '../names.ts'
import { fieldFacts, type PrintedField } from '../printed-fields.ts'
import type { Facts } from '../reader.ts'
import { type Head, headOf, isSectionName, linksIn } from './heads.ts'
import type { RichLine } from './lines.ts'
import type { Section } from './sections.ts'

/** Words that make a paragraph an abstract, whatever stands around it. */
const PROSE_WORDS = 30

/** Where an abstract begins in the line that names its paper. */
const ABSTRACT_WITHIN = /\b(abstract)\s*[:：]\s*/i
/** An item that names a field nobody knows: it is no part of an abstract. */
const UNKNOWN_LABEL = /^([\p{L}][\p{L} ()-]{1,28}): (.+)$/u
const LABELLED_WORDS = 12
const YEAR = /[\s,(]*\b(?:19|20)\d\d\)?[\s)]*$/

/** A field with the lines that hold it. */
interface Field extends PrintedField {
  readonly label: Label
  readonly lines: readonly RichLine[]
}

/** A section read as a paper, complete or not. */
export interface Found {
  readonly entry: Entry
  /** Whether an id, an address of a paper or authors tell that it is one. */
  readonly certain: boolean
  readonly unread: readonly PrintedField[]
}

/** Reads a section that holds no other paper; undefined where it names nothing. */
export function paperOf(section: Section): Found | undefined {
  return new SectionReader(section).found()
}

class SectionReader {
  readonly #section: Section
  readonly #fields: Field[] = []
  /** Paragraphs that no label names. */
  readonly #loose: (readonly RichLine[])[] = []
  readonly #facts: { -readonly [Key in keyof Facts]: Facts[Key] } = {}
  readonly #addresses: { label: string; address: string }[] = []
  readonly #ids: string[] = []
  #published: PrintedDate | undefined

  constructor(section: Section) {
    this.#section = section
  }

  found(): Found | undefined {
    const { kind, head, cells } = this.#section
    const labelledHead = head.map(({ text }) => labelIn(text)).find(Boolean)
    if (kind !== 'row' && labelledHead) return undefined
    const name = kind === 'row' ? this.#row(cells ?? []) : headOf(head[0])
    if (name && kind !== 'row') for (const line of head.slice(1)) this.#line(line)
    if (name) this.#beside(name)
    for (const line of head) this.#marked(line.text)
    this.#content(this.#section)
    const [named, another] = this.#fields.filter(({ label }) => label === 'title')
    if (another) return undefined
    const title = named ? headOf(named.lines[0]) : name
    if (!title || (kind !== 'row' && !named && isSectionName(title.title))) return undefined
    return this.#paper(title, named?.lines[0] ?? head[0])
  }

  #paper(title: Head, line: RichLine | undefined): Found {
    const { first, last } = this.#section
    const number = line?.number ?? first
    const ids = [...(title.address ? [title.address] : []), ...this.#addresses.map(({ address }) => address)]
    const { facts, unread } = fieldFacts(
      [
        ...this.#fields.filter(({ label }) => label !== 'title' && label !== 'abstract'),
        ...this.#ids.map(value => ({ name: 'id', value, label: 'id' as const, lines: [] })),
        ...ids.map(value => ({ name: 'url', value, label: 'address' as const, lines: [] })),
        ...this.#addresses
          .filter(({ label }) => roleOf(label) === 'code' || roleOf(label) === 'project')
          .map(({ label, address }) => ({
            name: label,
            value: address,
            label: roleOf(label) ?? 'other',
            lines: [],
          })),
      ],
      name => {
        const label = this.#fields.find(field => field.name === name)?.label ?? roleOf(name)
        return label === 'other' ? undefined : label
      },
    )
    const published = facts.published ?? this.#published
    const abstract = this.#abstract()
    const whole: Facts = { ...this.#facts, ...facts, ...(published && { published }) }
    const at: Line = { text: line?.text ?? title.title, number, column: 1 }
    return {
      entry: {
        name: `“${title.title.slice(0, 60)}”`,
        title: { text: title.title, line: number },
        abstract,
        lines: [Math.min(first, number), Math.max(last, number)],
        at,
        ...whole,
      },
      certain: whole.id !== undefined || whole.authors !== undefined || (whole.links?.length ?? 0) > 0,
      unread: [...unread.filter(({ name }) => name !== 'url'), ...this.#leftOver(abstract)],
    }
  }

  /** What stands beside the title: links, authors, an abstract. */
  #beside(head: Head): void {
    this.#addresses.push(...head.links)
    if (head.rest === '') return
    const number = this.#section.head[0]?.number ?? this.#section.first
    const [before = '', name, abstract] = head.rest.split(ABSTRACT_WITHIN)
    const said = before
      .replace(/\s*\[\s*\]/g, '')
      .replace(YEAR, '')
      .replace(/[\s.,;:|–—-]+$/, '')
    if (said !== '') this.#line({ text: said, number, column: 1, pieces: [{ text: said }] })
    if (name !== undefined && abstract !== undefined)
      this.#field({
        name,
        label: 'abstract',
        lines: [{ text: abstract.trim(), number, column: 1, pieces: [] }],
      })
  }

  #row(cells: NonNullable<Section['cells']>): Head | undefined {
    let head: Head | undefined
    for (const { name, lines } of cells) {
      const role = roleOf(name) ?? (/^(?:paper )?title\b/i.test(name) ? 'title' : undefined)
      if (role === 'title') {
        head = headOf(lines[0])
        for (const line of lines.slice(1)) this.#line(line)
        if (head) this.#beside(head)
      } else {
        const [first, ...rest] = lines
        const labelled = role === 'abstract' && first && labelAlone(first.text)?.label === 'abstract'
        this.#field({ name, label: role ?? 'other', lines: labelled ? rest : lines })
      }
    }
    return head
  }

  #content({ content }: Section): void {
    for (const part of content)
      if ('paragraph' in part) this.#paragraph(part.paragraph)
      else this.#inner(part.section)
  }

  /** A section inside a paper: a field where its name is a label, else more of the paper. */
  #inner(section: Section): void {
    const [first] = section.head
    const own = first && (labelIn(first.text) ?? labelAlone(first.text))
    if (own && first) {
      const lines = [...valueLines(first, own.value), ...section.head.slice(1), ...linesIn(section)]
      this.#field({ name: own.name, label: own.label, lines })
      return
    }
    if (section.kind === 'heading' || section.kind === 'fold') {
      const text = section.head.map(({ text }) => text).join(' ')
      const inner = new SectionReader(section)
      inner.#content(section)
      if (section.kind === 'fold') {
        this.#loose.push(...inner.#loose)
        this.#fields.push(...inner.#fields)
        this.#addresses.push(...inner.#addresses)
      } else
        this.#fields.push({
          name: text,
          label: 'other',
          value: inner.#loose
            .flat()
            .map(({ text }) => text)
            .join(' '),
          lines: [],
        })
      return
    }
    const [, name, value] = UNKNOWN_LABEL.exec(first?.text ?? '') ?? []
    if (name !== undefined && value !== undefined && wordCount(value) < LABELLED_WORDS)
      this.#fields.push({ name, label: 'other', value, lines: [] })
    else if (section.head.length > 0) this.#paragraph(section.head)
    this.#content(section)
  }

  /** Lines of a paragraph that name fields, print marks or hold links; what is left is text. */
  #paragraph(lines: readonly RichLine[]): void {
    const text: RichLine[] = []
    let labelled: Field | undefined
    for (const [at, line] of lines.entries()) {
      const fields = fieldsIn(line)
      if (fields.length > 0) {
        if (labelled) this.#field(labelled)
        for (const field of fields.slice(0, -1)) this.#field(field)
        labelled = fields.at(-1)
      } else if (labelled && (labelled.label === 'abstract' || labelled.value === '')) {
        labelled = {
          ...labelled,
          value: `${labelled.value} ${line.text}`.trim(),
          lines: [...labelled.lines, line],
        }
      } else if (text.length > 0 || !this.#aside(line, lines.length - at)) text.push(line)
    }
    if (labelled) this.#field(labelled)
    if (text.length > 0) this.#loose.push(text)
  }

  #field(field: Omit<Field, 'value'> & { value?: string }): void {
    for (const line of field.lines) this.#addresses.push(...(field.label === 'abstract' ? [] : linksIn(line)))
    const value = field.value ?? field.lines.map(({ text }) => text).join('\n')
    this.#fields.push({ ...field, value })
  }

  #line(line: RichLine): void {
    this.#paragraph([line])
  }

  /** A line that says something of the paper and is no part of its abstract. */
  #aside(line: RichLine, left: number): boolean {
    const { text, pieces } = line
    const links = linksIn(line)
    const bare = pieces.filter(({ address, code }) => address === undefined && !code)
    const words = wordCount(bare.map(piece => piece.text).join(''))
    if (links.length > 0 && words === 0) {
      this.#addresses.push(...links)
      for (const { label } of links) this.#marked(label)
      return true
    }
    if (this.#marked(text)) return true
    const day = printedDate(text)
    if (day) {
      this.#published ??= day
      return true
    }
    if (words === 0) {
      this.#ids.push(text)
      return true
    }
    const names = areNames(bare.map(piece => piece.text).join('')) && wordCount(text) < PROSE_WORDS * 4
    if (!names || this.#facts.authors) return false
    const styled = pieces.some(({ em, strong }) => em || strong)
    if (!styled && !text.includes(',') && left > 1 && wordCount(text) > 4) return false
    this.#field({ name: 'authors', label: 'authors', lines: [line] })
    return true
  }

  /** Paragraphs above the abstract that say nothing the reader understands. */
  #leftOver(abstract: Passage | undefined): PrintedField[] {
    return this.#loose
      .filter(lines => !isProse(lines) && (lines[0]?.number ?? 0) < (abstract?.line ?? 0))
      .map(lines => ({ name: 'text below a title', value: textOf(lines) }))
  }

  /** Titles without mark-up seem to stand between the abstracts, or right above the first. */
  #isUnclear(prose: number): boolean {
    const { kind, head } = this.#section
    const isTitle = (lines: readonly RichLine[]) => {
      const text = textOf(lines)
      return !isProse(lines) && mayBeTitle(text) && wordCount(text) > 2
    }
    const between = this.#loose.some(
      (lines, at) => at > prose && isTitle(lines) && this.#loose.slice(at + 1).some(isProse),
    )
    const above = this.#loose.slice(0, prose).some(isTitle) && wordCount(head[0]?.text ?? '') < 3
    return between || (kind === 'heading' && above)
  }

  #marked(text: string): boolean {
    const id = markedId(text)
    if (id !== undefined) this.#ids.push(id)
    const marks = marksOf(text.replace(/\s+/g, ' ')).filter(({ kind }) => kind !== 'date')
    for (const mark of marks) {
      if (mark.kind === 'votes') this.#facts.upvotes = mark.value
      if (mark.kind === 'authors' && mark.count !== undefined) this.#facts.authorCount = mark.count
      if (mark.kind === 'authors' && mark.names) this.#facts.authors = mark.names
      if (mark.kind === 'published') this.#published ??= mark.printed
      if (mark.kind === 'address')
        this.#addresses.push({ label: '', address: text.replace(/^[^h]*(?=http)/, '') })
    }
    return marks.length > 0
  }

  /** The field that is called so; else all paragraphs from the first that is prose, or the only sentence. */
  #abstract(): Passage | undefined {
    const named = this.#fields.filter(({ label, lines }) => label === 'abstract' && lines.length > 0)
    const field = named.find(({ name }) => /abstract|摘要/i.test(name)) ?? named[0]
    if (field) return passageOf([field.lines])
    const prose = this.#loose.findIndex(lines => isProse(lines))
    if (prose >= 0) return this.#isUnclear(prose) ? undefined : passageOf(this.#loose.slice(prose))
    const sentences = this.#loose.filter(lines => isSentence(textOf(lines)))
    const [only] = sentences
    return only && sentences.length === 1 && this.#section.kind === 'heading' ? passageOf([only]) : undefined
  }
}

/** All lines below the name of a section. */
const linesIn = ({ content }: Section): RichLine[] =>
  content.flatMap(part =>
    'paragraph' in part ? part.paragraph : [...part.section.head, ...linesIn(part.section)],
  )

const isProse = (lines: readonly RichLine[]): boolean => wordCount(textOf(lines)) >= PROSE_WORDS

const textOf = (lines: readonly RichLine[]): string => lines.map(({ text }) => text).join(' ')

function passageOf(paragraphs: readonly (readonly RichLine[])[]): Passage | undefined {
  const passages = paragraphs.flatMap(([first, ...rest]) => (first ? [join([first, ...rest])] : []))
  const [first, ...more] = passages
  return first && joinPassages(first, more)
}

/** "Abstract" as the whole name of a section. */
function labelAlone(text: string): { name: string; label: Label; value: string } | undefined {
  const name = text
    .replace(/^[\s📄📝👉▶►*_]+|[\s.:：*_]+$/gu, '')
    .replace(/^(?:show|view|click to (?:show|expand)|full)\s+/i, '')
  const label = labelOf(name)
  return label && { name, label, value: '' }
}

/** The lines behind a label. */
const valueLines = (line: RichLine, value: string): RichLine[] =>
  value.trim() === '' ? [] : [{ ...line, text: value.trim() }]

const BETWEEN = /\s+[|·•]\s+/

/** The fields of a line: one behind a label, or several between bars or dots. */
function fieldsIn(line: RichLine): Field[] {
  const parts = line.text.split(BETWEEN)
  const all = parts.length > 1 ? parts.map(part => labelIn(part)) : []
  if (all.length > 1 && all.filter(Boolean).length === parts.length)
    return all.flatMap(part => (part ? [fieldOf(line, part)] : []))
  const strong = line.pieces[0]?.strong || line.pieces[0]?.em ? labelAlone(line.pieces[0].text) : undefined
  const behind = line.text.slice(line.pieces[0]?.text.trim().length ?? 0).replace(/^[\s.:：–—-]+/, '')
  const label = labelIn(line.text) ?? (strong ? { ...strong, value: behind } : undefined) ?? whole(line)
  return label ? [fieldOf(line, label)] : []
}

/** "Abstract" alone in its line, with what follows. */
function whole(line: RichLine) {
  const label = wordCount(line.text) < 3 ? labelAlone(line.text) : undefined
  return label?.label === 'abstract' || label?.label === 'authors' ? label : undefined
}

const fieldOf = (
  line: RichLine,
  { name, label, value }: { name: string; label: Label; value: string },
): Field => ({
  name,
  label,
  value: value.trim(),
  lines: value.trim() === '' ? [] : [{ ...line, text: value.trim() }],
})

/** The day in a heading, alone or among other words. */
export function dayIn(text: string): { printed: PrintedDate; label: string; inWords: boolean } | undefined {
  const whole = printedDate(text) ?? dayOf(text)
  if (whole) return { printed: whole, label: text, inWords: false }
  const [label] = IN_WORDS.exec(text) ?? []
  const printed = label === undefined ? undefined : (dayOf(label) ?? printedDate(label))
  return printed && label !== undefined ? { printed, label, inWords: true } : undefined
}

const IN_WORDS =
  /\d{4}-\d\d-\d\d|\d{4}\/\d\d\/\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}/i
