import { printedDate } from '../header.ts'
import type { Line } from '../passage.ts'
import type { Source } from '../source.ts'
import { type Entry, listingOf, Unread } from './entry.ts'
import { type Label, labelIn } from './labels.ts'
import { marksOf } from './listing/marks.ts'
import { areNames } from './names.ts'
import { fieldFacts, type PrintedField } from './printed-fields.ts'
import type { Day, Listing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/**
 * Text that names the parts of its papers: "Title: …", "Authors: …", "Abstract: …" in whatever order, and arXiv's pages
 * of new papers and of what a search found, whose entries begin with a number and an id.
 */
export const labelled: Reader = {
  label: 'text with named parts',
  nothingFound: 'The text names no title with an abstract.',
  extension: '.txt',
  edition: { title: 'Papers' },
  recognises,
  read,
}

const ARXIV = { label: 'arXiv’s page as text', edition: { title: 'arXiv', origin: 'https://arxiv.org/' } }

/** "[1] arXiv:2603.00001 (cross-list from cs.LG) [pdf, html, other]"; "1. arXiv:2603.00001 [pdf, ps, other] cs.RO". */
const ENTRY = /^\s*(?:\[\d+\]|\d+\.)\s+arXiv:\s*(\S+?)(?:v\d+)?(?=\s|$)/

function recognises({ lines }: Source): boolean {
  let titles = 0
  let abstracts = 0
  for (const line of lines) {
    if (ENTRY.test(line)) return true
    const label = labelIn(line)?.label
    if (label === 'title') titles++
    if (label === 'abstract') abstracts++
  }
  return titles > 1 || (titles > 0 && abstracts > 0)
}

interface Part extends PrintedField {
  readonly label: Label
  /** Line of the value, from 0. */
  readonly at: number
}

interface Block {
  readonly first: number
  last: number
  readonly parts: Part[]
  /** Lines that no label names: the authors below a title, an abstract at the end. */
  readonly loose: { text: string; at: number; behindBlank: boolean }[]
}

function read(source: Source): Listing {
  const { blocks, days, above } = blocksOf(source)
  const unread = new Unread()
  const isArxiv = source.lines.some(line => ENTRY.test(line))
  const entries = blocks.map(block => entryOf(source, block, unread))
  const doubts = above.map(line => ({
    rule: 'unknown-line' as const,
    reason: 'The line was passed over: it stands above the first paper.',
    place: { file: source.file, line: line.number, column: 1, text: line.text },
  }))
  return listingOf(source, entries, {
    days,
    doubts: [...doubts, ...unread.doubts(source)],
    ...(isArxiv && { kind: ARXIV }),
  })
}

/** The heading of a section of arXiv's page, and what stands between its parts. */
const SECTION =
  /^\s*(?:(?:New submissions|Cross(?:-list| submission)s?|Replacements?|Replacement submissions)\b.*|Showing (?:new listings|\d+).*|Total of \d+ entries.*|\(?showing \d+ .*|Showing \d+[–-]\d+ of .*)$/i
const SHOWN_DAY = /^\s*Showing new listings for (.+?)\s*$/i

function blocksOf({ lines }: Source) {
  const blocks: Block[] = []
  const days: Day[] = []
  const above: Line[] = []
  const numbered = lines.some(line => ENTRY.test(line))
  let start: Label | undefined
  let open = false
  let blank = false
  for (const [index, line] of lines.entries()) {
    const text = line.trim()
    if (text === '') {
      blank = true
      continue
    }
    const behindBlank = blank
    blank = false
    const block = blocks.at(-1)
    const [, id] = ENTRY.exec(line) ?? []
    const found = labelIn(line)
    start ??= found?.label
    const has = (label: Label) => block?.parts.some(part => part.label === label)
    const begins = numbered
      ? id !== undefined
      : found !== undefined &&
        ((found.label === 'title' && (!block || has('title'))) ||
          (found.label === start && has(start) && has('title') && behindBlank))
    if (begins) {
      const own = id === undefined ? [] : [{ name: 'id', label: 'id' as const, value: id, at: index }]
      blocks.push({ first: index, last: index, parts: own, loose: [] })
      open = true
      if (id !== undefined) continue
    }
    const current = blocks.at(-1)
    const [, shown] = SHOWN_DAY.exec(line) ?? []
    const day = printedDate(shown ?? text)
    if (day && (shown !== undefined || !current || behindBlank)) {
      days.push({ printed: day, at: { text: shown ?? text, number: index + 1, column: 1 } })
      if (shown === undefined) open = false
    } else if (SECTION.test(line)) open = false
    else if (RULE.test(text)) open = numbered && open
    else if (!current || !open) above.push({ text, number: index + 1, column: 1 })
    else {
      if (!found && behindBlank && marked(current, text, index)) continue
      current.last = index
      if (found) current.parts.push({ name: found.name, label: found.label, value: found.value, at: index })
      else place(current, text, index, behindBlank)
    }
  }
  return { blocks, days, above }
}

/** What stands between papers, and is of none. */
const RULE = /^[-=*_·•~#+]{3,}$/

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
function place(block: Block, text: string, at: number, behindBlank: boolean): void {
  const part = block.parts.at(-1)
  const loose = block.loose.at(-1)
  const continuesLoose = loose && loose.at > (part?.at ?? -1)
  if (part && !continuesLoose && !behindBlank && continues(part, text)) {
    block.parts[block.parts.length - 1] = { ...part, value: `${part.value}\n${text}` }
    return
  }
  if (part?.label === 'abstract' && !continuesLoose) {
    block.parts[block.parts.length - 1] = { ...part, value: `${part.value}\n${text}` }
    return
  }
  block.loose.push({ text, at, behindBlank })
}

/** Labelled parts that may be longer than a line. */
function continues({ label, value }: Part, text: string): boolean {
  if (label === 'abstract') return true
  if (value.trim() === '') return true
  if (label === 'authors') return /[,;]$|\band$/.test(value.trim()) || /^\s*(?:and|,)/.test(text)
  return false
}

function entryOf(source: Source, block: Block, unread: Unread): Entry {
  const first = source.lines[block.first] ?? ''
  const line: Line = { text: first, number: block.first + 1, column: 1 }
  const parts = withLoose(block)
  const roles = new Map(parts.map(({ name, label }) => [name, label]))
  const {
    title,
    abstract,
    facts,
    unread: others,
  } = fieldFacts(parts, name => {
    const label = roles.get(name)
    return label === 'other' ? undefined : label
  })
  for (const { name, value } of others) unread.add(name, value, line)
  const passage = (part: Part) =>
    unwrap(
      part.value.replace(MORE, ''),
      offset => part.at + 1 + part.value.slice(0, offset).split('\n').length - 1,
    )
  return {
    name: title ? `The entry “${title.value.slice(0, 60).trim()}”` : 'The entry',
    title: title && passage(title),
    abstract: abstract && passage(abstract),
    lines: [block.first + 1, block.last + 1],
    at: line,
    ...facts,
  }
}

/** What arXiv's search prints at the ends of abstracts, to show more or less of them. */
const MORE = /\s*[△▽]\s*(?:Less|More)\s*$/

/**
 * Lines without label are the authors, where they stand right below the title and are names; before that, in a line of
 * its own, may stand the title itself. All others together are the abstract.
 */
function withLoose({ parts, loose }: Block): Part[] {
  const own = [...parts]
  let rest = [...loose]
  const has = (label: Label) => own.some(part => part.label === label)
  const take = (label: 'title' | 'authors', lines: typeof rest) => {
    const [first] = lines
    if (!first) return
    own.push({ name: label, label, value: lines.map(({ text }) => text).join('\n'), at: first.at })
    rest = rest.filter(line => !lines.includes(line))
  }
  const head = Math.min(
    ...own.filter(({ label }) => label !== 'id').map(({ at }) => at),
    Number.POSITIVE_INFINITY,
  )
  if (!has('title')) take('title', rest.filter(({ at }) => at < head).slice(0, 3))
  const title = own.find(({ label }) => label === 'title')
  const below = rest.find(({ at }) => at === (title?.at ?? -1) + 1)
  if (title && below && (has('authors') || (has('abstract') && !areNames(below.text)))) {
    own[own.indexOf(title)] = { ...title, value: `${title.value}\n${below.text}` }
    rest = rest.filter(line => line !== below)
  }
  if (!has('authors') && title) {
    const later = rest.filter(({ at }) => at > title.at)
    const first = title.at + title.value.split('\n').length
    const end = later.findIndex(({ text, at }, index) => at !== first + index || !areNames(text))
    const names = end < 0 ? later : later.slice(0, end)
    if (names.length < rest.length || has('abstract')) take('authors', names)
  }
  const [first] = rest
  if (!has('abstract') && first) {
    const lines = rest.filter(({ at }) => at >= first.at)
    own.push({
      name: 'abstract',
      label: 'abstract',
      value: lines.map(({ text }) => text).join('\n'),
      at: first.at,
    })
  }
  return own
}
