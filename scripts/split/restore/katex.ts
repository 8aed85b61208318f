import katex from 'katex'
import { NO_XML } from '../../../src/schemas/text.ts'
import { katexOptions } from '../../../src/typeset/katex.ts'

/** Formulas repeat (`16\times`), so the verdicts are remembered; the store is emptied when it grows beyond this. */
const MEMORY = 20_000
const verdicts = new Map<string, boolean>()

/** No formula of an abstract is longer; one that is nested as deep as it is long would overflow the stack of a build. */
const LONGEST = 1000

/** KaTeX prints the names of commands that it may not carry out, such as `\\href`, in this colour and leaves the rest away. */
const REFUSED = /mathcolor="#cc0000"/

/** Numbers, letters and the commonest symbols: KaTeX accepts every sequence of them. */
const SAFE =
  /^(?:[0-9A-Za-z.,+\-=<>/ ()]|\{,\}|\\(?:times|sim|%|approx|rightarrow|leq|geq|pm|alpha|beta|lambda|pi|tau)(?![A-Za-z]))*$/

/** Whether the site typesets a formula without an error; the answers are remembered. */
export function isTypesettable(tex: string): boolean {
  if (SAFE.test(tex)) return true
  const known = verdicts.get(tex)
  if (known !== undefined) return known
  if (verdicts.size > MEMORY) verdicts.clear()
  const verdict = typesets(tex)
  verdicts.set(tex, verdict)
  return verdict
}

function typesets(tex: string): boolean {
  if (tex.length > LONGEST) return false
  try {
    const mathml = katex.renderToString(tex, { ...katexOptions, throwOnError: true })
    return !REFUSED.test(mathml) && !NO_XML.test(mathml)
  } catch {
    return false
  }
}
