import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correct, mismatched } from '../../scripts/split/corrections.ts'
import type { Segment } from '../../scripts/split/segment.ts'

const plain = (value: string): Segment[] => [{ type: 'text', value, printed: value }]
const correction = { source: 'day.txt', printed: 'xi2', shown: 'the $\\xi_2$ term', reason: 'the paper' }
const paper = (abstract: string) => ({
  title: { text: 'A Title', line: 1 },
  abstract: { text: abstract, line: 2 },
})

test('takes the corrected words as the correction says and restores the rest', () => {
  assert.deepEqual(correct('with xi2 here', [correction], plain), [
    { type: 'text', value: 'with ', printed: 'with ' },
    { type: 'text', value: 'the ', printed: 'xi2', rule: 'correction' },
    { type: 'math', tex: '\\xi_2', printed: '', rule: 'correction' },
    { type: 'text', value: ' term', printed: '', rule: 'correction' },
    { type: 'text', value: ' here', printed: ' here' },
  ])
})

for (const [abstract, rule] of [
  ['nothing', 'correction-not-found'],
  ['xi2 and xi2', 'correction-not-unique'],
] as const)
  test(`reports ${rule}`, () => {
    const [diagnostic] = mismatched('content/corrections.yml', 'day.txt', [paper(abstract)], [correction])
    assert.equal(diagnostic?.rule, rule)
    assert.match(diagnostic.reason, /^The correction “xi2” matches [02] times in day\.txt\.$/)
  })

test('accepts a correction that matches once', () => {
  assert.deepEqual(mismatched('content/corrections.yml', 'day.txt', [paper('only xi2')], [correction]), [])
})
