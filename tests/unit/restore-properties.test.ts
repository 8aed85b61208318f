import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { markdown } from '../../scripts/split/emit.ts'
import { original } from '../../scripts/split/original.ts'
import { restore, restoreTitle } from '../../scripts/split/restore.ts'
import type { Segment } from '../../scripts/split/segment.ts'
import { RESTORATION_RULES } from '../../src/schemas/restoration-rules.ts'
import { NO_XML } from '../../src/schemas/text.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'

/** Texts made of tokens that the restorer looks at, in any order, with white space or without. */
const damaged = fc
  .array(
    fc.constantFrom(
      ...[
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        '|',
        '^',
        '_',
        '~',
        '`',
        "'",
        '``',
        "''",
        '-',
        '--',
        '\\',
        '\\%',
        '\\textit{',
      ],
      ...[
        '\\(',
        '\\)',
        "\\'",
        '\\"',
        '\\,',
        '\\etc',
        '\\color{',
        '{em ',
        '!',
        ',',
        '.',
        ':',
        '=',
        '<',
        '>',
        '%',
        ' ',
        '  ',
        '\n',
      ],
      ...[
        'sim',
        'times',
        'cdot',
        'log',
        'alpha',
        'Omega',
        'infty',
        'leq',
        'in',
        'to',
        'left',
        'right',
        'frac',
        'sqrt',
        'hat',
      ],
      ...[
        'rightarrow',
        'langle',
        'rangle',
        'circ',
        'sum',
        'max',
        'not',
        'x',
        'A',
        'a',
        'n',
        'R',
        'O',
        '1',
        '16',
        '3.5',
        '1,000',
      ],
      ...[
        'the',
        'model',
        'GPT',
        'RoBERTa',
        'Large',
        'unless',
        'HyperZ',
        'x2013',
        'red',
        'π',
        'é',
        '𝔼',
        '😀',
        '×',
        'https://a.org/b',
        'a.com/b',
      ],
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''))

const anyText = fc.oneof(
  damaged,
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary' }),
)

const printed = (segments: readonly Segment[]): string => segments.map(({ printed }) => printed).join('')

describe('on any text', () => {
  test('the printed parts joined are the printed text', () => {
    fc.assert(
      fc.property(anyText, text => {
        assert.equal(printed(restore(text)), text)
        assert.equal(printed(restoreTitle(text)), text)
      }),
      { numRuns: 3000 },
    )
  })

  test('text that no rule changed is shown as printed, and no segment is empty', () => {
    const ids = new Set<string>(RESTORATION_RULES.map(({ id }) => id))
    fc.assert(
      fc.property(anyText, text => {
        for (const segment of restore(text)) {
          assert.notEqual(segment.printed, '')
          if (segment.rule !== undefined) assert.ok(ids.has(segment.rule))
          else assert.equal(segment.type === 'math' ? undefined : segment.value, segment.printed)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('the site typesets every text as it is restored', () => {
    const strange = fc.constantFrom(
      ...['é', '漢', '’', '\u00a0', '\u200b', '\\char"07', '\\href{', '$', '\\bf', '\\over'],
    )
    const text = fc
      .array(fc.oneof(damaged, strange), { minLength: 1, maxLength: 4 })
      .map(parts => parts.join('').trim())
    fc.assert(
      fc.property(text, text => {
        for (const segments of [restore(text), restoreTitle(text), original(text)]) {
          const { html } = typesetMdx(markdown(segments), 'text')
          for (const wrong of [/#cc0000/, NO_XML]) assert.doesNotMatch(html ?? '', wrong)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('links are web addresses', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const segment of restore(text)) {
          if (segment.type === 'link') assert.match(new URL(segment.href).protocol, /^https?:$/)
        }
      }),
    )
  })
})

describe('on English', () => {
  const words = fc.constantFrom(
    ...'the a in to of left right sum max min top star not models image real text or and we I beta alpha'.split(
      ' ',
    ),
    ...'AlphaFold GPT-4 PiPPy LLM (CNNs) "quoted" end. well, which: pass@1 model\'s sim-to-real'.split(' '),
    ...['10 times faster', 'a 7B model', '3.5% of', 'by ~33.5% and', '10~30% less', 'two times, then'],
  )
  const sentence = fc.array(words, { minLength: 1, maxLength: 30 }).map(parts => parts.join(' '))

  test('nothing changes', () => {
    fc.assert(
      fc.property(sentence, text => {
        assert.deepEqual(restore(text), [{ type: 'text', printed: text, value: text }])
      }),
      { numRuns: 3000 },
    )
  })
})

/** The visible text; formulas and links, which are no longer text, are one character each. */
const shownText = (text: string): string =>
  restore(text)
    .map(segment => (segment.type === 'text' ? segment.value : '\uFFFC'))
    .join('')

// Texts made of TeX alone are excluded: a repair can join pieces to new TeX there.
describe('restoring what was restored changes nothing more', () => {
  const unchanged = (text: string): void => {
    const shown = shownText(text)
    assert.equal(shownText(shown), shown)
  }

  test('on any text', () => {
    const unicode = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ unit: 'binary' }))
    fc.assert(fc.property(unicode, unchanged), { numRuns: 3000 })
  })

  test('on restored sentences, in any order', () => {
    const sentences = fc.constantFrom(...RESTORATION_RULES.map(({ printed }) => printed))
    const text = fc.array(sentences, { minLength: 1, maxLength: 5 }).map(parts => parts.join('. '))
    fc.assert(fc.property(text, unchanged))
  })
})

describe('in linear time', () => {
  const patterns = [
    '{{{{',
    '^_^_',
    '((((',
    'sim sim ',
    'a^a^',
    'a+a+',
    'x_{',
    '(a to ',
    'O(n^',
    '|a',
    'left(',
    '--',
    '``',
    '\\textit{',
    'https://a.b/',
    '1,',
    '{a}_',
    'left|',
    '~~~~',
    '[[[[',
    '$$$$',
  ]
  for (const pattern of patterns) {
    test(`300 kB of ${pattern}`, () => {
      const text = pattern.repeat(Math.ceil(300_000 / pattern.length))
      const start = process.cpuUsage()
      restore(text)
      const { user, system } = process.cpuUsage(start)
      // It takes about a second of processor time; quadratic time would take much longer.
      assert.ok(user + system < 10_000_000)
    })
  }
})
