import type { Repair } from './control.ts'
import { type Source, token } from './item.ts'
import type { Token } from './tokens.ts'

/** Quotation marks of TeX: two back quotes and two apostrophes, or one of each. */
export function quotes(source: Source, at: number): Repair | undefined {
  const { text } = token(source, at)
  const [before, next, third] = [token(source, at - 1), token(source, at + 1), token(source, at + 2)]
  if (before.text === text) return undefined
  const double = next.text === text
  if (double && third.text === text) return undefined
  const after = double ? third : next
  const startsWord = after.kind !== 'space' && after.start >= 0
  if (text === '`') {
    if (double) return startsWord ? { end: at + 2, value: '“', rule: 'quotes' } : undefined
    return startsWord && closesSingle(source, at) ? { end: at + 1, value: '‘', rule: 'quotes' } : undefined
  }
  if (double) {
    const opens = (before.start < 0 || before.kind === 'space' || before.kind === 'open') && startsWord
    return { end: at + 2, value: opens ? '“' : '”', rule: 'quotes' }
  }
  return opensSingle(source, at) ? { end: at + 1, value: '’', rule: 'quotes' } : undefined
}

/** The largest number of tokens in a quotation in single marks. */
const QUOTATION = 40

const endsWord = (token: Token): boolean => token.kind !== 'word' && token.kind !== 'number'

/** Whether a back quote has its apostrophe; if another back quote comes first, it is code. */
function closesSingle(source: Source, at: number): boolean {
  for (let i = at + 2; i < at + QUOTATION; i++) {
    const { text, start } = token(source, i)
    if (start < 0 || text === '`') return false
    if (text === "'" && endsWord(token(source, i + 1)) && token(source, i - 1).kind !== 'space') return true
  }
  return false
}

/** Whether an apostrophe ends a quotation that a back quote began. */
function opensSingle(source: Source, at: number): boolean {
  if (token(source, at - 1).kind === 'space' || !endsWord(token(source, at + 1))) return false
  for (let i = at - 2; i > at - QUOTATION && i >= 0; i--) {
    const { text } = token(source, i)
    if (text === "'" && endsWord(token(source, i + 1)) && token(source, i - 1).kind !== 'space') return false
    if (text === '`') return token(source, i - 1).text !== '`' && closesSingle(source, i)
  }
  return false
}
