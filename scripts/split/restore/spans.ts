import { type Formula, formula } from './formula.ts'
import { type Source, token } from './item.ts'
import { isTypesettable } from './katex.ts'
import type { Mark } from './rules.ts'
import type { Token } from './tokens.ts'
import { isCommand, isGreek } from './vocabulary.ts'

/** Formulas of a text by the index of their first token. */
export type Spans = ReadonlyMap<number, Formula>

/** Marks that an author leaves who sets the text's variables in TeX. */
const VARIABLES: ReadonlySet<Mark> = new Set([
  'fraction',
  'formula',
  'symbol',
  'greek',
  'function',
  'comparison',
])
/** `x_t`, `n^{2}` rather than the `M^{2}` of a name. */
const SCRIPTED = /_|[a-z]\}?\^/

/**
 * The formulas of a text. Two readings: what the first is sure of is the context in which the second reads the
 * Greek names that stand alone.
 */
export function findSpans(tokens: readonly Token[]): Spans {
  const first = read({ tokens, greek: () => undefined })
  const inside = new Set<string>()
  let mathematical = false
  for (const [at, { end, tex, marks }] of first) {
    mathematical ||= marks.some(mark => VARIABLES.has(mark)) || SCRIPTED.test(tex)
    for (let i = at; i < end; i++) inside.add(tokens[i]?.text ?? '')
  }
  const greek = (name: string): 'certain' | 'likely' | undefined =>
    inside.has(name) ? 'certain' : mathematical ? 'likely' : undefined
  const open = tokens.some(({ kind, text }) => kind === 'word' && isGreek(text) && greek(text) !== undefined)
  return open ? read({ tokens, greek }) : first
}

function read(source: Source): Spans {
  const spans = new Map<number, Formula>()
  for (let at = 0; at < source.tokens.length; ) {
    if (!startsFormula(token(source, at))) {
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
