import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MATH_CHARACTERS } from '../../scripts/fonts/characters.ts'
import { inlineHtml } from '../../src/typeset/markdown.ts'
import { MATH_CUTS, mathCharacters, mathCut } from '../../src/typeset/math-cuts.ts'

const cutOf = (markdown: string) => mathCut(mathCharacters(inlineHtml(markdown, 'text')))

test('every cut holds more than the one before, and nothing that the whole font lacks', () => {
  let smaller = new Set<string>()
  for (const { name, characters } of MATH_CUTS) {
    const own = new Set(characters)
    assert.equal([...characters].length, own.size, `${name} names a character twice`)
    assert.ok(smaller.isSubsetOf(own), name)
    assert.deepEqual([...own.difference(new Set(MATH_CHARACTERS))], [], name)
    smaller = own
  }
})

test('formulas take the smallest cut that holds them', () => {
  const rows = {
    'a $16\\times$ faster, $\\sim 7\\%$ and $<5$': 'paper-math-numbers',
    'in $O(n^2)$': 'paper-math-letters',
    'where $\\bar x \\notin A$': undefined,
    'where $\\alpha < \\beta_1$ and $x \\in \\mathbb{R}^d$': 'paper-math-letters',
    'of $\\mathcal{Z}$': undefined,
    'of $\\mathbf{x}$': undefined,
    '$5\\%$ of $\\mathfrak{g}$': undefined,
  } as const
  for (const [markdown, cut] of Object.entries(rows)) assert.equal(cutOf(markdown), cut, markdown)
})

test('the words around formulas, and what is said of them aloud, ask for nothing', () => {
  assert.deepEqual([...mathCharacters(inlineHtml('é Ω ∮ and $4\\times$', 'text'))].sort(), ['4', '×'])
})
