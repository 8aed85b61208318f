import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tokenise } from '../../src/search/engine/fold.ts'
import { punctuate, punctuateHtml } from '../../src/site/punctuation.ts'
import { inlineHtml } from '../../src/typeset/markdown.ts'

const shown = {
  "It doesn't suit the models' users, O'Neill's or LLMs'.":
    'It doesn’t suit the models’ users, O’Neill’s or LLMs’.',
  "of the '90s and the 1980's": 'of the ’90s and the 1980’s',
  'the "flow" ("a \'b\' c"), "x".': 'the “flow” (“a ‘b’ c”), “x”.',
  "a 'Distillation' loss": 'a ‘Distillation’ loss',
  'up to 5-10% and 3-4x, 2-3 times, 300M-1.1B or 7B-70B':
    'up to 5–10% and 3–4x, 2–3 times, 300M–1.1B or 7B–70B',
  'in 2019-2024, (2019-24)': 'in 2019–2024, (2019–24)',
}

test('apostrophes, quotation marks and ranges have a typographer’s marks', () => {
  for (const [printed, set] of Object.entries(shown)) assert.equal(punctuate(printed), set)
})

test('what is not certain stays as it was printed', () => {
  for (const text of [
    'a 5" disk and a 6" disk',
    'one "mark alone',
    '"one "two" three',
    "'tis",
    '{"a": "b", "c": 1}',
    'Gemma 9B-2B, Gemma 2B-2B, Llama 2-7B, Gemma 2-9, GPT-4-5, LLaMA-2-7B, v1.5-7B',
    '2025-07-30, 2025-07, 1-2-3, 10-5, 0-1-loss, 01-02',
    "https://example.org/a?q='b'&r=1-2 and doi.org/10.1/2-3",
    '论文 "甲" 和 1-2 号，这是一个例子',
  ])
    assert.equal(punctuate(text), text)
})

test('no text becomes longer, loses a letter, or gets other words for the search', () => {
  const piece = fc.constantFrom(
    'a',
    'B',
    '7',
    '12',
    ' ',
    "'",
    '"',
    '-',
    '.',
    '(',
    ')',
    '%',
    's',
    '\n',
    'é',
    '=',
    '/',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const text = pieces.join('')
      const set = punctuate(text)
      assert.equal(set.length, text.length)
      assert.equal(set.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replaceAll('–', '-'), text)
      assert.deepEqual(
        tokenise(set).map(({ word }) => word),
        tokenise(text).map(({ word }) => word),
      )
    }),
    { numRuns: 2000 },
  )
})

test('quotation marks pair across tags; code, formulas and addresses stay', () => {
  const html = inlineHtml(
    'A "*very* `"raw" 1-2` $x\'$" case, $n$\'s 3-4$\\times$, https://a.org/x\'y R&D\'s',
    'text',
  )
  const set = punctuateHtml(html)
  assert.match(set, /^A “<em>very<\/em> <code>"raw" 1-2<\/code>/)
  assert.match(set, /<\/math><\/span>”/)
  assert.match(set, /<\/math><\/span>’s/)
  assert.match(set, /3–<span class="glued">4/)
  assert.match(set, /a\.org\/x'y R&#x26;D’s/)
  const formulas = /<math.*?<\/math>/g
  assert.deepEqual(set.match(formulas), html.match(formulas))
  assert.equal(punctuateHtml('<p>"a</p><p>b"</p>'), '<p>"a</p><p>b"</p>')
  assert.equal(
    punctuateHtml("<a href=\"https://x.org/'a'\">it's</a>"),
    '<a href="https://x.org/\'a\'">it’s</a>',
  )
})

test('a thin space that counts as a space joins numbers and units', () => {
  const quantity = (text: string) => `<span class="quantity">${text}</span>`
  assert.equal(punctuateHtml('at 10 ms, 1.5 GHz'), `at ${quantity('10 ms')}, ${quantity('1.5 GHz')}`)
  for (const text of ['10 models', 'v1.5 m', 'A100 GB', '3 m/s', '4 h-index'])
    assert.equal(punctuateHtml(text), text)
})
