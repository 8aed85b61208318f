import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Diagnostic, mapOrRefuse, refuseIfAny, SplitError } from '../../scripts/split/diagnostics.ts'
import { readMetadata } from '../../scripts/split/metadata.ts'
import { editionSchema } from '../../src/schemas/edition.ts'

const place = { file: 'day.txt' }

test('of many errors twenty are printed, and how many there are of each kind', () => {
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

test('a reason that quotes a whole text is cut', () => {
  const error = new SplitError([{ rule: 'conflict', reason: 'x'.repeat(1_000_000), place }])
  assert.ok(error.message.length < 1000)
})

test('YAML with too many aliases is refused', () => {
  const bomb = `date: &a [${'x,'.repeat(9)}]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`)}]`).join('\n')}\n`
  assert.throws(() => readMetadata('day.yml', bomb, editionSchema, 'invalid-metadata'), {
    name: 'SplitError',
    message: /^day\.yml:4:\d+: aliases exceeded .* \[invalid-metadata\]\n {2}4 \| d: &d/,
  })
})

const places = [
  ['a field of the wrong type', 'date: 2025-07-30\n# two\ntitle: 7\n', '3:8', 'title'],
  ['a quoted field', 'date: "30 July"\ntitle: T\n', '1:7', 'date'],
  ['a field without a value', 'date: 2025-07-30\ntitle:\nlabel: x\n', '2:1', 'title'],
  ['a missing field', '\ntitle: T\n', '2:1', 'date'],
  [
    'a field in a list',
    'date: 2025-07-30\ntitle: T\ndays:\n  - {date: 2025-07-30}\n  - date: 7\n',
    '5:11',
    'days.1.date',
  ],
  ['a field of JSON', '{\n  "date": "2025-07-30",\n  "title": [\n 1] }', '3:12', 'title'],
  ['a block of text', 'date: |\n  30\ntitle: T\n', '1:7', 'date'],
  ['an alias', 'note: &n [1]\ndate: 2025-07-30\ntitle: *n\n', '3:8', 'title'],
  ['a name twice', 'date: 2025-07-30\ntitle: a\ntitle: b\n', '3:1', 'duplicated'],
  ['a bracket that does not close', 'date: [\n', '2:1', 'deficient indentation'],
] as const
for (const [what, text, at, names] of places)
  test(`the place of ${what} is told`, () => {
    const expected = new RegExp(`^day\\.yml:${at}: .*${names}|\n\nday\\.yml:${at}: .*${names}`)
    assert.throws(() => readMetadata('day.yml', text, editionSchema, 'invalid-metadata'), {
      message: expected,
    })
  })

test('YAML that is nested too deeply is refused', () => {
  assert.throws(() => readMetadata('day.yml', '['.repeat(50_000), editionSchema, 'invalid-metadata'), {
    name: 'SplitError',
  })
})
