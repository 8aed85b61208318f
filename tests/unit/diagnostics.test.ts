import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Diagnostic, mapOrRefuse, refuseIfAny, SplitError } from '../../scripts/split/diagnostics.ts'
import { readMetadata } from '../../scripts/split/metadata.ts'
import { editionSchema } from '../../src/schemas/edition.ts'

const place = { file: 'day.txt' }

test('of many errors a person reads twenty, and how many there are of each kind', () => {
  const many = (rule: Diagnostic['rule'], count: number): Diagnostic[] =>
    Array.from({ length: count }, (_, index) => ({ rule, reason: `Wrong ${index}.`, place }))
  const all = [...many('no-prose', 200_000), ...many('unknown-line', 7)]
  assert.throws(
    () => mapOrRefuse([0], () => refuseIfAny(all)),
    (error: unknown) => {
      assert.ok(error instanceof SplitError)
      assert.equal(error.diagnostics.length, 200_007)
      assert.equal(error.message.match(/^day\.txt: Wrong/gm)?.length, 20)
      assert.match(error.message, /\n\n… and 199987 more: 199980 \[no-prose\], 7 \[unknown-line\]$/)
      return true
    },
  )
})

test('a reason that cites a whole text is cut', () => {
  const error = new SplitError([{ rule: 'conflict', reason: 'x'.repeat(1_000_000), place }])
  assert.ok(error.message.length < 1000)
})

test('YAML that repeats itself without end is refused at its first repetition', () => {
  const bomb = `date: &a [${'x,'.repeat(9)}]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`)}]`).join('\n')}\n`
  assert.throws(() => readMetadata('day.yml', bomb, editionSchema, 'invalid-metadata'), {
    name: 'SplitError',
    message: /^day\.yml:2:8: The file repeats itself too often\. \[invalid-metadata\]\n {2}2 \| b: &b/,
  })
})

test('YAML that is nested too deeply is refused', () => {
  assert.throws(() => readMetadata('day.yml', '['.repeat(50_000), editionSchema, 'invalid-metadata'), {
    name: 'SplitError',
  })
})
