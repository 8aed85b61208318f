import type { Diagnostic } from '../diagnostics.ts'
import type { PrintedDate } from '../header.ts'
import { atLine, joinPassages, type Line, lastLine, type Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import { type Gap, readGap } from './listing/gap.ts'
import { visibleLines } from './listing/lines.ts'
import type { Mark } from './listing/marks.ts'
import { isSentence, mayBeTitle, namesBelowTitles, unnumbered } from './listing/titles.ts'
import { type PrintedLine, type Short, type Unit, unitsOf, wordCount } from './listing/units.ts'
import { authorNames } from './names.ts'
import type { Day, Facts, Listing, Printing, Reader } from './reader.ts'

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
}

type Prose = Extract<Unit, { kind: 'prose' }>

/** A gap with the abstract below it; the last has none. */
interface Stretch {
  readonly gap: Gap
  readonly prose: Prose | undefined
  /** Whether the abstract stands right below another. */
  readonly close: boolean
}

/** Reads the papers of a listing from its lines: every line that fits nowhere gets a diagnostic or a doubt. */
export function readLines(source: Source, lines: readonly PrintedLine[]): Listing {
  const units = unitsOf(lines)
  const page = units.some(unit => unit.kind === 'mark' && PAGE_MARKS.includes(unit.mark.kind))
  const stretches = stretchesOf(units, page)
  const found = new Papers(source, page, namesBelowTitles(stretches.flatMap(namedAbove)))
  for (const stretch of stretches) found.take(stretch)
  const papers = unnumbered(found.drafts).map(printing)
  const diagnostics = notUnderstood(found.diagnostics, papers.length)
  return { papers, days: found.days, diagnostics, incomplete: [], doubts: found.doubts }
}

/** Where more fits nowhere than is understood, the first place tells as much as all. */
function notUnderstood(diagnostics: readonly Diagnostic[], papers: number): readonly Diagnostic[] {
  const [first] = diagnostics
  const most = papers === 0 ? 1 : Math.max(5, papers)
  if (!first || diagnostics.length <= most) return diagnostics
  const { file, line, column } = first.place
  const reason = `This is text, but no listing that is understood: ${diagnostics.length} of its lines are neither title nor abstract, the first is this.`
  return [{ rule: 'no-papers', reason, place: { file, ...(line && { line }), ...(column && { column }) } }]
}

const namedAbove = ({ gap, prose, close }: Stretch) => (prose && !close ? [gap.titles] : [])

function stretchesOf(units: readonly Unit[], page: boolean): Stretch[] {
  const stretches: Stretch[] = []
  const leading = new Set<Mark['kind']>()
  let from = 0
  let id: string | undefined
  let above: Prose | undefined
  for (const [at, unit] of [...units.entries(), [units.length, undefined] as const]) {
    if (unit && unit.kind !== 'prose') continue
    const between = units.slice(from, at)
    const gap = readGap(between, {
      first: from === 0,
      last: unit === undefined,
      page,
      id,
      unfinished: UNFINISHED.test(above?.passage.text ?? ''),
      leading,
    })
    if (from === 0) for (const unit of between) if (unit.kind === 'mark') leading.add(unit.mark.kind)
    if (from === 0 && gap.below.id === undefined) leading.delete('address')
    stretches.push({ gap, prose: unit, close: from > 0 && between.length === 0 })
    id = gap.below.id
    above = unit
    from = at + 1
  }
  return stretches
}

/** The end of a text that goes on with an address. */
const UNFINISHED = /(?:[:,]|\b(?:at|on|in|from|via|is|are|see|and|under))$/i

/** The papers found so far, and what fits nowhere. */
class Papers {
  readonly drafts: Draft[] = []
  readonly days: Day[] = []
  readonly diagnostics: Diagnostic[] = []
  readonly doubts: Diagnostic[] = []
  readonly #source: Source
  readonly #page: boolean
  /** Whether each abstract has its authors above it. */
  readonly #named: boolean

  constructor(source: Source, page: boolean, named: boolean) {
    this.#source = source
    this.#page = page
    this.#named = named
  }

  take({ gap, prose, close }: Stretch): void {
    const above = this.drafts.at(-1)
    this.days.push(...gap.days)
    if (above)
      this.#replaceLast({ ...above, ...gap.above, abstract: joinPassages(above.abstract, gap.continuation) })
    for (const { line } of gap.navigation) this.#passedOver(line)
    for (const label of gap.labels)
      this.#unexplained(label, 'This is a title without abstract, or no part of the page.')
    const shorts = [...gap.titles]
    const authors = this.#named && prose ? shorts.pop() : undefined
    const title = this.#titleOf(shorts, prose !== undefined)
    if (!prose) return
    if (title)
      this.#add(title, prose.passage, {
        ...gap.below,
        ...(authors && { authors: authorNames(authors.passage.text) }),
      })
    else if (this.#page && above && close)
      this.#replaceLast({ ...above, abstract: joinPassages(above.abstract, [prose.passage]) })
    else this.#refuse('abstract-without-title', 'No title stands above this abstract.', prose.line)
  }

  #add(title: Short, abstract: Passage, facts: Facts): void {
    const day = this.days.at(-1)?.printed
    this.drafts.push({ title: title.passage, abstract, ...facts, ...(day && { day }) })
  }

  #replaceLast(draft: Draft): void {
    this.drafts[this.drafts.length - 1] = draft
  }

  /**
   * The last short text above an abstract is its title. Above that may stand papers whose abstracts are one sentence;
   * what else stands there has to be explained.
   */
  #titleOf(shorts: readonly Short[], abstract: boolean): Short | undefined {
    let title: Short | undefined
    for (const [at, short] of shorts.entries()) {
      const next = shorts[at + 1]
      if (title && this.#isShortAbstract(title, short, next, abstract)) {
        this.#add(title, short.passage, {})
        title = undefined
      } else if (title && !this.#page && !mayBeTitle(short.passage.text)) {
        const reason = `The abstract of line ${title.line.number}'s title is expected here, but this is no prose.`
        this.#refuse('no-prose', reason, short.line)
        title = undefined
      } else {
        if (title)
          this.#unexplained(title, `Line ${short.line.number} is another title: this one has no abstract.`)
        title = short
      }
    }
    if (title && !abstract)
      this.#unexplained(title, 'The text ends after this title: its abstract is missing.')
    return title
  }

  /** A sentence below a title and above another, or at the end; not above all papers, where a list is introduced. */
  #isShortAbstract(
    { passage: title }: Short,
    { passage }: Short,
    next: Short | undefined,
    abstract: boolean,
  ): boolean {
    const closed = next ? mayBeTitle(next.passage.text) : !abstract
    const known = this.drafts.length > 0 || this.days.length > 0
    return !this.#page && known && closed && mayBeTitle(title.text) && isSentence(passage.text)
  }

  #passedOver(line: Line): void {
    const reason = 'The line was passed over: it seems to be part of the page.'
    this.doubts.push(atLine(this.#source, 'unknown-line', reason, line))
  }

  #unexplained({ line, passage, address }: Short, reason: string): void {
    const isLabel = address === undefined && wordCount(passage.text) <= LABEL_WORDS
    if (this.#page && isLabel) this.#passedOver(line)
    else this.#refuse('title-without-abstract', reason, line)
  }

  #refuse(rule: Diagnostic['rule'], reason: string, line: Line): void {
    this.diagnostics.push(atLine(this.#source, rule, reason, line))
  }
}

const printing = (draft: Draft): Printing => ({
  ...draft,
  lines: [draft.title.line, lastLine(draft.abstract)],
})
