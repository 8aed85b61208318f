import type { Diagnostic } from '../diagnostics.ts'
import { atLine, type Line } from '../passage.ts'
import type { Source } from '../source.ts'
import { listingOf, Unread } from './entry.ts'
import { roleOf } from './fields.ts'
import { labelled } from './labelled.ts'
import { marksOf } from './listing/marks.ts'
import type { PrintedLine } from './listing/units.ts'
import { readLines } from './listing.ts'
import { dayIn } from './markdown/day.ts'
import type { RichLine } from './markdown/lines.ts'
import { type Found, paperOf } from './markdown/papers.ts'
import { type Content, type Section, sectionsOf } from './markdown/sections.ts'
import { treeOf } from './markdown/tree.ts'
import type { Day, Listing, Reader } from './reader.ts'

/** Lists of papers in Markdown: headings, list items of all forms, folds, tables, and HTML between them. */
export const markdown: Reader = {
  label: 'the listing as Markdown',
  nothingFound: 'The Markdown holds no title with an abstract of its own.',
  extension: '.md',
  edition: { title: 'Daily Papers', origin: 'https://huggingface.co/papers' },
  recognises: source => isMarkedUp(source),
  read,
}

/** How many signs of Markdown a text must contain to count as Markdown. */
const SIGNS = [
  { pattern: /\[[^\]\n]+\]\(<?https?:\/\//g, times: 2 },
  { pattern: /^#{1,6}[ \t]+\S/gm, times: 2 },
  { pattern: /^#{1,6}[ \t]+\S[^\n]*\n(?:[^\n]*\n)*?[ \t]*(?:[-*+]|\d+\.)[ \t]+\S/g, times: 1 },
  { pattern: /^\|.*\|[ \t]*\r?\n\|[ :|-]+\|[ \t]*$/gm, times: 1 },
  { pattern: /^\s*<(?:details|table)\b/gm, times: 1 },
  { pattern: /^(?:[-*+] |\d+\. )?\*\*[^*\n]+\*\*/gm, times: 2 },
] as const

function isMarkedUp({ text, lines }: Source): boolean {
  const signed = SIGNS.some(({ pattern, times }) => (text.match(pattern)?.length ?? 0) >= times)
  return signed || lines.filter((line, at) => isUnderlined(line, lines[at + 1])).length > 1
}

/** A heading, underlined by a line of signs. */
const isUnderlined = (line: string, below = ''): boolean =>
  /^(?:-{3,}|={3,})$/.test(below.trim()) &&
  line.trim() !== '' &&
  Math.abs(line.trim().length - below.trim().length) < 3

function read(source: Source): Listing {
  const whole = sectionsOf(treeOf(source.lines.join('\n')))
  const lines = linesIn(whole)
  if (isPage(lines)) return readLines(source, lines)
  const reading = new Reading(source)
  reading.section(whole)
  if (reading.isEmpty) {
    const plain = plainSource(source, lines)
    if (labelled.recognises(plain)) return labelled.read(plain)
    if (isFlat(whole)) return readLines(source, lines)
  }
  return reading.listing()
}

/** The copied page of a day, on which papers begin above their titles. */
const isPage = (lines: readonly PrintedLine[]): boolean =>
  lines.some(({ text }) => marksOf(text).some(({ kind }) => kind === 'submitter' || kind === 'vote'))

/** The visible text of the Markdown, line by line. */
function plainSource(source: Source, lines: readonly PrintedLine[]): Source {
  const plain = source.lines.map(() => '')
  for (const { text, number } of lines)
    plain[number - 1] = [plain[number - 1], text].filter(Boolean).join(' ')
  return { ...source, lines: plain, text: plain.join('\n') }
}

/** Without headings, items and tables, the text is a listing with links. */
const isFlat = ({ content }: Section): boolean => content.every(part => 'paragraph' in part)

function linesIn(section: Section): PrintedLine[] {
  let block = 0
  const visit = ({ head, content, cells = [] }: Section): PrintedLine[] => {
    const paragraphs = [head, ...cells.map(({ lines }) => lines)]
    return [
      ...paragraphs.flatMap(printed),
      ...content.flatMap(part => ('paragraph' in part ? printed(part.paragraph) : visit(part.section))),
    ]
  }
  const printed = (lines: readonly RichLine[]): PrintedLine[] => {
    block++
    return lines.map(line => ({ text: line.text, number: line.number, column: 1, block, ...addressOf(line) }))
  }
  return visit(section)
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
  /** Sections with the id of a paper, but without an abstract. */
  #named = 0

  constructor(source: Source) {
    this.#source = source
  }

  get isEmpty(): boolean {
    return this.#candidates.length === 0
  }

  /** Finds the papers of a section, the innermost first; returns whether it holds or is a paper. */
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
    if (found?.entry.id !== undefined) this.#named++
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
      : `This is Markdown: ${this.#named > 0 ? `none of its ${this.#named} titles has` : 'no title has'} an abstract of its own.`
    return [{ rule: 'no-papers', reason, place: { file } }]
  }

  #day({ printed, label, inWords }: NonNullable<ReturnType<typeof dayIn>>, { number }: Line): void {
    this.#days.push({ printed, at: { text: label, number, column: 1 }, ...(inWords && { inWords }) })
  }

  /** Reads a paragraph between papers that is a date. */
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
