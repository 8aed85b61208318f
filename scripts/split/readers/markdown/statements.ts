import { type PrintedDate, printedDate } from '../../header.ts'
import { markedId } from '../arxiv.ts'
import { marksOf } from '../listing/marks.ts'
import { wordCount } from '../listing/units.ts'
import { areNames } from '../names.ts'
import type { Facts } from '../reader.ts'
import { type Field, fieldsIn } from './fields.ts'
import { linksIn } from './heads.ts'
import type { RichLine } from './lines.ts'

/** The largest number of words in a line of names. */
const NAMES_WORDS = 120

/** The contents of a section's lines: fields, marks, links, and paragraphs that are none of these. */
export class Statements {
  readonly fields: Field[] = []
  /** Paragraphs without a label. */
  readonly loose: (readonly RichLine[])[] = []
  readonly facts: { -readonly [Key in keyof Facts]: Facts[Key] } = {}
  readonly addresses: { label: string; address: string }[] = []
  readonly ids: string[] = []
  published: PrintedDate | undefined

  field(field: Omit<Field, 'value'> & { value?: string }): void {
    for (const line of field.lines) this.addresses.push(...(field.label === 'abstract' ? [] : linksIn(line)))
    const value = field.value ?? field.lines.map(({ text }) => text).join('\n')
    this.fields.push({ ...field, value })
  }

  /** Adds the text of an inner section, as far as it states no facts. */
  take({ loose, fields, addresses }: Statements): void {
    this.loose.push(...loose)
    this.fields.push(...fields)
    this.addresses.push(...addresses)
  }

  /** Reads fields, marks and links from the lines of a paragraph; the rest is text. */
  paragraph(lines: readonly RichLine[]): void {
    const text: RichLine[] = []
    let labelled: Field | undefined
    for (const [at, line] of lines.entries()) {
      const fields = fieldsIn(line)
      if (fields.length > 0) {
        if (labelled) this.field(labelled)
        for (const field of fields.slice(0, -1)) this.field(field)
        labelled = fields.at(-1)
      } else if (labelled && (labelled.label === 'abstract' || labelled.value === '')) {
        const value = `${labelled.value} ${line.text}`.trim()
        labelled = { ...labelled, value, lines: [...labelled.lines, line] }
      } else if (text.length > 0 || !this.#aside(line, lines.length - at)) text.push(line)
    }
    if (labelled) this.field(labelled)
    if (text.length > 0) this.loose.push(text)
  }

  /** Reads the marks in a text; returns whether there are any. */
  marked(text: string): boolean {
    const id = markedId(text)
    if (id !== undefined) this.ids.push(id)
    const marks = marksOf(text.replace(/\s+/g, ' ')).filter(({ kind }) => kind !== 'date')
    for (const mark of marks) {
      if (mark.kind === 'votes') this.facts.upvotes = mark.value
      if (mark.kind === 'authors' && mark.count !== undefined) this.facts.authorCount = mark.count
      if (mark.kind === 'authors' && mark.names) this.facts.authors = mark.names
      if (mark.kind === 'published') this.published ??= mark.printed
      if (mark.kind === 'address')
        this.addresses.push({ label: '', address: text.replace(/^[^h]*(?=http)/, '') })
    }
    return marks.length > 0
  }

  /** Reads a line that says something about the paper and is no part of its abstract. */
  #aside(line: RichLine, left: number): boolean {
    const links = linksIn(line)
    const bare = line.pieces.filter(({ address, code }) => address === undefined && !code)
    const said = bare.map(({ text }) => text).join('')
    const words = wordCount(said)
    if (links.length > 0 && words === 0) {
      this.addresses.push(...links)
      for (const { label } of links) this.marked(label)
      return true
    }
    if (this.marked(line.text)) return true
    const day = printedDate(line.text)
    this.published ??= day
    if (!day && words === 0) this.ids.push(line.text)
    return day !== undefined || words === 0 || this.#names(line, said, left)
  }

  /** @param left number of lines left in the paragraph, with this one */
  #names(line: RichLine, said: string, left: number): boolean {
    const words = wordCount(line.text)
    if (this.facts.authors || words >= NAMES_WORDS || !areNames(said)) return false
    const styled = line.pieces.some(({ em, strong }) => em || strong)
    if (!styled && !line.text.includes(',') && left > 1 && words > 4) return false
    this.field({ name: 'authors', label: 'authors', lines: [line] })
    return true
  }
}
