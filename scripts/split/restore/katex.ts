import { NO_XML } from '../../../src/schemas/text.ts'
import { mathml } from '../../../src/typeset/katex.ts'

/** The longest formula, in characters. A longer one could be nested so deep that it overflows the stack. */
const LONGEST = 1000

/** KaTeX prints the names of commands that it may not execute, such as `\\href`, in this colour, and omits the rest. */
const REFUSED = /mathcolor="#cc0000"/

/** Numbers, letters and the most common symbols: KaTeX accepts every sequence of them. */
const SAFE =
  /^(?:[0-9A-Za-z.,+\-=<>/ ()]|\{,\}|\\(?:times|sim|%|approx|rightarrow|leq|geq|pm|alpha|beta|lambda|pi|tau)(?![A-Za-z]))*$/

/** Whether the site typesets a formula without an error. */
export function isTypesettable(tex: string): boolean {
  if (SAFE.test(tex)) return true
  if (tex.length > LONGEST) return false
  try {
    const html = mathml(tex)
    return !REFUSED.test(html) && !NO_XML.test(html)
  } catch {
    return false
  }
}
