import type { LinkKind } from '../../../src/schemas/paper.ts'
import type { Diagnostic } from '../diagnostics.ts'
import type { PrintedDate } from '../header.ts'
import type { Line, Passage } from '../passage.ts'
import type { Source } from '../source.ts'

/** What a source tells of a paper beside its title and abstract; what it does not tell is absent. */
export interface Facts {
  /** arXiv id without version: `2410.08196`, `cs/0112017`. */
  readonly id?: string
  /** In the order printed, given name first. */
  readonly authors?: readonly string[]
  /** Where a source counts the authors and does not name them. */
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
  /** Columns in these lines, where the lines hold other papers too; the last is not included. */
  readonly columns?: readonly [number, number]
  /** Its place among the entries of the source, from 1, where the lines do not tell it from others. */
  readonly entry?: number
  /** The day that the listing prints above it. */
  readonly day?: PrintedDate
}

/** A day that a source prints as that of its papers. */
export interface Day {
  readonly printed: PrintedDate
  readonly at: Line
  /** Where it stands among other words: the only day of a source gives way to the one that the person names. */
  readonly inWords?: boolean
}

/** What a reader makes of a source. With any diagnostic, the papers are not to be used. */
export interface Listing {
  readonly papers: readonly Printing[]
  /** Days that the listing prints as headings, in its order. */
  readonly days: readonly Day[]
  readonly diagnostics: readonly Diagnostic[]
  /** Entries that lack their title or abstract: each is named, and passed over. */
  readonly incomplete: readonly Diagnostic[]
  /** What a person should look at and what stops nothing. */
  readonly doubts: readonly Diagnostic[]
  /** Where the reader reads several kinds: which this is. */
  readonly kind?: Kind
}

/** What is known of every source of a kind. */
export interface Kind {
  /** For messages: "BibTeX". */
  readonly label: string
  readonly edition: { readonly title: string; readonly origin?: string }
}

/** A kind of source. */
export interface Reader extends Kind {
  /** What is wrong with a source that has no paper, and nothing else wrong with it. */
  readonly nothingFound: string
  /** Under which the source is kept, with its dot. */
  readonly extension: string
  /** Whether a source is of this kind, by its content alone. */
  readonly recognises: (source: Source) => boolean
  /** @throws {SplitError} where the source is of this kind and broken */
  readonly read: (source: Source) => Listing
}
