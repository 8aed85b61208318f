import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markdown } from '../../scripts/split/emit.ts'
import { restore } from '../../scripts/split/restore.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'

const shown = (text: string): string => typesetMdx(markdown(restore(text)), 'text').text

for (const [text, line] of Object.entries({
  '5times^dagger': '5×^†',
  '\\(x\\)\\(y\\)': 'xy',
  'The value is b^b^- here': 'The value is b^b⁻ here',
  '0<beta^2<4pi': '0<β²<4π',
  '\\(\\bf x\\)\\(y\\)': '𝐱y',
}))
  test(`formulas that touch are set as one: ${text}`, () => assert.equal(shown(text), line))

for (const text of ['The rate L_é is fixed', '\\(β’\\) is', '\\(\\char"07\\) is', '\\(漢\\) is'])
  test(`what the site does not typeset stays as printed: ${text}`, () => assert.equal(shown(text), text))

test('a formula nested deeper than a build can follow stays as printed', () => {
  const text = `\\(${'x^{'.repeat(1600)}x${'}'.repeat(1600)}\\)`
  assert.ok(markdown(restore(text)).startsWith('\\\\('))
})
