import type { Diagnostic } from '../diagnostics.ts'
import { atLine, type Line } from '../passage.ts'
import type { Source } from '../source.ts'
import { listingOf, Unread } from './entry.ts'
import { roleOf } from './fields.ts'
import type { PrintedLine } from './listing/units.ts'
import { readLines } from './listing.ts'
import type { RichLine } from './markdown/lines.ts'
import { dayIn, type Found, paperOf } from './markdown/papers.ts'
import { type Content, type Section, sectionsOf } from './markdown/sections.ts'
import { treeOf } from './markdown/tree.ts'
import type { Day, Listing, Reader } from './reader.ts'

/** Lists of papers in Markdown: headings, list items of every make, folds, tables, and the HTML between them. */
export const markdown: Reader = {
  label: 'the listing as Markdown',
  nothingFound: 'The Markdown holds no title with an abstract of its own.',
  extension: '.md',
  edition: { title: 'Daily Papers', origin: 'https://huggingface.co/papers' },
  recognises: ({ text }) =>
    count(text, LINK) >= 2 ||
    count(text, HEADING) >= 2 ||
    (count(text, HEADING) > 0 && count(text, ITEM) > 0) ||
    TABLE.test(text),
  read,
}

const LINK = /\[[^\]\n]+\]\(<?https?:\/\//g
const HEADING = /^#{1,6}[ \t]+\S/gm
const ITEM = /^[ \t]*[-*+][ \t]+\S/gm
const TABLE = /^\|.*\|[ \t]*\r?\n\|[ :|-]+\|[ \t]*$/m
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

function read(source: Source): Listing {
  const whole = sectionsOf(treeOf(source.lines.join('\n')))
  if (isFlat(whole)) return readLines(source, printedLines(whole))
  const reading = new Reading(source)
  reading.section(whole)
  return reading.listing()
}

/** Without headings, items and tables it is a listing with links in it. */
const isFlat = ({ content }: Section): boolean => content.every(part => 'paragraph' in part)

function printedLines({ content }: Section): PrintedLine[] {
  return content.flatMap((part, block) =>
    'paragraph' in part
      ? part.paragraph.map(line => ({
          text: line.text,
          number: line.number,
          column: 1,
          block,
          ...addressOf(line),
        }))
      : [],
  )
}

/** The address of a line that is a link as a whole. */
function addressOf(line: RichLine): { address?: string } {
  const words = line.pieces.filter(({ text }) => !/^\s*(?:\d+[.)]\s*)?$/.test(text))
  const [first] = words
  return first?.address !== undefined && words.every(({ address }) => address === first.address)
    ? { address: first.address }
    : {}
}

interface Candidate extends Found {
  readonly section: Section
  readonly day: Day['printed'] | undefined
}

class Reading {
  readonly #source: Source
  readonly #candidates: Candidate[] = []
  readonly #days: Day[] = []
  readonly #doubts: Diagnostic[] = []
  readonly #tables: string[][] = []

  constructor(source: Source) {
    this.#source = source
  }

  /** Finds the papers of a section, the innermost first; returns whether it holds or is one. */
  section(section: Section): boolean {
    const before = this.#candidates.length
    const days = this.#days.length
    const name = section.head.map(({ text }) => text).join(' ')
    const day = section.kind === 'heading' ? dayIn(name) : undefined
    const [first] = section.head
    if (day && first) this.#day(day, first)
    const inner = section.content.map(part => ({
      part,
      holds: 'section' in part ? this.section(part.section) : this.#dated(part),
    }))
    if (this.#candidates.length > before) {
      for (const { part, holds } of inner) if (!holds) this.#passedOver(part)
      return true
    }
    this.#days.length = days
    const found = section.kind === 'whole' ? undefined : paperOf(section)
    if (section.kind === 'row' && !found?.entry.abstract)
      this.#tables.push((section.cells ?? []).map(({ name }) => name))
    if (found?.entry.abstract) {
      this.#candidates.push({ ...found, section, day: this.#days.at(-1)?.printed })
      return true
    }
    if (day && first) this.#day(day, first)
    else this.#dates(section)
    return false
  }

  listing(): Listing {
    const shape = usualShape(this.#candidates)
    const certain = this.#candidates.filter(({ certain }) => certain).length * 2 > this.#candidates.length
    const unread = new Unread()
    const papers = this.#candidates.filter(candidate => {
      const { section, entry } = candidate
      const isPaper = candidate.certain || (!certain && shapeOf(section) === shape)
      if (!isPaper) this.#unknown(entry.at)
      else for (const { name, value } of candidate.unread) unread.add(name, value, entry.at)
      return isPaper
    })
    const entries = papers
      .toSorted((a, b) => a.entry.lines[0] - b.entry.lines[0])
      .map(({ entry, day }) => ({ ...entry, ...(day && { day }) }))
    const days = this.#days.filter(({ printed }) => papers.some(({ day }) => day === printed))
    const diagnostics = papers.length === 0 ? this.#nothing() : []
    return listingOf(this.#source, entries, {
      days,
      diagnostics,
      doubts: diagnostics.length > 0 ? [] : [...this.#doubts, ...unread.doubts(this.#source)],
    })
  }

  #nothing(): Diagnostic[] {
    const { file } = this.#source
    const table = this.#tables.find(names =>
      names.some(name => roleOf(name) === 'title' || /title|paper/i.test(name)),
    )
    const columns = table?.filter(name => name !== '').join(', ')
    const reason = table
      ? `This is Markdown with tables that hold no abstracts: their columns are ${columns}.`
      : markdown.nothingFound
    return [{ rule: 'no-papers', reason, place: { file } }]
  }

  #day({ printed, label, inWords }: NonNullable<ReturnType<typeof dayIn>>, { number }: Line): void {
    this.#days.push({ printed, at: { text: label, number, column: 1 }, ...(inWords && { inWords }) })
  }

  /** A paragraph between papers that is a date. */
  #dated(part: Content): boolean {
    const [line, ...more] = 'paragraph' in part ? part.paragraph : []
    const day = line && more.length === 0 ? dayIn(line.text) : undefined
    if (!day || !line || day.inWords) return false
    this.#day(day, line)
    return true
  }

  #dates({ content }: Section): void {
    for (const part of content) this.#dated(part)
  }

  #passedOver(part: Content): void {
    if ('paragraph' in part) for (const line of part.paragraph) this.#unknown(line)
    else {
      const found = paperOf(part.section)
      if (found?.entry.id !== undefined)
        this.#candidates.push({ ...found, section: part.section, day: this.#days.at(-1)?.printed })
      else for (const line of part.section.head.slice(0, 1)) this.#unknown(line)
    }
  }

  #unknown(line: Line): void {
    const reason = 'The line was passed over: it seems to be part of the page.'
    this.#doubts.push(atLine(this.#source, 'unknown-line', reason, line))
  }
}

const shapeOf = ({ kind, depth }: Section): string => `${kind} ${depth}`

function usualShape(candidates: readonly Candidate[]): string | undefined {
  const shapes = Map.groupBy(candidates, ({ section }) => shapeOf(section))
  return [...shapes].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}
