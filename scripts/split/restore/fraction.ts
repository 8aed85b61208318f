import { type Item, sum } from './item.ts'

/**
 * Puts the numerator over its denominator: `m V{x}` comes from `\frac{m V}{x}`. The listing keeps no sign of where a
 * numerator begins. It extends back to an operator, or to a function that nothing multiplies (`log m{x}` comes from
 * `\log \frac{m}{x}`).
 */
export function withFraction(items: readonly Item[], denominator: Item): Item[] {
  let from = items.length
  while (from > 0 && belongs(items, from - 1)) from--
  if (isSum(items, from)) from -= 2
  const numerator = sum(items.slice(from))
  return [
    ...items.slice(0, from),
    {
      ...denominator,
      tex: `\\frac{${numerator.tex}}{${denominator.tex}}`,
      weight: 1,
      marks: [...numerator.marks, ...denominator.marks, 'fraction'],
    },
  ]
}

function belongs(items: readonly Item[], at: number): boolean {
  const [item, before] = [items[at], items[at - 1]]
  if (!item || item.role === 'infix' || item.role === 'space' || item.form === 'fraction') return false
  return item.role === 'operand' || (before?.role === 'operand' && before.form !== 'fraction')
}

/** `= d-2{2}`: of two terms behind a relation, both belonged to the numerator twice as often as only the last. */
const isSum = (items: readonly Item[], from: number): boolean =>
  items.length === from + 1 &&
  /^[-+]$/.test(items[from - 1]?.tex ?? '') &&
  items[from - 2]?.role === 'operand' &&
  items[from - 2]?.form !== 'fraction' &&
  (items[from - 2]?.form !== 'number' || items[from]?.form !== 'number') &&
  (from === 2 ||
    /^(?:[=<>≤≥]|\\(?:[lg]eq?|leqslant|geqslant|in|to|approx))$/.test(items[from - 3]?.tex ?? ''))
