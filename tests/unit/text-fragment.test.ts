import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textFragment } from '../../src/components/text-fragment.ts'

test('a few words are quoted whole, with characters that have a meaning in a fragment encoded', () => {
  assert.equal(textFragment('  low-cost, fast &\n good '), '#:~:text=low%2Dcost%2C%20fast%20%26%20good')
})

test('many words are quoted by their ends', () => {
  const words = Array.from({ length: 30 }, (_, index) => `w${index}`)
  assert.equal(textFragment(words.join(' ')), '#:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29')
})

test('without a selection there is no fragment', () => {
  assert.equal(textFragment(' \n'), '')
})
