import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { ALONE, parseWeights, WEIGHTS } from '../../scripts/split/restore/odds.ts'
import { unglue } from '../../scripts/split/restore/seams.ts'
import { learn } from '../../scripts/train-restoration/learn.ts'

const table = readFileSync(new URL('../../scripts/split/restore/odds.tsv', import.meta.url), 'utf8')

describe('the table of odds', () => {
  const rows = table.split('\n').slice(0, -1)

  test('has rows of word, context and weight, sorted, each once', () => {
    for (const row of rows) assert.match(row, /^[^\t]+\t[^\t]+\t-?\d+(?:\.\d)?$/)
    assert.deepEqual(rows, [...new Set(rows)].sort())
  })

  test('stays small enough to read', () => assert.ok(Buffer.byteLength(table) <= 150 * 1024))

  test('knows whether each common word alone is a command', () => {
    const alone = (word: string): number => WEIGHTS.get(word)?.get(ALONE) ?? Number.NaN
    for (const name of ['infty', 'rightarrow', 'lesssim']) assert.ok(alone(name) > 4, name)
    for (const word of ['in', 'to', 'star']) assert.ok(alone(word) < -1, word)
  })
})

describe('learning', () => {
  const originals = Array.from({ length: 60 }, (_, i) => ({
    title: `Paper ${i}`,
    tex:
      i % 3 === 0
        ? `We run it ${i + 2} times a day, and many times more when models from ${i} to ${i + 7} layers fit.`
        : `A gain of $${i + 2}\\times$ over the ${i} layers, where $x_${i % 9}\\to${i}$ and $K\\cdot N$ holds.`,
  }))
  const settings = {
    seams: { l1: 0.1, l2: 0.1, least: 1, epochs: 3, most: 100 },
    tokens: { l1: 0.1, l2: 0.1, least: 1, epochs: 3, most: 200 },
    least: 2,
  }
  const learned = learn(originals, settings)

  test('gives the same bytes from the same originals', () =>
    assert.equal(learn(originals, settings), learned))

  test('distinguishes a command from the word by its neighbours', () => {
    const times = parseWeights(learned).get('times')
    assert.ok((times?.get('9_') ?? 0) > 0)
    assert.ok((times?.get('9 _') ?? 0) < 0)
  })
})

describe('runs of letters', () => {
  const known = {
    mathematical: true,
    tex: true,
    letters: false,
    signs: new Set<string>(),
    titled: new Set<string>(),
  }
  const parts = (text: string): string => unglue(text, 0, text, known, WEIGHTS).join(' ')

  test('are divided into names where commands lost their spaces', () => {
    for (const run of ['n to infty', 'n geq', 'varepsilon ll', 'K times', 'Z cdot W', 'Omega subset']) {
      assert.equal(parts(run.replaceAll(' ', '')), run)
    }
  })

  test('stay words where English words contain names', () => {
    for (const word of ['spinless', 'Lin', 'within', 'strangle', 'unless', 'circus', 'image', 'sigmoid'])
      assert.equal(parts(word), word)
  })
})
