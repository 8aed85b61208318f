import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate } from '@mdx-js/mdx'
import fc from 'fast-check'
import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse as parseYaml } from 'yaml'
import { emit, markdown, tree } from '../../scripts/split/emit.ts'
import { isTypesettable } from '../../scripts/split/restore/katex.ts'
import type { Segment } from '../../scripts/split/segment.ts'
import { type PaperFrontMatter, paperSchema } from '../../src/schemas/paper.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'

const text = (value: string): Segment => ({ type: 'text', value, printed: value })

const mdx = unified().use(remarkParse).use(remarkMdx).use(remarkMath).freeze()
const gfm = unified().use(remarkParse).use(remarkMdx).use(remarkMath).use(remarkGfm).freeze()

/** GFM finds addresses in text even if it is escaped, which is why the site does not use it. */
const readers = (value: string) => (/:|www|@/i.test(value) ? [mdx] : [mdx, gfm])

/** Everything that a text was turned into; only a paragraph of text is allowed. */
function read(tree: Root): string {
  const [paragraph, ...more] = tree.children
  assert.deepEqual(more, [])
  if (!paragraph) return ''
  assert.ok(paragraph.type === 'paragraph', `it became a ${paragraph.type}`)
  const values = paragraph.children.map(child => {
    assert.ok(child.type === 'text', `a part of it became a ${child.type}`)
    return child.value
  })
  return values.join('')
}

/** Pieces with a meaning in Markdown, MDX, YAML, HTML or TeX, between ordinary words. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '---',
      '```',
      '~~~',
      '{process.exit(1)}',
      '{',
      '}',
      '<script>alert(1)</script>',
      '<b',
      '</p>',
      '<!-- x -->',
      '&amp;',
      '&#x41;',
      '&',
    ],
    ...[
      'import x from "y"',
      'export const a = 1',
      'import',
      'export ',
      '$',
      '$$',
      '$x$',
      '\\',
      '\\\\',
      '\\$',
      '`',
      '``',
      '*',
      '**',
      '_',
      '__',
      '~',
      '~~',
    ],
    ...[
      '[a](javascript:alert(1))',
      '![a](b)',
      '[a]: b',
      '[^1]',
      '[^1]: x',
      '[x]',
      '<https://a.bc>',
      'https://a.bc/d_e_f',
      'www.a.bc',
      'a@b.cd',
    ],
    ...[
      '# ',
      '> ',
      '- ',
      '+ ',
      '* ',
      '1. ',
      '1) ',
      '| a | b |',
      '|---|---|',
      '===',
      '!',
      ': ',
      '"',
      "'",
      '%',
      '@',
      '\u00a0',
      '\u2028',
      '10~30%',
      '^{2}',
      'O(n^2)',
      '|p|',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.lorem({ maxCount: 3 }),
)

/**
 * An abstract as the parser returns it: no white space at its ends, line ends as `\n` without white space around them.
 */
const abstract = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ', '  ', '\n', '\t')), { minLength: 1, maxLength: 12 })
  .map(parts =>
    parts
      .flat()
      .join('')
      .replace(/\s*\n\s*/g, '\n')
      .replace(/[\0\r]/g, '')
      .trim(),
  )
  .filter(Boolean)

test('any text comes back identical, with GFM or without', () => {
  fc.assert(
    fc.property(abstract, value => {
      const page = markdown([text(value)])
      for (const reader of readers(value)) assert.equal(read(reader.parse(page)), value)
    }),
    { numRuns: 10_000 },
  )
})

test('any text cut into segments anywhere comes back identical', () => {
  fc.assert(
    fc.property(fc.array(abstract, { minLength: 2, maxLength: 4 }), values => {
      const page = markdown(values.map(text))
      for (const reader of readers(values.join(''))) assert.equal(read(reader.parse(page)), values.join(''))
    }),
    { numRuns: 2000 },
  )
})

