import type { PaperLink } from '../../../../src/schemas/paper.ts'
import type { PrintedDate } from '../../header.ts'
import { kindOfAddress } from '../../links.ts'
import type { Passage } from '../../passage.ts'
import { idOfAddress } from '../arxiv.ts'
import { isAddress } from '../entry.ts'
import type { Day, Facts } from '../reader.ts'
import type { Mark } from './marks.ts'
import { mayBeTitle } from './titles.ts'
import type { Short, Unit } from './units.ts'

/** The text between two abstracts: the end of one paper and the beginning of the next. */
export interface Gap {
  /** Short last paragraphs of the abstract above. */
  readonly continuation: readonly Passage[]
  readonly above: Facts
  readonly below: Facts
  readonly days: readonly Day[]
  /** The navigation of a page: short texts above its first day, vote or submitter. */
  readonly navigation: readonly Short[]
  /** Badges and organisations: short texts at the end of the paper above. */
  readonly labels: readonly Short[]
  /** All other short texts, in order; the last one before an abstract is its title. */
  readonly titles: readonly Short[]
}

interface Context {
  /** Whether there is no abstract above the gap. */
  readonly first: boolean
  /** Whether there is no abstract below the gap. */
  readonly last: boolean
  /** Whether the listing is a copied page, with votes, authors or addresses between its papers. */
  readonly page: boolean
  /** The id of the paper above, where it is known already; and whether its abstract is incomplete. */
  readonly id: string | undefined
  readonly unfinished: boolean
  /** Kinds of marks above the first title. A mark of any other kind ends a paper. */
  readonly leading: ReadonlySet<Mark['kind']>
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type Address = Extract<Mark, { kind: 'address' }>
type MarkUnit = Extract<Unit, { kind: 'mark' }>

/** Marks behind which a number counts comments. */
const ENDS: readonly Mark['kind'][] = ['date', 'published', 'separator', 'authors', 'comments']

/** Marks that stand above a paper's title, and never in the navigation of a page. */
const STARTS: readonly Mark['kind'][] = ['date', 'submitter', 'vote', 'votes', 'number']

const markKind = (unit: Unit | undefined) => (unit?.kind === 'mark' ? unit.mark.kind : undefined)

/** Reads a gap, and divides its marks between the paper above and the paper below. */
export function readGap(units: readonly Unit[], context: Context): Gap {
  const reader = new GapReader(units, context)
  for (const [index, unit] of units.entries()) {
    if (unit.kind === 'short') reader.short(index, unit)
    else if (unit.kind === 'mark') reader.mark(index, unit)
  }
  return reader
}

class GapReader implements Gap {
  readonly continuation: Passage[] = []
  readonly above: Mutable<Facts> = {}
  readonly below: Mutable<Facts> = {}
  readonly days: Day[] = []
  readonly navigation: Short[] = []
  readonly labels: Short[] = []
  readonly titles: Short[] = []
  readonly #units: readonly Unit[]
  readonly #context: Context
  /** Index of the submitter, with which every paper begins on some pages: all before it belongs to the paper above. */
  readonly #end: number
  /** Whether marks still belong to the paper above: nothing has begun the next. */
  #open: boolean
  #started: boolean

  constructor(units: readonly Unit[], context: Context) {
    this.#units = units
    this.#context = context
    this.#open = !context.first
    this.#started = !context.first
    const submitter = units.findIndex(unit => markKind(unit) === 'submitter')
    const last = submitter < 0 && context.last ? units.length : submitter
    this.#end = !this.#leads('submitter') || context.first ? -1 : last
  }

