import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dump } from 'js-yaml'
import {
  type Correction,
  correct,
  correctionsSchema,
  malformed,
  mismatched,
} from '../../scripts/split/corrections.ts'
import { formatDiagnostic } from '../../scripts/split/diagnostics.ts'
import { markdown } from '../../scripts/split/emit.ts'
import { readMetadata } from '../../scripts/split/metadata.ts'
import type { Segment } from '../../scripts/split/segment.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'

const FILE = 'content/corrections.yml'
const SOURCE = { file: 'content/sources/day.txt', name: 'day.txt' }
const plain = (value: string): Segment[] => [{ type: 'text', value, printed: value }]
const correction = (printed: string, shown: string): Correction => ({
  source: SOURCE.name,
  printed,
  shown,
  reason: 'the paper',
})
const paper = (abstract: string) => ({
  title: { text: 'A Title', line: 1 },
  abstract: { text: abstract, line: 2 },
})
const inFile = (...entries: Correction[]) =>
  readMetadata(FILE, `# Checked by hand.\n${dump(entries)}`, correctionsSchema, 'invalid-metadata')

test('shows the corrected words as the correction says, and restores the rest', () => {
  assert.deepEqual(correct('with xi2 here', [correction('xi2', 'the $\\xi_2$ term')], plain), [
    { type: 'text', value: 'with ', printed: 'with ' },
    { type: 'text', value: 'the ', printed: 'xi2', rule: 'correction' },
    { type: 'math', tex: '\\xi_2', printed: '', rule: 'correction' },
    { type: 'text', value: ' term', printed: '', rule: 'correction' },
    { type: 'text', value: ' here', printed: ' here' },
  ])
})

for (const [shown, text] of Object.entries({
  '$5 to $10': '$5 to $10',
  '\\$5 or $x^2$': '$5 or x²',
  'costs $5, and $x_1$ more': 'costs $5, and x₁ more',
  $$x$$: 'x',
  'AT&amp;T and R&D': 'AT&T and R&D',
  'a\\*b\\*c 2 * 3': 'a*b*c 2 * 3',
  'our [code](https://example.org/a_b)': 'our code',
  '': '',
  ' and ': ' and ',
  'two\nlines': 'two lines',
}))
  test(`shows ${JSON.stringify(shown)} as the site reads Markdown`, () => {
    const own = correction('X', shown)
    assert.deepEqual(malformed(inFile(own), new Set([SOURCE.name])), [])
    const segments = correct('aXb', [own], plain)
    assert.equal(typesetMdx(markdown(segments), 'page').text, `a${text}b`)
    assert.equal(segments.map(({ printed }) => printed).join(''), 'aXb')
  })

for (const [shown, reason] of Object.entries({
  '# a': /more than a line of text/,
  'a\n\nb': /more than a line of text/,
  '*a*': /neither text, formula nor link: emphasis/,
  '`a`': /neither text, formula nor link: inlineCode/,
  '$\\frac{a$': /The formula “\\frac\{a” cannot be typeset/,
  '[a](javascript:b)': /is no address of the web/,
}))
  test(`refuses to show ${JSON.stringify(shown)}, with its place`, () => {
    const [diagnostic, ...more] = malformed(
      inFile(correction('a', 'b'), correction('X', shown)),
      new Set([SOURCE.name]),
    )
    assert.deepEqual(more, [])
    assert.match(
      formatDiagnostic(diagnostic ?? assert.fail()),
      /^content\/corrections\.yml:8:10: .*\[unreadable-correction\]\n {2}8 \|/,
    )
    assert.match(diagnostic?.reason ?? '', reason)
  })

for (const [abstract, rule, count] of [
  ['nothing', 'correction-not-found', 0],
  ['xi2 and xi2', 'correction-not-unique', 2],
] as const)
  test(`reports ${rule} with its place`, () => {
    const [diagnostic] = mismatched(SOURCE, [paper(abstract)], inFile(correction('xi2', 'x')))
    assert.equal(
      formatDiagnostic(diagnostic ?? assert.fail()).split('\n')[0],
      `content/corrections.yml:3:12: The correction “xi2” matches ${count} times in content/sources/day.txt. [${rule}]`,
    )
  })

test('an overlapping second place counts', () => {
  const [diagnostic] = mismatched(SOURCE, [paper('aaa')], inFile(correction('aa', 'x')))
  assert.equal(diagnostic?.rule, 'correction-not-unique')
})

test('accepts a correction that matches once', () => {
  assert.deepEqual(mismatched(SOURCE, [paper('only xi2')], inFile(correction('xi2', 'x'))), [])
})

test('refuses corrections that overlap, and the same twice', () => {
  for (const [first, second] of [
    ['one two', 'two three'],
    ['two', 'one two'],
    ['two', 'two'],
  ]) {
    const own = inFile(correction(first ?? '', 'a'), correction(second ?? '', 'b'))
    const [diagnostic, ...more] = mismatched(SOURCE, [paper('one two three')], own)
    assert.deepEqual(more, [])
    assert.match(
      formatDiagnostic(diagnostic ?? assert.fail()),
      /^content\/corrections\.yml:7:12: .*\[correction-overlap\]/,
    )
  }
})

test('refuses a correction of a missing source', () => {
  const [diagnostic] = malformed(inFile(correction('a', 'b')), new Set(['other.txt']))
  assert.match(
    formatDiagnostic(diagnostic ?? assert.fail()),
    /^content\/corrections\.yml:2:11: There is no source “day\.txt”/,
  )
})

test('corrections in any order are all applied, and no text between them is lost', () => {
  const text = 'one two three four five'
  fc.assert(
    fc.property(fc.shuffledSubarray(text.split(' ')), words => {
      const segments = correct(
        text,
        words.map(word => correction(word, word.toUpperCase())),
        plain,
      )
      const shown = segments.map(segment => (segment.type === 'text' ? segment.value : '')).join('')
      assert.equal(
        shown,
        text.replace(/\w+/g, word => (words.includes(word) ? word.toUpperCase() : word)),
      )
      assert.equal(segments.map(({ printed }) => printed).join(''), text)
    }),
  )
})
