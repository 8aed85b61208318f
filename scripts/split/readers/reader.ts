import type { LinkKind } from '../../../src/schemas/paper.ts'
import type { Diagnostic } from '../diagnostics.ts'
import type { PrintedDate } from '../header.ts'
import type { Line, Passage } from '../passage.ts'
import type { Source } from '../source.ts'

/** What a source states about a paper beside title and abstract; all else is absent. */
export interface Facts {
  /** arXiv id without version: `2410.08196`, `cs/0112017`. */
  readonly id?: string
  /** In the order printed, each with the given name first. */
  readonly authors?: readonly string[]
  /** The number of authors, where a source counts them without naming them. */
  readonly authorCount?: number
  /** Day of publication as printed. */
  readonly published?: PrintedDate
  readonly upvotes?: number
  readonly links?: readonly { readonly href: string; readonly kind: LinkKind }[]
  readonly keywords?: readonly string[]
  /** Categories of arXiv, the primary one first. */
  readonly categories?: readonly string[]
}

/** One paper as one source prints it. */
export interface Printing extends Facts {
  readonly title: Passage
  readonly abstract: Passage
  /** First and last line of the source, from 1. */
  readonly lines: readonly [number, number]
  /** Columns in these lines, where other papers share the lines; the last is not included. */
  readonly columns?: readonly [number, number]
  /** Its place among the entries of the source, from 1, where the lines do not identify it. */
  readonly entry?: number
  /** The day that the listing prints above it. */
  readonly day?: PrintedDate
}

/** A day that a source prints for its papers. */
export interface Day {
  readonly printed: PrintedDate
  readonly at: Line
  /** Whether it was found among other words. If it is the source's only day, one that the person names is preferred. */
  readonly inWords?: boolean
}

/** The result of reading a source. If there are diagnostics, the papers must not be used. */
export interface Listing {
  readonly papers: readonly Printing[]
  /** Days that the listing prints as headings, in its order. */
  readonly days: readonly Day[]
  readonly diagnostics: readonly Diagnostic[]
  /** Entries without title or abstract, which are reported and skipped. */
  readonly incomplete: readonly Diagnostic[]
  /** What a person should look at, although it stops nothing. */
  readonly doubts: readonly Diagnostic[]
  /** The kind of the source, where the reader knows several. */
  readonly kind?: Kind
}

/** What all sources of a kind have in common. */
export interface Kind {
  /** Name for messages: "BibTeX". */
  readonly label: string
  readonly edition: { readonly title: string; readonly origin?: string }
}

/** A kind of source. */
export interface Reader extends Kind {
  /** The message for a source without papers in which nothing else is wrong. */
  readonly nothingFound: string
  /** File extension under which the source is kept, with its dot. */
  readonly extension: string
  /** Whether a source is of this kind, by its content alone. */
  readonly recognises: (source: Source) => boolean
  /** @throws {SplitError} where the source is of this kind and broken */
  readonly read: (source: Source) => Listing
}
