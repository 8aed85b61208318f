import { RESTORATION_RULES } from '../../src/schemas/restoration-rules.ts'
import { isTypesettable } from './restore/katex.ts'
import { restore } from './restore.ts'
import type { Segment } from './segment.ts'

/** A formula as an author wrote it: no space inside the dollar signs, and no digit behind them, as behind a price. */
const FORMULA = /(?<!\\)\$(?=[^\s$])((?:\\[\s\S]|[^$\\])*?)(?<=\S)\$(?!\d)/g

const OF_ORIGINALS: ReadonlySet<string> = new Set(
  RESTORATION_RULES.filter(({ ofOriginals }) => ofOriginals).map(({ id }) => id),
)

/** The formulas of a text that the site can typeset. */
const formulas = (text: string): RegExpExecArray[] =>
  [...text.matchAll(FORMULA)].filter(([, tex = '']) => isTypesettable(tex))

/** Whether a text still has its TeX: it holds a formula between dollar signs that can be typeset. */
export const hasTex = (text: string): boolean => formulas(text).length > 0

/** Restores a text that has its own TeX: formulas stay as they were written; the text between them is repaired. */
export function original(printed: string): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { 0: formula, 1: tex = '', index } of formulas(printed)) {
    segments.push(...betweenFormulas(printed.slice(at, index)))
    segments.push({ type: 'math', printed: formula, tex })
    at = index + formula.length
  }
  return [...segments, ...betweenFormulas(printed.slice(at))]
}

/** Restores the text between two formulas of such a text. */
export function betweenFormulas(printed: string): Segment[] {
  if (printed === '') return []
  const segments: Segment[] = []
  let taken = true
  for (const segment of restore(printed)) {
    if (segment.printed !== '') taken = segment.rule === undefined || OF_ORIGINALS.has(segment.rule)
    if (taken) segments.push(segment)
    else if (segment.printed !== '')
      segments.push({ type: 'text', printed: segment.printed, value: segment.printed })
  }
  return segments
}
