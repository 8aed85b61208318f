import assert from 'node:assert/strict'
import { test } from 'node:test'
import '@citation-js/plugin-csl'
import { plugins } from '@citation-js/core'
import { parse as parseRis } from 'astrocite-ris'
import { BibLatexParser } from 'biblatex-csl-converter'
import { parse as parseBibtex } from 'bibtex-parse'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { apa } from '../../src/open-data/citations/apa.ts'
import { bibtex } from '../../src/open-data/citations/bibtex.ts'
import { cslItem } from '../../src/open-data/citations/csl.ts'
import { csv } from '../../src/open-data/citations/csv.ts'
import { markdownPage } from '../../src/open-data/citations/markdown-page.ts'
import { ris } from '../../src/open-data/citations/ris.ts'
import { type PaperRecord, paperRecordSchema } from '../../src/schemas/paper-record.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'
import { papers } from '../listing.ts'

const records: PaperRecord[] = papers.map(({ body, ...data }) =>
  paperRecordSchema.parse({
    ...data,
    url: `https://papers.example/papers/${data.slug}/`,
    edition: data.editions[0]?.date,
    order: data.editions[0]?.order,
    abstract: typesetMdx(body, data.slug).text,
    markdown: body,
  }),
)

const [record] = records
assert.ok(record)

/** A paper whose text has every character that some format reserves. */
const HOSTILE: PaperRecord = {
  ...record,
  title: 'A 50% & more: x_y #1 {q} } ~5 ^2 $3 \\foo “N²” "z" <i>k</i> é – ⋅',
  abstract: '1, "two"; 100% & 5_6 #7 { 8 } ~9 ^0 \\end É <b>',
  markdown:
    '1, "two"; 100% \\& 5\\_6 #7 { 8 } \\~9 ^0 \\\\end É \\<b> with $O(N^{2}\\cdot\\frac{1}{2})$ & $\\left\\{x\\right.$',
  authors: ['Jane Doe', 'Ludwig van Beethoven', 'Jean-Luc Picard', 'R&D_Lab'],
  id: '2507.12345',
  published: '2025-07-04',
}

