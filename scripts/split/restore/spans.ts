import { type Formula, formula } from './formula.ts'
import { type Source, token, unread } from './item.ts'
import { isTypesettable } from './katex.ts'
import type { Token } from './tokens.ts'
import { isCommand, isGreek } from './vocabulary.ts'

/** Formulas of a text by the index of their first token. */
export type Spans = ReadonlyMap<number, Formula>

/**
 * The formulas of a text. Two readings: what the first is sure of is the context in which the second reads what
 * could be English too, such as a Greek letter's name standing alone.
 */
export function findSpans(tokens: readonly Token[]): Spans {
  const first = read(unread(tokens))
  if (first.size === 0) return first
  const inFormulas = new Set<string>()
  for (const [at, { end }] of first) {
    for (let i = at; i < end; i++) inFormulas.add(tokens[i]?.text ?? '')
  }
  return tokens.some(isOpen) ? read({ tokens, mathematical: true, inFormulas }) : first
}

/** What the context of the whole text may decide. */
const isOpen = ({ kind, text }: Token): boolean =>
  (kind === 'word' && (text === 'in' || isGreek(text))) || text === '_'

function read(source: Source): Spans {
  const spans = new Map<number, Formula>()
  for (let at = 0; at < source.tokens.length; ) {
    if (!startsFormula(token(source, at)) || token(source, at - 1).kind === 'script') {
      at++
      continue
    }
    const found = formula(source, at)
    if ('next' in found) at = found.next
    else if (isTypesettable(found.tex)) {
      spans.set(at, found)
      at = found.end
    } else at++
  }
  return spans
}

/** What a formula can start with; most of a text cannot, and is not looked at twice. */
const startsFormula = ({ kind, text }: Token): boolean =>
  kind === 'word'
    ? text.length === 1 || isCommand(text)
    : kind !== 'space' && kind !== 'other' && kind !== 'close' && kind !== 'link'
