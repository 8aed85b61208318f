/** What a listing prints for a Greek letter: its name (copied until October 2025), or the letter (copied later). */
export type Era = 'names' | 'letters'
export const ERAS = ['names', 'letters'] as const satisfies readonly Era[]

/**
 * What Hugging Face's listing makes of the TeX of an arXiv title or abstract. The rules are applied in this order, and
 * nothing else changes: outside `$…$` all of `\%`, `\&`, `~`, ` `` `, `''`, `--`, `\eg` stay as they were typed. They were
 * found by comparing printed texts with their originals, and give 98 % of several thousand letter for letter.
 */
export const DAMAGE_RULES = [
  {
    id: 'greek',
    title: 'Greek letters',
    reason:
      'Since late 2025, bare commands of Greek letters become the letter, and the space behind them goes.',
    eras: ['letters'],
    original: '\\alpha x',
    printed: 'αx',
  },
  {
    id: 'argument',
    title: 'Commands with an argument',
    reason:
      'In formulas or not, such a command becomes what its braces hold: up to the first closing brace, not to the matching one.',
    eras: ['names', 'letters'],
    original: '\\textbf{x}, \\frac{a}{b}',
    printed: 'x, a{b}',
  },
  {
    id: 'formula',
    title: 'Formulas',
    reason: 'Dollar signs, paired from the left, go with every backslash between them.',
    eras: ['names', 'letters'],
    original: '$41\\times$ of $n\\geq 3$',
    printed: '41times of ngeq 3',
  },
] as const satisfies readonly {
  readonly id: string
  readonly title: string
  readonly reason: string
  readonly eras: readonly Era[]
  readonly original: string
  readonly printed: string
}[]