  short(index: number, unit: Short): void {
    const previous = this.#units[index - 1]
    const after = this.#units[index + 1]
    const label = unit.address ?? (markKind(after) === 'address' ? after?.line.text : undefined)
    const known = label === undefined ? undefined : idOfAddress(label)
    if (previous?.kind === 'mark' && previous.mark.kind === 'submitter' && !previous.mark.named) return
    if (this.#endsAbstract(index, unit, after)) this.continuation.push(unit.passage)
    else if (label !== undefined && known === undefined && this.#context.page) this.#link(label)
    else if (this.#open && index < this.#end) this.labels.push(unit)
    else {
      if (known !== undefined && unit.address !== undefined) this.below.id = known
      this.titles.push(unit)
      this.#open = false
    }
  }

  mark(index: number, { mark, line }: MarkUnit): void {
    if (!this.#started && this.#context.page && STARTS.includes(mark.kind)) {
      this.navigation.push(...this.titles.splice(0))
      this.#started = true
    }
    switch (mark.kind) {
      case 'address':
        this.#address(index, mark, line.text)
        break
      case 'submitter':
      case 'vote':
        if (this.#leads(mark.kind)) this.#start(index)
        break
      case 'votes':
        if (this.#leads('votes')) this.#start(index)
        this.#facts().upvotes = mark.value
        break
      case 'number':
        this.#number(index, mark.value)
        break
      case 'authors':
        if (mark.names) this.#facts().authors = mark.names
        else if (mark.count !== undefined) this.#facts().authorCount = mark.count
        break
      case 'published':
        this.#facts().published = mark.printed
        break
      case 'date':
        this.#date(index, mark.printed, line)
        break
      default:
    }
  }

  /** Whether a sentence, too short to be prose, ends the abstract above: only marks of its paper follow. */
  #endsAbstract(index: number, { passage }: Short, after: Unit | undefined): boolean {
    const next = this.#open && this.titles.length === 0 && index === this.continuation.length
    const closed = after?.kind === 'mark' && after.mark.kind !== 'submitter'
    return this.#context.page && next && closed && !mayBeTitle(passage.text)
  }

  /** Reads an address. Right below an abstract that ends in the middle of a sentence, it is the end of that. */
  #address(index: number, { id }: Address, text: string): void {
    const { page, unfinished } = this.#context
    if (id === undefined) {
      if (this.#open && unfinished && index === 0) {
        const { line } = this.#units[index] ?? {}
        if (line) this.continuation.push({ text, line: line.number })
      } else if (page) this.#link(text)
      return
    }
    if (id === this.#context.id) return
    if (this.#open && this.#context.id === undefined && !this.#context.leading.has('address'))
      this.above.id ??= id
    else this.below.id = id
  }

  /** Adds an address of code to the paper's links. Other addresses on a page are navigation. */
  #link(text: string): void {
    const href = /https?:\/\/\S+?(?=[)>\]]*$)/.exec(text)?.[0] ?? ''
    const kind = kindOfAddress(href)
    if (!isAddress(href) || kind !== 'code') return
    const facts = this.#facts()
    const links: readonly Pick<PaperLink, 'href' | 'kind'>[] = facts.links ?? []
    facts.links = [...links, { href, kind }]
  }

  #number(index: number, value: number): void {
    const before = markKind(this.#units[index - 1])
    if (before === 'badge') return
    if (before === 'vote') {
      this.#facts().upvotes = value
      return
    }
    const ended = before !== undefined && ENDS.includes(before)
    if (this.#open && (index < this.#end || !this.#leads('number') || ended)) return
    this.#start(index)
    this.below.upvotes = value
  }

  #date(index: number, printed: PrintedDate, line: MarkUnit['line']): void {
    const before = markKind(this.#units[index - 1])
    const ended = before === 'separator' || before === 'authors'
    if (this.#context.page && this.#open && !this.above.published && ended) {
      this.above.published = printed
      return
    }
    this.days.push({ printed, at: line })
    this.#start(index)
  }

  #facts(): Mutable<Facts> {
    return this.#open ? this.above : this.below
  }

  #leads(kind: Mark['kind']): boolean {
    return this.#context.first || this.#context.leading.has(kind)
  }

  #start(index: number): void {
    if (index >= this.#end) this.#open = false
  }
}
