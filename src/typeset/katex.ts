import katex from 'katex'

/** Formulas repeat (`16\times`), so they are cached; the cache is emptied when it holds this many. */
const MEMORY = 20_000
const known = new Map<string, string | Error>()

/**
 * A formula as MathML in a `span`, with its TeX as an annotation; it needs neither style sheet nor fonts. What LaTeX
 * would refuse is an error. The split recognises formulas by this function, and pages show what it returns.
 * @param isDisplay whether the formula stands on lines of its own
 * @throws {Error} where KaTeX rejects the TeX
 */
export function mathml(tex: string, isDisplay = false): string {
  const key = `${isDisplay}${tex}`
  let result = known.get(key)
  if (result === undefined) {
    result = rendered(tex, isDisplay)
    if (known.size >= MEMORY) known.clear()
    known.set(key, result)
  }
  if (typeof result !== 'string') throw result
  return result
}

function rendered(tex: string, displayMode: boolean): string | Error {
  try {
    return katex.renderToString(tex, { output: 'mathml', strict: 'error', throwOnError: true, displayMode })
  } catch (error) {
    // Mostly a ParseError; some TeX trips KaTeX itself.
    return error instanceof Error ? error : new Error(String(error))
  }
}
