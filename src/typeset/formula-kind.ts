/** Commands that print one sign: relations, operations, arrows, spaces. */
const SIGNS =
  /\\(?:sim|simeq|approx|times|pm|mp|cdot|div|geq?|leq?|neq?|ll|gg|to|(?:right|left|up|down)arrow|infty|circ|dots|ldots|cdots|quad|[%,;:!# $&])(?![a-zA-Z])/g
/** Commands that only change the look of what stands in their braces. */
const LOOKS = /\\(?:text|math)[a-z]*(?![a-zA-Z])/g
/** An exponent or index, such as that of 10^{th} or H_2. */
const INDEX = /[_^](?:\{[^{}]*\}|\\?[^\s{}])/g

/**
 * Whether a formula is more than a number, a sign, an index or a single letter. `16\times`, `\sim 7\%`, `2^{nd}` and
 * `k` are read as text, `O(n^2)` is not.
 */
export function isFormula(tex: string): boolean {
  const left = tex
    .replace(SIGNS, ' ')
    .replace(LOOKS, ' ')
    .replace(INDEX, ' ')
    .replace(/\\[a-zA-Z]+/g, 'x')
    .replace(/\P{L}/gu, '')
  return [...left].length > 1
}
