/**
 * A piece of restored text. The `printed` parts of all segments joined are exactly the printed text, which proves that
 * nothing is lost. A segment with a `rule` is a recorded repair.
 */
export type Segment = TextSegment | MathSegment | LinkSegment

interface Piece {
  /** The part of the printed text that the segment replaces; empty only where it continues the repair before it. */
  readonly printed: string
  /** Id of the rule that changed it; absent where the text is shown as printed. */
  readonly rule?: string
}

export interface TextSegment extends Piece {
  readonly type: 'text'
  /** Plain text as shown. */
  readonly value: string
}

export interface MathSegment extends Piece {
  readonly type: 'math'
  /** TeX that KaTeX accepts, without the dollar signs. */
  readonly tex: string
}

export interface LinkSegment extends Piece {
  readonly type: 'link'
  readonly href: string
  /** Plain text of the link as shown. */
  readonly value: string
}
