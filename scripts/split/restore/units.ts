import { UNITS } from '../../../src/site/units.ts'
import { type Source, token } from './item.ts'

const UNIT = new RegExp(`^${UNITS}$`, 'u')

/** `97,ms`, `10^{13},GeV`: in English, a space follows a comma. A single letter may be a variable: `(0,s)`. */
export function isBeforeUnit(source: Source, at: number): boolean {
  const [before, first, second] = [-1, 1, 2].map(by => token(source, at + by))
  // μ is a token of its own
  const unit = first?.kind === 'letter' ? `${first.text}${second?.text}` : (first?.text ?? '')
  return (
    /^(?:number|close)$/.test(before?.kind ?? '') &&
    token(source, at).text === ',' &&
    unit.length > 1 &&
    UNIT.test(unit)
  )
}