/** Formulas that can be typeset, and that hold characters with a meaning in Markdown and MDX. */
const tex = fc
  .array(
    fc.constantFrom(
      ...['x', '1', 'b^{b}', '{}^{-}', '\\$', '\\text{$y$}', '\\text{$y$ and $z$}', '<', '\\{', '\\}', '\\_'],
      ...['*', '_{i}', '`', '[', ']', '(', '!', '|', '\\\\', '\\ ', ' ', '\\bf ', '\\#', '\\&', '{\\over}'],
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(parts => parts.join('').trim())
  .filter(value => value !== '' && isTypesettable(value))

const segment: fc.Arbitrary<Segment> = fc.oneof(
  abstract.map(text),
  fc.constantFrom('$', '\\', '!', '[', '', '$$', '\\$', ' ').map(text),
  fc
    .tuple(tex, fc.constantFrom(undefined, 'formula', 'delimiters', 'correction'))
    .map(([tex, rule]): Segment => ({ type: 'math', tex, printed: tex, ...(rule && { rule }) })),
  fc
    .tuple(abstract, fc.webUrl({ withFragments: true, withQueryParameters: true }))
    .map(([value, href]): Segment => ({ type: 'link', value, href, printed: value })),
)

/** Joins adjacent segments: texts become one, and formulas too, except for the braces that keep them apart. */
function shapes(pieces: readonly (readonly [kind: string, value: string])[]): string[][] {
  const shapes: string[][] = []
  for (const [kind, value] of pieces) {
    const before = shapes.at(-1)
    if (value === '' && kind === 'text') continue
    const bare = kind === 'math' ? value.replace(/[{} ]/g, '') : value
    if (before && before[0] === kind && !kind.startsWith('http')) before[1] += bare
    else shapes.push([kind, bare])
  }
  return shapes
}

test('text, formulas and links in any order come back identical, and are typeset', () => {
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), segments => {
      fc.pre(/^\S[\s\S]*\S$|^\S$/.test(segments.map(({ printed }) => printed).join('')))
      const page = markdown(segments)
      const [paragraph, ...more] = mdx.parse(page).children
      assert.deepEqual(more, [])
      assert.ok(paragraph?.type === 'paragraph')
      const read = paragraph.children.map((node): [string, string] => {
        if (node.type === 'text') return ['text', node.value]
        if (node.type === 'inlineMath') return ['math', node.value]
        assert.ok(node.type === 'link', `a part of it became a ${node.type}`)
        return [node.url, node.children.map(child => ('value' in child ? child.value : '')).join('')]
      })
      const written = segments.map((piece): [string, string] =>
        piece.type === 'math'
          ? ['math', piece.tex]
          : [piece.type === 'link' ? piece.href : 'text', piece.value],
      )
      assert.deepEqual(shapes(read), shapes(written))
      const typeset = typesetMdx(page, 'page')
      assert.notEqual(typeset.html, null)
      // The typeset paper that the split hands over equals what the site would read.
      assert.deepEqual(
        typesetMdx(page, 'page', () => tree(segments)),
        typeset,
      )
    }),
    { numRuns: 2000 },
  )
})

const ATTACKS = [
  '{process.exit(1)}',
  'import x from "node:fs"',
  'import x from "node:fs"\nexport const y = x',
  'export const a = process.exit(1)',
  'export default 1',
  '<script>globalThis.attacked = true</script>',
  '<img src=x onerror="globalThis.attacked = true">',
  '[a](javascript:globalThis.attacked=true)',
  '---\ntitle: other\n---',
  '--- {globalThis.attacked = true}',
  `$${'{globalThis.attacked = true}'}`,
  '</p>{(() => { globalThis.attacked = true })()}<p>',
]

/** The element names and the text of a compiled page. Nothing is rendered, so no framework is needed. */
async function compiled(body: string): Promise<{ elements: string[]; text: string; exports: string[] }> {
  const elements: string[] = []
  const node = (type: unknown, props: { children?: unknown }): string => {
    if (typeof type === 'string') elements.push(type)
    return [props.children ?? ''].flat(9).join('')
  }
  const { default: Content, ...exports } = await evaluate(body, {
    Fragment: Symbol('fragment'),
    jsx: node,
    jsxs: node,
    remarkPlugins: [remarkMath],
  })
  return { text: String(Content({})), elements, exports: Object.keys(exports) }
}

