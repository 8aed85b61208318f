import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { editDistance } from '../../src/search/engine/edit-distance.ts'
import { askedWords, fold, tokenise, wordsOf } from '../../src/search/engine/fold.ts'
import { sameStem } from '../../src/search/engine/match.ts'

const text = fc.string({ unit: 'grapheme' })

test('the same letters fold to one spelling', () => {
  const cases = [
    ['Café', 'cafe'],
    ['M²', 'm2'],
    ['𝑀', 'm'],
    ['α', 'alpha'],
    ['256×256', '256x256'],
    ['Straße', 'strasse'],
    ['Łukasz Bjørn', 'lukasz bjorn'],
    ['Erdős–Rényi', 'erdos–renyi'],
    ['Ħal Đorđe ƀ', 'hal dorde b'],
    ['がﾊﾟ', 'がパ'],
    ['한국', '한국'],
    ['ใช้', 'ใช้'],
    ['हिन्दी', 'हिन्दी'],
    ['مُحَمَّد', 'محمد'],
  ] as const
  for (const [printed, folded] of cases) assert.equal(fold(printed), folded)
})

test('signs inside names belong to them, hyphens separate words', () => {
  const cases = [
    ['CodeT5+', ['codet5']],
    ['N:M sparsity', ['nm', 'sparsity']],
    ['b1.58 and 1.58-bit', ['b158', 'and', '158', 'bit']],
    ['50,176 tokens, 2,048 GPUs', ['50176', 'tokens', '2048', 'gpus']],
    ['i.i.d. I/O', ['iid', 'io']],
    ["TinyBERT's key–value", ['tinybert', 'key', 'value']],
    [
      'C++ and C# on .NET 8, not networks.net',
      ['cpp', 'and', 'csharp', 'on', 'dotnet', '8', 'not', 'networks', 'net'],
    ],
    ['C++17', ['cpp', '17']],
    ['H₂O', ['h2o']],
    ['🤗 Transformers ❤️', ['u1f917', 'transformers', 'u2764']],
    ['大型语言模型', ['大型', '型语', '语言', '言模', '模型', '型']],
    ['㈠㈡', ['一二', '二']],
    ['GPT模型v2', ['gpt', '模型', '型', 'v2']],
    ['ตัวแบบ', ['ตัว', 'วแ', 'แบ', 'บบ', 'บ']],
    ['enough:Large end.Next', ['enough', 'large', 'end', 'next']],
  ] as const
  for (const [printed, words] of cases) assert.deepEqual(wordsOf(printed), words)
})

test('a query in an unspaced script is its pairs of letters', () => {
  assert.deepEqual(askedWords('语言模型'), ['语言', '言模', '模型'])
  assert.deepEqual(askedWords('猫'), ['猫'])
  assert.deepEqual(askedWords('a 猫 b'), ['a', '猫', 'b'])
})

test('names in one word have parts', () => {
  assert.deepEqual(tokenise('PyramidDrop')[0]?.parts, ['pyramid', 'drop'])
  assert.deepEqual(tokenise('Transformer')[0]?.parts, [])
})

test('a token is at its offsets, in any text', () => {
  fc.assert(
    fc.property(text, printed => {
      let [start, end] = [-1, 0]
      for (const token of tokenise(printed)) {
        assert.ok(token.start > start && token.end > token.start && token.end <= printed.length)
        // In an unspaced script, words overlap.
        assert.ok(token.start >= end || token.tied)
        assert.match(token.word, /^[\p{L}\p{N}\p{M}]+$/u)
        start = token.start
        end = token.end
      }
    }),
  )
})

test('forms of a word have one stem, other words have others', () => {
  for (const [one, other] of [
    ['models', 'model'],
    ['inrs', 'inr'],
    ['quantization', 'quantized'],
    ['quantising', 'quantize'],
    ['pruning', 'pruned'],
    ['activations', 'activation'],
    ['studies', 'study'],
  ] as const)
    assert.ok(sameStem(one, other), `${one} ${other}`)
  for (const [one, other] of [
    ['coder', 'code'],
    ['analysis', 'analog'],
    ['graph', 'gradient'],
    ['class', 'clam'],
  ] as const)
    assert.ok(!sameStem(one, other), `${one} ${other}`)
})

test('edits are counted, a swap of neighbours as one', () => {
  assert.equal(editDistance('trasnformer', 'transformer', 2), 1)
  assert.equal(editDistance('vanilanet', 'vanillanet', 2), 1)
  assert.equal(editDistance('quantizaton', 'quantization', 2), 1)
  assert.equal(editDistance('prune', 'graph', 2), Number.POSITIVE_INFINITY)
})

test('the distance is the same both ways, and zero only for equal words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      assert.equal(editDistance(one, other, 9), editDistance(other, one, 9))
      assert.equal(editDistance(one, other, 9) === 0, one === other)
    }),
  )
})
