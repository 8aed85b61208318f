/** A part of a long Markdown text that can be parsed alone, with the same result. */
export interface Piece {
  readonly text: string
  /** The number of lines before its first line. */
  readonly before: number
}

/**
 * Splits a long text into pieces, so that the time and the memory to parse it only grow with its length.
 * @param most after so many characters a piece ends at the next possible place
 */
export function piecesOf(text: string, most: number): Piece[] {
  const lines = text.split('\n')
  const definitions = new Map(lines.flatMap(definition))
  const margin = new Margin()
  const pieces: Piece[] = []
  let piece: string[] = []
  let length = 0
  for (const [index, line] of lines.entries()) {
    const head = length > most ? margin.headBefore(line) : undefined
    if (head) {
      pieces.push({ text: withDefinitions(piece, definitions), before: index - piece.length })
      piece = [...head]
      length = 0
    }
    margin.pass(line)
    piece.push(line)
    length += line.length + 1
  }
  return [...pieces, { text: withDefinitions(piece, definitions), before: lines.length - piece.length }]
}

const DEFINITION = /^ {0,3}\[([^\][]{1,200})\]:[ \t]*\S/
const REFERENCE = /\[([^\][]{1,200})\]/g

const definition = (line: string): [label: string, line: string][] => {
  const label = DEFINITION.exec(line)?.[1]?.toLowerCase()
  return label === undefined ? [] : [[label, line]]
}

/** Adds the link definitions that a piece refers to; they may stand anywhere in the text. */
function withDefinitions(lines: readonly string[], definitions: ReadonlyMap<string, string>): string {
  const text = lines.join('\n')
  if (definitions.size === 0) return text
  const labels = new Set([...text.matchAll(REFERENCE)].map(([, label = '']) => label.toLowerCase()))
  return [text, '', ...[...labels].flatMap(label => definitions.get(label) ?? [])].join('\n')
}

const HEADING = /^#{1,6}[ \t]/
const ITEM = /^(?:[-*+]|\d+[.)])[ \t]/
const FENCE = /^\s*(?:```|~~~)/
/** The row of dashes below the names of a table's columns. */
const COLUMNS = /^ {0,3}[|:-][ \t|:-]*$/
/** Constructs that must close in the piece in which they open. */
const OPENING = /<(?:details|table|pre)\b|<!--/gi
const CLOSING = /<\/(?:details|table|pre)>|-->/gi

/** The constructs that are open behind the lines passed so far. */
class Margin {
  #fenced = false
  #open = 0
  #last = ''
  /** Whether the last unindented line is a list item, without a blank line behind it. */
  #listed = false
  /** The first two lines of a table, as long as its rows continue. */
  #table: readonly string[] | undefined

  pass(line: string): void {
    if (FENCE.test(line)) this.#fenced = !this.#fenced
    const closed = this.#open + count(line, OPENING) - count(line, CLOSING)
    this.#open = this.#fenced ? this.#open : Math.max(0, closed)
    if (line.trim() === '') {
      this.#table = undefined
      this.#listed = false
    } else if (/^\S/.test(line)) this.#listed = ITEM.test(line)
    if (line.includes('|') && line.includes('-') && COLUMNS.test(line)) this.#table ??= [this.#last, line]
    this.#last = line
  }

  /** The lines that a piece needs above this line to begin with it; undefined where no piece may begin. */
  headBefore(line: string): readonly string[] | undefined {
    if (this.#fenced || this.#open > 0 || !/^\S/.test(line)) return undefined
    if (this.#table) return this.#table
    return this.#last.trim() === '' || HEADING.test(line) || (this.#listed && ITEM.test(line))
      ? []
      : undefined
  }
}

const count = (line: string, pattern: RegExp): number => line.match(pattern)?.length ?? 0