for (const attack of ATTACKS)
  test(`runs nothing of ${JSON.stringify(attack)}`, async () => {
    const page = await compiled(markdown([text(attack)]))
    assert.deepEqual(page, { text: attack, elements: ['p'], exports: [] })
    assert.equal('attacked' in globalThis, false)
  })

test('random texts come back identical from the compiled page', async () => {
  await fc.assert(
    fc.asyncProperty(abstract, async value => {
      const page = await compiled(markdown([text(value)]))
      assert.deepEqual(page, { text: value, elements: ['p'], exports: [] })
    }),
    { numRuns: 300 },
  )
})

const frontMatter = (title: string): PaperFrontMatter => ({
  title,
  slug: 'a',
  editions: [{ date: '2025-07-30', order: 1 }],
  links: [],
  acronyms: [],
  restorations: [{ rule: 'x', printed: title, shown: title, line: 1 }],
  source: { file: '2025-07-30.txt', lines: [1, 2], sha256: '0'.repeat(64) },
})

/**
 * The front matter as another program reads it: between the first two lines of three hyphens. Another YAML library than
 * the one that wrote it reads it.
 */
/** Not the library that wrote it: two that agree are right. */
const readFrontMatter = (page: string): unknown => parseYaml(/^---\n([\s\S]*?)\n---\n/.exec(page)?.[1] ?? '')

for (const title of [
  '---',
  'a: b',
  '- a',
  '!!js/function x',
  '&a *a',
  'no',
  '~',
  '1e3',
  '2025-07-30',
  '"',
  "'",
  '#c',
  'a #b',
  '{a}',
  '[a',
  '|',
  '>-',
  '%YAML',
  '@x',
  '`x`',
  'a\n---\nb',
])
  test(`the title ${JSON.stringify(title)} stays text in front matter`, () => {
    assert.deepEqual(readFrontMatter(emit(frontMatter(title), 'x')), frontMatter(title))
  })

test('any title comes back identical from the front matter', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }).filter(s => s.isWellFormed()),
      title => {
        const read = readFrontMatter(emit(frontMatter(title), 'x'))
        assert.deepEqual(paperSchema.parse(read), frontMatter(title))
      },
    ),
    { numRuns: 3000 },
  )
})

test('writes math and links as Markdown', () => {
  const page = markdown([
    text('costs '),
    { type: 'math', tex: '\\mathcal{O}(n^{2}) < $', printed: 'O(n^2)', rule: 'x' },
    text(', see '),
    {
      type: 'link',
      href: 'https://a.bc/d_e_(f)',
      value: 'https://a.bc/d_e_(f)',
      printed: 'https://a.bc/d_e_(f)',
    },
    text('.'),
  ])
  const [paragraph] = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkMath)
    .use(remarkGfm)
    .parse(page).children
  assert.ok(paragraph?.type === 'paragraph')
  assert.deepEqual(
    paragraph.children.map(child => [
      child.type,
      'value' in child ? child.value : 'url' in child ? child.url : '',
    ]),
    [
      ['text', 'costs '],
      ['inlineMath', '\\mathcal{O}(n^{2}) < $'],
      ['text', ', see '],
      ['link', 'https://a.bc/d_e_(f)'],
      ['text', '.'],
    ],
  )
})

test("text written without the serializer equals the serializer's", () => {
  // A dollar sign makes the serializer write all of it.
  const slow = (value: string) => markdown([text(`${value} $`)])
  const piece = fc.constantFrom(
    'import',
    'export',
    'www.a',
    'W.b',
    'a.b',
    '1.',
    '-',
    '(x)',
    'a/b',
    "'",
    '?',
    'z%',
    'a:',
    'https:',
    '://b',
    ':-',
    '=',
    '+ 1',
    '!',
    '2×2',
  )
  const texts = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 5 })), { minLength: 1 })
  fc.assert(
    fc.property(texts, pieces => {
      const value = pieces.join(' ').trim()
      fc.pre(!/^(?:import|export)?$/.test(value) && markdown([text(value)]) === value)
      assert.equal(slow(value), `${value} \\$`)
    }),
    { numRuns: 3000 },
  )
})
