import { printedDate } from '../../header.ts'
import type { Line } from '../../passage.ts'
import type { Source } from '../../source.ts'
import { type Label, labelIn } from '../labels.ts'
import { marksOf } from '../listing/marks.ts'
import type { PrintedField } from '../printed-fields.ts'
import type { Day } from '../reader.ts'
import { headIn, isFurniture, shownDay, submittedOn } from './arxiv-page.ts'

/** A part of a paper that the text names. */
export interface Part extends PrintedField {
  readonly label: Label
  /** Line of the value, from 0. */
  readonly at: number
}

/** A line that no label names. */
export interface LooseLine {
  readonly text: string
  /** From 0. */
  readonly at: number
}

/** The lines of one paper. */
export interface Block {
  /** Lines, from 0. */
  readonly first: number
  last: number
  readonly parts: Part[]
  /** The authors below a title, an abstract at the end. */
  readonly loose: LooseLine[]
}

export interface Blocks {
  readonly blocks: readonly Block[]
  readonly days: readonly Day[]
  /** Lines that belong to no paper. */
  readonly outside: readonly Line[]
}

/** A text as its papers, each with the parts that it names. */
export function blocksOf({ lines }: Source): Blocks {
  const reader = new BlockReader(lines.some(line => headIn(line) !== undefined))
  for (const [index, line] of lines.entries()) reader.line(line, index)
  return reader
}

/** What stands between papers, and is of none. */
const RULE = /^[-=*_·•~#+]{3,}$/

class BlockReader implements Blocks {
  readonly blocks: Block[] = []
  readonly days: Day[] = []
  readonly outside: Line[] = []
  /** Whether the text is arXiv's page, whose papers begin with their ids. */
  readonly #arxiv: boolean
  /** The label with which the first paper begins. */
  #start: Label | undefined
  /** Whether lines without label belong to the last paper. */
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

  /** Begins a paper where one begins; returns whether nothing else stands in the line. */
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

  /** Reads what stands between papers; returns whether the line does. */
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

/** A line below a paper that tells its votes or its address, as a copied page has it; its other marks are passed over. */
function marked({ parts }: Block, text: string, at: number): boolean {
  const marks = marksOf(text.replace(/\s+/g, ' ')).filter(({ kind }) => kind !== 'date' && kind !== 'number')
  for (const mark of marks) {
    if (mark.kind === 'address') parts.push({ name: 'url', label: 'address', value: text, at })
    if (mark.kind === 'votes')
      parts.push({ name: 'upvotes', label: 'upvotes', value: String(mark.value), at })
  }
  return marks.length > 0
}

/** A line without label continues the part above it, unless that part is complete. */
function place({ parts, loose }: Block, text: string, at: number, behindBlank: boolean): void {
  const part = parts.at(-1)
  const continuesLoose = (loose.at(-1)?.at ?? -1) > (part?.at ?? -1)
  const goesOn =
    part && !continuesLoose && (part.label === 'abstract' || (!behindBlank && continues(part, text)))
  if (goesOn) parts[parts.length - 1] = { ...part, value: `${part.value}\n${text}` }
  else loose.push({ text, at })
}

/** Labelled parts that may be longer than a line. */
function continues({ name, label, value }: Part, text: string): boolean {
  if (value.trim() === '') return true
  if (/^cite as$/i.test(name)) return /^(?:\(or |https?:)/.test(text)
  return label === 'authors' && (/[,;]$|\band$/.test(value.trim()) || /^\s*(?:and|,)/.test(text))
}
