import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { load } from 'js-yaml'
import { z } from 'zod'
import { plainText, restore, restoreTitle, toPlainText } from '../../scripts/split/restore.ts'
import type { Segment } from '../../scripts/split/segment.ts'
import { RESTORATION_RULES } from '../../src/schemas/restoration-rules.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'

const cases = z
  .array(z.strictObject({ printed: z.string(), shown: z.string().optional() }))
  .parse(load(readFileSync(new URL('../fixtures/restoration.yml', import.meta.url), 'utf8')))

/** Segments in the notation of the case table, with no-break spaces as spaces. */
const shown = (segments: readonly Segment[]): string =>
  segments
    .map(showSegment)
    .join('')
    .replace(/[\u00A0\u202F]/g, ' ')

function showSegment(segment: Segment): string {
  switch (segment.type) {
    case 'math':
      return `$${segment.tex}$`
    case 'link':
      return `[${segment.value}](${segment.href})`
    case 'text':
      return segment.value
  }
}

const printed = (segments: readonly Segment[]): string => segments.map(({ printed }) => printed).join('')

describe('restore', () => {
  for (const { printed: input, shown: wanted = input } of cases) {
    test(input, () => {
      const segments = restore(input)
      assert.equal(shown(segments), wanted)
      assert.equal(printed(segments), input)
      if (wanted === input)
        assert.deepEqual(
          segments.filter(({ rule }) => rule !== undefined),
          [],
        )
    })
  }

  test('an empty text gives no segments', () => assert.deepEqual(restore(''), []))

  test('a hard line break is white space', () => {
    assert.equal(
      shown(restore('a 16times\nfaster 3 times\n3 grid')),
      'a $16\\times$\nfaster $3\\times3$ grid',
    )
  })
})

describe('rules', () => {
  for (const { id, printed: input, shown: wanted } of RESTORATION_RULES) {
    test(`${id}: ${input}`, () => {
      const segments = restore(input)
      assert.equal(segments.map(showSegment).join(''), wanted)
      assert.ok(segments.some(({ rule }) => rule === id))
    })
  }

  test('ids are unique', () => {
    assert.equal(new Set(RESTORATION_RULES.map(({ id }) => id)).size, RESTORATION_RULES.length)
  })
})

describe('titles', () => {
  test('as plain text', () => {
    assert.equal(plainText(restoreTitle('HyperZcdotZcdotW Operator')), 'HyperZ⋅Z⋅W Operator')
    assert.equal(plainText(restoreTitle('M^2-Encoder at 10^{26} and x_{ij}')), 'M²-Encoder at 10²⁶ and xᵢⱼ')
    assert.equal(plainText(restoreTitle('UI2Code^N: O(n log n)')), 'UI2Code^N: O(n log n)')
  })

  test('addresses in them stay text', () => {
    assert.deepEqual(
      restoreTitle('On https://example.org/').map(({ type }) => type),
      ['text'],
    )
  })

  test('formulas read alike in a line of a title and of an abstract', () => {
    const lines = {
      '\\frac{n}{\\varepsilon^{2}}': 'n/ε²',
      'x_{\\text{max}}^{2}\\leq90^{\\circ}': 'x_max²≤90°',
      'O(\\log(D)\\cdot|p|)': 'O(log(D)⋅∣p∣)',
      'k^{*}=\\mathrm{poly}(\\log M_2)': 'k*=poly(log M₂)',
      'n\\log_2 n': 'n log₂ n',
      '\\log\\sqrt n': 'log √n',
      '\\max_i x_i': 'maxᵢ xᵢ',
      '\\operatorname*{argmin}_x f': 'argmin_x f',
      '\\operatorname{SE}_3': 'SE₃',
      'f\\colon X\\to Y': 'f : X→Y',
      'a\\quad b~c\\;d': 'a b c d',
      'a\\equiv b\\pmod n': 'a≡b (mod n)',
      '\\|x\\|_2': '∥x∥₂',
      'p(x\\mid y)\\parallel q': 'p(x∣y)∥q',
      '\\vec x_i': 'x\u20d7ᵢ',
    }
    for (const [tex, line] of Object.entries(lines)) {
      assert.equal(toPlainText(tex), line)
      assert.equal(typesetMdx(`A $${tex}$ b`, 'a').text, `A ${line} b`)
    }
  })
})

describe('links of the listing', () => {
  const source = readFileSync(new URL('../fixtures/listing/sources/2025-07-30.txt', import.meta.url), 'utf8')
  const links = source
    .split('\n')
    .flatMap(line => restore(line))
    .filter(segment => segment.type === 'link')

  test('all 26 are found, without punctuation', () => {
    assert.equal(links.length, 26)
    for (const { href } of links) assert.match(href, /^https:\/\/[^\s{}]*[\w/]$/)
    assert.ok(
      links.some(({ href, value }) => href.endsWith('/Faster-Diffusion') && value === 'FasterDiffusion'),
    )
    assert.ok(links.some(({ href }) => href === 'https://github.com/cambridge-mlg/RECOMBINER/'))
  })
})
