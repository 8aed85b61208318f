import type { Diagnostic } from '../diagnostics.ts'
import type { PrintedDate } from '../header.ts'
import { atLine, type Line, lastLine, type Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import { mayBeTitle, readGap } from './listing/gap.ts'
import { visibleLines } from './listing/lines.ts'
import type { Mark } from './listing/marks.ts'
import { unnumbered, usual } from './listing/titles.ts'
import { type PrintedLine, type Short, type Unit, unitsOf, wordCount } from './listing/units.ts'
import type { Facts, Listing, Printing, Reader } from './reader.ts'

/** The listing as copied from its page, with or without what the page prints around its papers. */
export const listing: Reader = {
  label: 'the listing as text',
  nothingFound: 'The text holds header lines but no paper.',
  extension: '.txt',
  edition: { title: 'Daily Papers', origin: 'https://huggingface.co/papers' },
  recognises: () => true,
  read: source => readLines(source, visibleLines(source)),
}

/** Unexplained lines of a copied page with more words than this may be titles. */
const LABEL_WORDS = 4

/** The marks that only a copied page has. */
const PAGE_MARKS: readonly Mark['kind'][] = [
  'submitter',
  'vote',
  'votes',
  'authors',
  'address',
  'separator',
  'published',
]

interface Draft extends Facts {
  readonly title: Passage
  readonly abstract: Passage
  readonly day?: PrintedDate
  /** Depth of the heading that is the title. */
  readonly heading: number
}

/** Reads the papers of a listing from its lines: every line that fits nowhere gets a diagnostic or a doubt. */
export function readLines(source: Source, lines: readonly PrintedLine[]): Listing {
  const units = unitsOf(lines)
  const page = units.some(unit => unit.kind === 'mark' && PAGE_MARKS.includes(unit.mark.kind))
  const diagnostics: Diagnostic[] = []
  const doubts: Diagnostic[] = []
  const days: Listing['days'][number][] = []
  const drafts: Draft[] = []
  const leading = new Set<Mark['kind']>()
  let from = 0
  for (const at of [...indexesOf(units, 'prose'), units.length]) {
    const above = drafts.at(-1)
    const between = units.slice(from, at)
    const gap = readGap(between, {
      first: from === 0,
      last: at === units.length,
      page,
      id: above?.id,
      leading,
    })
    if (from === 0) for (const unit of between) if (unit.kind === 'mark') leading.add(unit.mark.kind)
    if (from === 0 && gap.below.id === undefined) leading.delete('address')
    from = at + 1
    days.push(...gap.days)
    if (above)
      drafts[drafts.length - 1] = {
        ...above,
        ...gap.above,
        abstract: joined(above.abstract, gap.continuation),
      }
    for (const { line } of gap.navigation) passedOver(line)
    for (const label of gap.labels)
      unexplained(label, 'This is a title without abstract, or no part of the page.')
    const unit = units[at]
    const title = gap.titles.some(({ heading }) => heading)
      ? headed(gap.titles, above, unit !== undefined)
      : titleOf(gap.titles, unit !== undefined)
    if (unit?.kind !== 'prose') continue
    if (title) {
      const day = days.at(-1)?.printed
      drafts.push({
        title: title.passage,
        heading: title.heading ?? 0,
        abstract: unit.passage,
        ...gap.below,
        ...(day && { day }),
      })
    } else if (page && above && at > 0 && units[at - 1]?.kind === 'prose')
      drafts[drafts.length - 1] = { ...above, abstract: joined(above.abstract, [unit.passage]) }
    else
      diagnostics.push(
        atLine(source, 'abstract-without-title', 'No title stands above this abstract.', unit.line),
      )
  }
  const depth = usual(drafts.map(({ heading }) => heading))
  const papers = drafts.filter(({ heading, title }) => {
    const paper = heading >= depth
    if (!paper) passedOver({ text: title.text, number: title.line, column: 1 })
    return paper
  })
  return { papers: unnumbered(papers).map(printing), days, diagnostics, doubts }

  /** The last short text above an abstract is its title; what else stands there has to be explained. */
  function titleOf(shorts: readonly Short[], abstract: boolean) {
    let title: Short | undefined
    for (const short of shorts) {
      if (title && !page && !mayBeTitle(short.passage.text)) {
        const reason = `The abstract of line ${title.line.number}'s title is expected here, but this is no prose.`
        diagnostics.push(atLine(source, 'no-prose', reason, short.line))
        title = undefined
        continue
      }
      if (title) unexplained(title, `Line ${short.line.number} is another title: this one has no abstract.`)
      title = short
    }
    if (title && !abstract) unexplained(title, 'The text ends after this title: its abstract is missing.')
    return title
  }

  /** The last heading is the title; what stands between it and the abstract says more of the paper. */
  function headed(shorts: readonly Short[], above: Draft | undefined, abstract: boolean) {
    const at = shorts.findLastIndex(({ heading }) => heading)
    const title = shorts[at]
    const depth = (abstract ? title?.heading : above?.heading) ?? 0
    for (const [index, short] of shorts.entries()) {
      const section = short.heading !== undefined && short.heading < depth
      const ends = !abstract && index >= at
      if (short === title && abstract) continue
      if (section || (index > at && abstract) || (!short.heading && (!above || ends))) passedOver(short.line)
      else unexplained(short, 'A title without abstract, or a text without title, above another title.')
    }
    return title
  }

  function passedOver(line: Line): void {
    const reason = 'The line was passed over: it seems to be part of the page.'
    doubts.push(atLine(source, 'unknown-line', reason, line))
  }

  function unexplained({ line, passage, address }: Short, reason: string): void {
    const isLabel = address === undefined && wordCount(passage.text) <= LABEL_WORDS
    if (page && isLabel) passedOver(line)
    else diagnostics.push(atLine(source, 'title-without-abstract', reason, line))
  }
}

const indexesOf = (units: readonly Unit[], kind: Unit['kind']): number[] =>
  units.flatMap((unit, index) => (unit.kind === kind ? [index] : []))

function joined(passage: Passage, more: readonly Passage[]): Passage {
  return more.reduce((whole, { text, line, breaks = [] }) => {
    const offset = whole.text.length + 1
    const later = breaks.map(({ offset: at, line }) => ({ offset: offset + at, line }))
    return {
      text: `${whole.text} ${text}`,
      line: whole.line,
      breaks: [...(whole.breaks ?? []), { offset, line }, ...later],
    }
  }, passage)
}

const printing = ({ heading: _, ...draft }: Draft): Printing => ({
  ...draft,
  lines: [draft.title.line, lastLine(draft.abstract)],
})
