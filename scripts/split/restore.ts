import { RESTORATION_RULES, type RestorationRuleId } from '../../src/schemas/restoration-rules.ts'
import { evidence } from './restore/evidence.ts'
import { leftover } from './restore/groups.ts'
import { findLinks, type Link } from './restore/links.ts'
import { WEIGHTS, type Weights } from './restore/odds.ts'
import { findSpans } from './restore/spans.ts'
import { repair } from './restore/text.ts'
import { typedFormula } from './restore/typed.ts'
import { SegmentWriter } from './restore/writer.ts'
import type { Segment } from './segment.ts'

export { plainText, toPlainText } from './restore/plain-text.ts'

/**
 * Undoes the listing's damage to TeX: formulas that lost their dollar signs and backslashes, and TeX in running text
 * that readers should not see. A passage without enough evidence stays as printed.
 * @param title of the paper: its signs are evidence for those of the abstract
 * @param weights the learned odds
 */
export function restore(printed: string, title = '', weights = WEIGHTS): Segment[] {
  return restoreSpan(printed, findLinks(printed), title, weights)
}

/** Restores a title; addresses in it stay text. */
export function restoreTitle(printed: string): Segment[] {
  return restoreSpan(printed, [], '', WEIGHTS)
}

function restoreSpan(printed: string, links: readonly Link[], title: string, weights: Weights): Segment[] {
  const source = evidence(printed, links, title, weights)
  const { tokens } = source
  const spans = findSpans(source)
  const writer = new SegmentWriter(printed, tokens)
  const linkAt = new Map(links.map(link => [link.start, link]))
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    if (token?.kind === 'link') {
      const found = linkAt.get(token.start)
      if (found) writer.link(at + 1, found)
      at++
      continue
    }
    const formula = spans.get(at)
    if (formula) {
      writer.math(formula.end, formula.tex, ruleOf(formula.marks))
      for (const brace of formula.dropped) writer.drop(brace)
      at = formula.end
      continue
    }
    if (writer.close(at)) {
      at++
      continue
    }
    const typed = token?.kind === 'control' ? typedFormula(source, at) : undefined
    if (typed) {
      writer.math(typed.end, typed.tex, 'delimiters')
      at = typed.end
      continue
    }
    const mended = repair(source, at)
    if (mended) {
      writer.text(mended.end, mended.value, mended.rule)
      at = mended.end
      continue
    }
    const opening = leftover(source, at)
    if (opening) {
      writer.open(opening.inner, opening.close, opening.rule)
      at = opening.inner
      continue
    }
    writer.unchanged(++at)
  }
  return writer.segments
}

/** The rule under which a formula is recorded: the strongest of its marks. */
const ruleOf = (marks: readonly RestorationRuleId[]): RestorationRuleId =>
  RESTORATION_RULES.find(({ id }) => marks.includes(id))?.id ?? 'formula'
