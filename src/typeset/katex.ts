/**
 * How every formula is set, and by which the split judges what is one. MathML needs neither style sheet nor fonts, and
 * keeps the TeX as an annotation; what LaTeX would refuse is an error.
 */
export const katexOptions = { output: 'mathml', strict: 'error' } as const
