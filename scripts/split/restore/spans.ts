import { formula } from './formula.ts'
import { type Formula, isSure, type Source, token } from './item.ts'
import { isTypesettable } from './katex.ts'
import { commandKind, isGreek } from './math-commands.ts'
import type { Token } from './tokens.ts'

/** Formulas of a text, by the index of their first token. */
export type Spans = ReadonlyMap<number, Formula>

/** The formulas of a text, and the lone letters that are variables of them. */
export function findSpans(source: Source): Spans {
  const spans = readFormulas(source)
  if (spans.size === 0) return spans
  const variables = new Set<string>()
  for (const [at, { end }] of spans) {
    for (let i = at; i < end; i++) if (isVariable(token(source, i))) variables.add(token(source, i).text)
  }
  for (let at = 0; at < source.tokens.length; at = spans.get(at)?.end ?? at + 1) {
    const { text } = token(source, at)
    if (!variables.has(text) || spans.has(at)) continue
    const span = { end: at + 1, weight: 1, dropped: [] }
    if (isGreek(text)) {
      const isOwned = /^['’]$/.test(token(source, at - 3).text)
      if (source.odds(at) > LIKELY && !isOwned) spans.set(at, { ...span, tex: `\\${text}`, marks: ['greek'] })
    } else if (isSure(source, at)) spans.set(at, { ...span, tex: text, marks: ['variable'] })
  }
  return spans
}

/** The smallest odds at which the name of a letter is the letter in a formula of the text. */
const LIKELY = 1.2

const isVariable = ({ kind, text }: Token): boolean =>
  kind === 'word' && (/^[A-Za-z]$/.test(text) || isGreek(text))

function readFormulas(source: Source): Map<number, Formula> {
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

/** The beginning of a formula. Most of a text cannot be one, and is not looked at again. */
const startsFormula = ({ kind, text }: Token): boolean =>
  kind === 'word'
    ? text.length === 1 || commandKind(text) !== undefined
    : kind !== 'space' && kind !== 'other' && kind !== 'close' && kind !== 'link'
