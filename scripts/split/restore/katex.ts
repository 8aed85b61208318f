import katex from 'katex'

/** Formulas repeat (`16\times`), so the verdicts are remembered; the store is emptied when it grows beyond this. */
const MEMORY = 20_000
const verdicts = new Map<string, boolean>()

/** Numbers, letters and the commonest symbols: KaTeX accepts every sequence of them. */
const SAFE =
  /^(?:[0-9A-Za-z.,+\-=<>/ ()]|\{,\}|\\(?:times|sim|%|approx|rightarrow|leq|geq|pm|alpha|beta|lambda|pi|tau)(?![A-Za-z]))*$/

/** Whether KaTeX typesets a formula without an error; the answers are remembered. */
export function isTypesettable(tex: string): boolean {
  if (SAFE.test(tex)) return true
  const known = verdicts.get(tex)
  if (known !== undefined) return known
  if (verdicts.size > MEMORY) verdicts.clear()
  const verdict = typesets(tex, 'ignore')
  verdicts.set(tex, verdict)
  return verdict
}

/**
 * Whether KaTeX typesets a formula without an error.
 *
 * @param strict whether what LaTeX would refuse is one
 */
export function typesets(tex: string, strict: 'ignore' | 'error'): boolean {
  try {
    katex.renderToString(tex, { output: 'mathml', throwOnError: true, strict })
    return true
  } catch {
    return false
  }
}
