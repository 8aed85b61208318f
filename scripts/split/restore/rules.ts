import type { RestorationRuleId } from '../../../src/schemas/restoration-rules.ts'

/**
 * The part of the restorer that carries each rule out. Of the rules for formulas the stronger comes first: it
 * names the repair where a formula bears the marks of several.
 */
const CARRIED_OUT_BY = {
  fraction: 'formula',
  formula: 'formula',
  script: 'formula',
  multiplication: 'formula',
  about: 'formula',
  symbol: 'formula',
  greek: 'formula',
  function: 'formula',
  bars: 'formula',
  comparison: 'formula',
  delimiters: 'typed',
  escape: 'text',
  spacing: 'text',
  tie: 'text',
  quotes: 'text',
  dash: 'text',
  abbreviation: 'text',
  accent: 'text',
  'text-symbol': 'text',
  font: 'text',
  leftover: 'text',
  colour: 'text',
  grouping: 'text',
  character: 'text',
  link: 'link',
} as const satisfies Record<RestorationRuleId, 'formula' | 'typed' | 'text' | 'link'>

type CarriedOutBy<Part> = {
  [Id in RestorationRuleId]: (typeof CARRIED_OUT_BY)[Id] extends Part ? Id : never
}[RestorationRuleId]

/** What a formula is recognised by. */
export type Mark = CarriedOutBy<'formula'>

/** A repair of running text. */
export type TextRule = CarriedOutBy<'text'>

/** The rule that a formula is recorded under: the strongest of its marks. */
export function ruleOf(marks: readonly Mark[]): RestorationRuleId {
  for (const id in CARRIED_OUT_BY) {
    const mark = marks.find(mark => mark === id)
    if (mark) return mark
  }
  return 'formula'
}
