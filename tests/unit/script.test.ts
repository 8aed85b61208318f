import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptAttributes, withScript } from '../../src/site/script.ts'

for (const [text, attributes] of [
  ['Small Boats in Large Harbours', {}],
  ['Müller’s β-test of Łukasz in $O(\\alpha)$ → 5 €', {}],
  ['نموذج لغوي صغير (QA)', { lang: 'und-Arab', dir: 'auto' }],
  ['מודל שפה קטן', { lang: 'und-Hebr', dir: 'auto' }],
  ['A corpus of the word سفينة in many books and many languages', { dir: 'auto' }],
  ['大港口里的小船', { lang: 'und-Hani' }],
  ['大きな港の小さな船について', { lang: 'und-Jpan' }],
  ['Малые лодки в больших гаванях', { lang: 'und-Cyrl' }],
] as const)
  test(`“${text}” says ${JSON.stringify(attributes)}`, () =>
    assert.deepEqual(scriptAttributes(text), attributes))

test('HTML in another script is within an element that says so', () => {
  assert.equal(withScript('<p>مرحبا</p>', 'مرحبا'), '<div lang="und-Arab" dir="auto"><p>مرحبا</p></div>')
  assert.equal(withScript('<p>x</p>', 'x'), '<p>x</p>')
})