/** What TeX prints for the ten reserved characters. Formulas stay as they are. */
function printed(tex: string): string {
  const named: Record<string, string> = {
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
    textbraceleft: '{',
    textbraceright: '}',
  }
  return tex.replace(
    /(?<!\\)\$(?:\\.|[^$\\])*\$|\\([&%#_${}])|\\(text[a-z]+)\{\}/g,
    (all, char?: string, name?: string) => char ?? (name === undefined ? all : (named[name] ?? all)),
  )
}

function bibtexFields(text: string): Record<string, string> {
  const entries = parseBibtex(text).filter(({ itemtype }) => itemtype === 'entry')
  assert.equal(entries.length, 1)
  return Object.fromEntries((entries[0]?.fields ?? []).map(({ name, value }) => [name, value]))
}

const markdownParser = unified().use(remarkParse).use(remarkMath).freeze()

/** The visible text of a Markdown tree, math as `$TeX$`. */
function textOf(node: Nodes): string {
  if (node.type === 'inlineMath') return `$${node.value}$`
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function shown(markdown: string): string {
  return textOf(markdownParser.parse(markdown))
}

test('BibTeX of every paper reads back with title and abstract exact', () => {
  for (const paper of [...records, HOSTILE]) {
    const { title = '', abstract = '', url, author } = bibtexFields(bibtex(paper))
    const wanted = paper.heading ? shown(paper.heading) : paper.title
    assert.equal(printed(title.slice(1, -1)), wanted)
    assert.equal(printed(abstract).replaceAll('\\lbrace ', '\\{'), shown(paper.markdown))
    assert.equal(url, cslItem(paper).URL)
    if (!paper.authors) assert.equal(author, undefined)
  }
})

test('a second parser of BibTeX reads the same titles', () => {
  const plain = records.filter(({ heading, title }) => !heading && !/[\^~]/.test(title))
  assert.ok(plain.length > 60)
  for (const paper of plain) {
    const { entries, errors } = new BibLatexParser(bibtex(paper), { processUnexpected: true }).parse()
    const [entry] = Object.values(entries)
    assert.deepEqual(errors, [])
    const title = Array.isArray(entry?.fields['title']) ? entry.fields['title'] : []
    assert.equal(title.map(({ text }: { text?: string }) => text ?? '').join(''), paper.title)
    assert.equal(entry?.entry_key, paper.slug)
  }
})

test('names reach BibTeX and RIS in parts, and only where there are any', () => {
  assert.equal(
    printed(bibtexFields(bibtex(HOSTILE))['author'] ?? ''),
    'Doe, Jane and van Beethoven, Ludwig and Picard, Jean-Luc and {R&D_Lab}',
  )
  assert.match(ris(HOSTILE), /^AU {2}- van Beethoven, Ludwig\r$/m)
  assert.match(bibtex(record), /does not name authors or a date of publication/)
  assert.doesNotMatch(bibtex(record), /^ {2}(author|year)/m)
  assert.doesNotMatch(ris(record), /^(AU|PY|DA)/m)
})

for (const [name, parts] of Object.entries({
  'Xiao Li Ma': 'Ma, Xiao Li',
  'Minh Ngoc Do': 'Do, Minh Ngoc',
  'Major Tom Kim': 'Kim, Major Tom',
  'Dean Ash Young': 'Young, Dean Ash',
  'M. L. Smith': 'Smith, M. L.',
  'Jean\u00a0Dupont': 'Dupont, Jean',
  'Leandro Von Werra': 'Von Werra, Leandro',
  'Jean de La Fontaine': 'de La Fontaine, Jean',
  'Maria da Silva e Souza': 'da Silva e Souza, Maria',
  "Gerard 't Hooft": "'t Hooft, Gerard",
  'Laurens Van Der Maaten': 'Van Der Maaten, Laurens',
  'Martin Luther King, Jr.': 'King, Martin Luther, Jr.',
  'jane doe': 'doe, jane',
  'Jr.': 'Jr.',
  von: 'von',
  'Research and Development': 'Research and Development',
  'Qwen Team': 'Qwen Team',
  'Anthropic, PBC': 'Anthropic, PBC',
  '王 小明': '王 小明',
  others: 'others',
}))
  test(`${name} is cited as ${parts}`, () => {
    assert.match(ris({ ...record, authors: [name] }), new RegExp(`^AU  - ${RegExp.escape(parts)}\\r$`, 'm'))
  })

/** All texts in a field, as the BibTeX parser returns it. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return 'text' in value ? [String(value.text)] : Object.values(value).flatMap(textsIn)
}

/** The letters of a text with their accents, sorted by code point. */
const letters = (text: string): string => (text.normalize('NFC').match(/\p{L}\p{M}*/gu) ?? []).sort().join('')

test('every letter of a name is in its citation', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...[
        'van',
        'de',
        'La',
        'Von',
        "'t",
        "O'Neil",
        'Jr.',
        'III',
        'PhD',
        'Ma',
        'Do',
        'Dr.',
        'Dean',
        'Sir',
        'M.',
        'St.',
      ],
      ...[
        'and',
        'others',
        'Team',
        'Jean-Luc',
        '王',
        '小明',
        'محمد',
        'Ελένη',
        'é',
        'İ',
        'ß',
        'ŉ',
        'A.B.',
        '(Max)',
        '{',
        '&',
      ],
    ),
    // The BibTeX reader uses U+0870 and U+0871 internally.
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 5 })
      .filter(text => !/[\s\p{Cc}\u0870\u0871]/u.test(text)),
  )
  const space = fc.constantFrom(' ', ' ', '\u00a0', '\u3000', ', ')
  const name = fc
    .array(fc.tuple(word, space), { minLength: 1, maxLength: 5 })
    .map(words => words.flat().slice(0, -1).join(''))
    .filter(name => letters(name) !== '')
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), authors => {
      const paper = { ...record, authors }
      const all = letters(authors.join(''))
      const { entries } = new BibLatexParser(bibtex(paper), { processUnexpected: true }).parse()
      const read = Object.values(entries)[0]?.fields['author']
      assert.ok(Array.isArray(read))
      assert.equal(read.length, authors.length)
      assert.equal(letters(textsIn(read).join('')), all)
      // Readers of RIS differ on names without a comma, so the lines themselves are compared.
      const printedNames = [...ris(paper).matchAll(/^AU {2}- (.*)\r$/gm)].map(([, name = '']) => name)
      assert.equal(printedNames.length, authors.length)
      assert.equal(letters(printedNames.join('')), all)
      const csl = cslItem(paper).author ?? []
      assert.equal(letters(csl.flatMap(author => Object.values(author)).join('')), all)
      const cited = apa(paper)
      for (const author of csl)
        if ('literal' in author) assert.ok(cited.includes(author.literal))
        else assert.ok(cited.includes(`${author.family}, `))
    }),
    { numRuns: 400 },
  )
})

