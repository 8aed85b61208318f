import { printedDate } from '../../header.ts'
import type { Line } from '../../passage.ts'
import type { Source } from '../../source.ts'
import { type Label, labelIn } from '../labels.ts'
import { marksOf } from '../listing/marks.ts'
import type { PrintedField } from '../printed-fields.ts'
import type { Day } from '../reader.ts'
import { headIn, isFurniture, shownDay, submittedOn } from './arxiv-page.ts'

/** A labelled part of a paper. */
export interface Part extends PrintedField {
  readonly label: Label
  /** First line of the value, from 0. */
  readonly at: number
}

/** A line without a label. */
export interface LooseLine {
  readonly text: string
  /** Number of the line, from 0. */
  readonly at: number
}

/** The lines of one paper. */
export interface Block {
  /** First and last line, from 0. */
  readonly first: number
  last: number
  readonly parts: Part[]
  /** Lines without a label, such as authors below a title or an abstract at the end. */
  readonly loose: LooseLine[]
}

export interface Blocks {
  readonly blocks: readonly Block[]
  readonly days: readonly Day[]
  /** Lines that belong to no paper. */
  readonly outside: readonly Line[]
}

/** Splits a text into its papers, each with its labelled parts. */
export function blocksOf({ lines }: Source): Blocks {
  const reader = new BlockReader(lines.some(line => headIn(line) !== undefined))
  for (const [index, line] of lines.entries()) reader.line(line, index)
  return reader
}

/** A line of signs between papers, which belongs to none. */
const RULE = /^[-=*_·•~#+]{3,}$/

class BlockReader implements Blocks {
  readonly blocks: Block[] = []
  readonly days: Day[] = []
  readonly outside: Line[] = []
  /** Whether the text is a page of arXiv's, on which ids begin the papers. */
  readonly #arxiv: boolean
  /** The label that begins the first paper. */
  #start: Label | undefined
  /** Whether lines without a label belong to the last paper. */
  #open = false
  #behindBlank = false

  constructor(arxiv: boolean) {
    this.#arxiv = arxiv
  }

  line(line: string, at: number): void {
    const text = line.trim()
    if (text === '') {
      this.#behindBlank = true
      return
    }
    if (!this.#begins(line, at) && !this.#between(line, text, at)) this.#within(line, text, at)
    this.#behindBlank = false
  }

  /** Begins a paper if this line does; returns whether the line holds nothing else. */
  #begins(line: string, at: number): boolean {
    const head = this.#arxiv ? headIn(line) : undefined
    const label = labelIn(line)?.label
    this.#start ??= label
    if (!head && (this.#arxiv || !this.#startsWith(label))) return false
    const parts: Part[] = head ? [{ name: 'id', label: 'id', value: head.id, at }] : []
    if (head?.doi !== undefined) parts.push({ name: 'doi', label: 'doi', value: head.doi, at })
    this.blocks.push({ first: at, last: at, parts, loose: [] })
    this.#open = true
    return head !== undefined
  }

  #startsWith(label: Label | undefined): boolean {
    const has = (label: Label) => this.blocks.at(-1)?.parts.some(part => part.label === label)
    if (label === 'title' && (this.blocks.length === 0 || has('title'))) return true
    return (
      label !== undefined &&
      label === this.#start &&
      this.#behindBlank &&
      has(label) === true &&
      has('title') === true
    )
  }

  /** Reads a line between papers; returns whether it is one. */
  #between(line: string, text: string, at: number): boolean {
    const shown = shownDay(line)
    const day = printedDate(shown ?? text)
    if (day && (shown !== undefined || this.blocks.length === 0 || this.#behindBlank)) {
      this.days.push({ printed: day, at: { text: shown ?? text, number: at + 1, column: 1 } })
      if (shown === undefined) this.#open = false
      return true
    }
    if (isFurniture(line) && this.#arxiv) return true
    if (!RULE.test(text)) return false
    this.#open = this.#arxiv && this.#open
    return true
  }

  #within(line: string, text: string, at: number): void {
    const block = this.blocks.at(-1)
    const found = labelIn(line)
    const submitted = this.#arxiv ? submittedOn(line) : undefined
    if (!block || !(this.#open || (this.#arxiv && found))) {
      this.outside.push({ text, number: at + 1, column: 1 })
      return
    }
    if (!found && this.#behindBlank && marked(block, text, at)) return
    block.last = at
    if (submitted !== undefined) {
      block.parts.push({ name: 'submitted', label: 'published', value: submitted, at })
      this.#open = block.parts.every(({ label }) => label !== 'abstract')
    } else if (found) block.parts.push({ name: found.name, label: found.label, value: found.value, at })
    else place(block, text, at, this.#behindBlank)
  }
}

/** Reads votes and address from a line below a paper, as copied pages have them; other marks in it are skipped. */
function marked({ parts }: Block, text: string, at: number): boolean {
  const marks = marksOf(text.replace(/\s+/g, ' ')).filter(({ kind }) => kind !== 'date' && kind !== 'number')
  for (const mark of marks) {
    if (mark.kind === 'address') parts.push({ name: 'url', label: 'address', value: text, at })
    if (mark.kind === 'votes')
      parts.push({ name: 'upvotes', label: 'upvotes', value: String(mark.value), at })
  }
  return marks.length > 0
}

/** Puts a line without a label into the part above it, or among the loose lines where that part is complete. */
function place({ parts, loose }: Block, text: string, at: number, behindBlank: boolean): void {
  const part = parts.at(-1)
  const continuesLoose = (loose.at(-1)?.at ?? -1) > (part?.at ?? -1)
  const goesOn =
    part && !continuesLoose && (part.label === 'abstract' || (!behindBlank && continues(part, text)))
  if (goesOn) parts[parts.length - 1] = { ...part, value: `${part.value}\n${text}` }
  else loose.push({ text, at })
}

/** Whether a labelled part goes on in the next line. */
function continues({ name, label, value }: Part, text: string): boolean {
  if (value.trim() === '') return true
  if (/^cite as$/i.test(name)) return /^(?:\(or |https?:)/.test(text)
  return label === 'authors' && (/[,;]$|\band$/.test(value.trim()) || /^\s*(?:and|,)/.test(text))
}
