import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFormula } from '../../src/typeset/formula-kind.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'

test('a number, a sign, an index or a letter is no formula', () => {
  for (const tex of [
    '16\\times',
    '\\sim 7\\%',
    '10^{-3}',
    '2^{nd}',
    '\\geq 3',
    'k',
    '^2',
    '_2',
    '256\\times256',
    '\\pm',
    '\\alpha',
  ])
    assert.equal(isFormula(tex), false, tex)
  for (const tex of ['O(n^2)', '\\frac{a}{b}', 'x + y', '\\log n', 'p(x \\mid y)'])
    assert.equal(isFormula(tex), true, tex)
})

test('a paper has math if one of its formulas counts as one', () => {
  assert.equal(typesetMdx('We gain $4\\times$ at $k$ and $\\sim50\\%$.', 'a').hasMath, false)
  assert.equal(typesetMdx('We gain $4\\times$ in $O(\\log n)$ steps.', 'a').hasMath, true)
})