test('RIS of every paper reads back with title and abstract exact', () => {
  for (const paper of [...records, HOSTILE]) {
    const [item, ...others] = parseRis(ris(paper))
    assert.deepEqual(others, [])
    assert.equal(item?.title, paper.title)
    assert.equal(item?.abstract, paper.abstract)
    assert.equal(item?.URL, cslItem(paper).URL)
  }
})

test('CSV reads back with every field exact', () => {
  const rows: Record<string, string>[] = parseCsv([...csv([...records, HOSTILE])].join(''), { columns: true })
  assert.deepEqual(
    rows.map(({ title, abstract, url }) => [title, abstract, url]),
    [...records, HOSTILE].map(({ title, abstract, url }) => [title, abstract, url]),
  )
})

test('no cell of CSV is a formula, and none loses a character', () => {
  const texts = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("https://x.example","a,b")',
    'a=1',
  ]
  const papers = texts.map(title => ({ ...record, title, abstract: title, authors: [title, '=2'] }))
  const rows: Record<string, string>[] = parseCsv([...csv(papers)].join(''), { columns: true })
  assert.deepEqual(
    rows.map(({ title }) => title),
    texts.map(title => (title === 'a=1' ? title : `'${title}`)),
  )
  for (const cell of rows.flatMap(row => Object.values(row))) assert.doesNotMatch(cell, /^[=+\-@\t\r]/)
})

test('the Markdown page reads back with title and abstract exact', () => {
  for (const paper of [...records, HOSTILE]) {
    const [heading, abstract] = markdownParser.parse(markdownPage(paper)).children
    assert.ok(heading?.type === 'heading' && abstract)
    assert.equal(textOf(heading), paper.heading ? shown(paper.heading) : paper.title)
    assert.equal(textOf(abstract), shown(paper.markdown))
  }
})

test('plain text in a Markdown page reads back unchanged', () => {
  const texts = fc.array(
    fc.oneof(
      fc.constantFrom(
        '1.',
        '-',
        '*',
        '_',
        'a_b',
        '&amp;',
        'https://a.b/c_d',
        '<b>',
        '[x](y)',
        '!',
        '#',
        '$x$',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
  )
  fc.assert(
    fc.property(texts, texts, (words, path) => {
      const author = `A ${words.join(' ')}`.replace(/\s+/g, ' ').trim()
      const href = `https://example.org/${path.join('')}`.replace(/\s+/g, '')
      const paper = {
        ...record,
        authors: [author],
        links: [{ href, label: 'a', kind: 'other' as const }],
      }
      const list = markdownParser.parse(markdownPage(paper)).children.at(-1)
      assert.ok(list?.type === 'list')
      assert.equal(textOf(list.children[0] ?? list), `Authors: ${author}`)
      assert.equal(textOf(list.children.at(-1) ?? list), `Link (other): ${href}`)
    }),
  )
})

/** APA by citeproc. Without a date it adds “Retrieved”, which APA 7 has only for pages that change. */
function byCiteproc(paper: PaperRecord): string {
  const { abstract: _, note: __, edition: ___, ...item } = cslItem(paper)
  return plugins.output
    .format('bibliography', [item], { template: 'apa', lang: 'en-US' })
    .trim()
    .replace('Retrieved ', '')
}

test('APA equals the reference that citeproc makes of the CSL item', () => {
  const many = Array.from({ length: 24 }, (_, index) => `Ada${index} Byron${index}`)
  const cases = [
    ...records.slice(0, 12),
    { ...HOSTILE, title: 'Plain title' },
    { ...HOSTILE, title: 'Does it work?', authors: ['Jane Doe'] },
    { ...HOSTILE, title: 'Many', authors: many },
    { ...HOSTILE, title: 'Two', authors: ['Jane Doe', 'Ann Roe'] },
    {
      ...HOSTILE,
      title: 'Three',
      authors: ['Xiao Li Ma', 'Maria da Silva e Souza', 'Martin Luther King Jr.'],
    },
  ]
  for (const paper of cases) assert.equal(apa(paper), byCiteproc(paper))
})

test('no text breaks out of its field', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
      const title = `x${text.replace(/\s+/g, ' ')}x`
      const { heading: _, ...plain } = { ...record, title, abstract: title, markdown: 'plain' }
      const fields = bibtexFields(bibtex(plain))
      assert.equal(printed((fields['title'] ?? '').slice(1, -1)), title)
      assert.equal(fields['abstract'], 'plain')
      assert.equal(parseRis(ris(plain))[0]?.title, title)
    }),
  )
})
