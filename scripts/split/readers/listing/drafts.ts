import type { Diagnostic } from '../../diagnostics.ts'
import type { PrintedDate } from '../../header.ts'
import { atLine, joinPassages, type Line, type Passage } from '../../passage.ts'
import type { Source } from '../../source.ts'
import { authorNames } from '../names.ts'
import type { Day, Facts } from '../reader.ts'
import type { Stretch } from './stretches.ts'
import { isSentence, mayBeTitle } from './titles.ts'
import { type Short, wordCount } from './units.ts'

/** Unexplained lines of a copied page with more words than this may be titles. */
const LABEL_WORDS = 4

/** A paper of a listing that the following lines may continue. */
export interface Draft extends Facts {
  readonly title: Passage
  readonly abstract: Passage
  readonly day?: PrintedDate
}

/** The papers found so far, and the lines that were not understood. */
export class Drafts {
  readonly papers: Draft[] = []
  readonly days: Day[] = []
  readonly diagnostics: Diagnostic[] = []
  readonly doubts: Diagnostic[] = []
  readonly #source: Source
  readonly #page: boolean
  /** Whether the authors stand above each abstract. */
  readonly #named: boolean

  constructor(source: Source, page: boolean, named: boolean) {
    this.#source = source
    this.#page = page
    this.#named = named
  }

  take({ gap, prose, close }: Stretch): void {
    const above = this.papers.at(-1)
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
    this.papers.push({ title: title.passage, abstract, ...facts, ...(day && { day }) })
  }

  #replaceLast(draft: Draft): void {
    this.papers[this.papers.length - 1] = draft
  }

  /**
   * The title of an abstract, which is the last short text above it. Earlier short texts may be papers whose abstract
   * is one sentence; all others are reported.
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

  /** Whether a text is an abstract of one sentence. Above all papers it is none: lists begin with an introduction. */
  #isShortAbstract(
    { passage: title }: Short,
    { passage }: Short,
    next: Short | undefined,
    abstract: boolean,
  ): boolean {
    const closed = next ? mayBeTitle(next.passage.text) : !abstract
    const known = this.papers.length > 0 || this.days.length > 0
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
