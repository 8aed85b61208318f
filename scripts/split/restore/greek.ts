import { type Context, type Item, type Source, skipSpace, token } from './item.ts'

/** Evidence that the name of a Greek letter at `at`, which names other things too, stands for the letter. */
export function greekWeight({ source, place }: Context, at: number, left: Item | undefined): number {
  const isPartOfAddress = !left && place === 'text' && /^[.@/\\]$/.test(token(source, at - 1).text)
  if (!isPartOfAddress && (isRelated(source, at) || isKnown(source, at))) return 1
  return place === 'text' ? 0.3 : 0.5
}

/** What stands beside the name tells. */
function isRelated(source: Source, at: number): boolean {
  const [before, here, after] = [token(source, at - 1), token(source, at), token(source, at + 1)]
  if (after.text === '(') return true
  // muP, DeltaAUC: words are parted only where a name of TeX ends
  if (after.kind === 'word' || isIncrement(source, at)) return true
  // TD(lambda)
  if (before.text === '(' && after.text === ')' && token(source, at - 2).kind === 'word') return true
  // 2pi, 1-delta, 1/epsilon, pi/2
  const factor = before.kind === 'number' && /^(?:pi|sigma|epsilon|varepsilon)$/.test(here.text)
  const term = /^[-+/*]$/.test(before.text) && /^(?:1|2)$/.test(token(source, at - 2).text)
  const quotient = after.text === '/' && token(source, at + 2).kind === 'number'
  if ((factor || term || quotient) && token(source, at - 3).text !== '-') return true
  const left = before.kind === 'space' ? token(source, at - 2) : before
  const next = skipSpace(source, at + 1)
  const right = token(source, next)
  if (RELATION.test(left.text) || RELATION.test(right.text)) return true
  return right.text === 'in' && /^[[{]$/.test(token(source, next + 2).text)
}

/** `Delta W = BA`. */
function isIncrement(source: Source, at: number): boolean {
  const [here, space, variable, next] = [0, 1, 2, 3].map(offset => token(source, at + offset))
  if (here?.text !== 'Delta' || space?.kind !== 'space' || !/^[B-HJ-Zb-z]$/.test(variable?.text ?? ''))
    return false
  return source.mathematical || next?.kind === 'script' || token(source, at + 4).text === '='
}

const RELATION = /^[=<>≤≥≈∼∈]$/

/** Compounds and terms that keep the name in English even where letters are set in TeX. */
const TERM =
  /^(?:tests?|test(?:ed|ers?|ing)|versions?|releases?|channels?|blend\w*|matt\w*|compositing|rays?|particles?|waves?)$/

/** The rest of the text tells: the letter stands in a formula, or a small letter stands among formulas. */
function isKnown(source: Source, at: number): boolean {
  const [before, here, after] = [token(source, at - 1), token(source, at), token(source, at + 1)]
  if (source.inFormulas.has(here.text)) return true
  if (!source.mathematical || !/^[a-z]/.test(here.text)) return false
  if (TERM.test(token(source, at + 2).text) && /^[-\s]+$/.test(after.text)) return false
  // Cohen's kappa is a name.
  const possessive = token(source, at - 2)
  return !(before.kind === 'space' && /^(?:s|'|’)$/.test(possessive.text))
}
