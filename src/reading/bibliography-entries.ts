/** The place of a BibTeX entry in a text. */
export interface EntryPlace {
  /** As written: `article`, `Comment`. */
  readonly type: string
  /** Offset of its first character. */
  readonly start: number
  /** Offset behind its last character; undefined where it is not closed. */
  readonly end: number | undefined
  /** Line of its first character, from 1. */
  readonly line: number
}

/** A parenthesis opens an entry only with a key behind it: “@home (mostly)” is text. */
const START = /(?<!\w)@([a-z]+)\s*(?:\{|\((?=\s*[^\s,()=]+\s*,))/gi

/** Finds the entries of a bibliography. As in BibTeX, text between entries, and entries behind a `%`, are ignored. */
export function* entryPlaces(text: string): Generator<EntryPlace> {
  let line = 1
  let counted = 0
  let last = 0
  for (let from = 0; ; ) {
    START.lastIndex = from
    const match = START.exec(text)
    if (!match) return
    const { 0: opening, 1: type = '', index: start } = match
    from = start + opening.length
    if (isCommentedOut(text.slice(last, start))) continue
    const end = endOf(text, from, opening.endsWith('('))
    for (; counted < start; counted++) if (text[counted] === '\n') line++
    yield { type, start, end, line }
    from = last = end ?? from
  }
}

/** @param before text between an entry and the previous one */
function isCommentedOut(before: string): boolean {
  return before.lastIndexOf('%') > before.lastIndexOf('\n')
}

/** The offset behind an entry. Only braces count within quotes; parentheses and comments count outside braces too. */
function endOf(text: string, from: number, inParentheses: boolean): number | undefined {
  const mark = /[{}()"%]/g
  mark.lastIndex = from
  let depth = 0
  let quoted = false
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const [char] = match
    if (char === '{') depth++
    else if (char === '}') {
      if (depth === 0) return inParentheses ? undefined : mark.lastIndex
      depth--
    } else if (depth > 0) continue
    else if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === ')' && inParentheses) return mark.lastIndex
    else if (char === '%') mark.lastIndex = endOfLine(text, mark.lastIndex)
  }
  return undefined
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
