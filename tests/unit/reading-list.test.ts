import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { arrange } from '../../src/reading/arrange.ts'
import { readBibliography } from '../../src/reading/bibliography.ts'
import { type Bookmark, faultOf, withoutGaps } from '../../src/reading/bookmark.ts'
import { joined } from '../../src/reading/joined.ts'
import { readListFile, writeListFile } from '../../src/reading/list-file.ts'
import { listedIn, listFragment } from '../../src/reading/list-link.ts'
import { listMarkdown } from '../../src/reading/list-markdown.ts'
import { matchEntry } from '../../src/reading/match-entry.ts'
import { rebased } from '../../src/reading/rebased.ts'

const time = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
const slug = fc.stringMatching(/^[a-z0-9]{1,6}(?:-[a-z0-9]{1,6}){0,3}$/)
const bookmark = (of = slug): fc.Arbitrary<Bookmark> =>
  fc
    .record(
      {
        version: fc.constant(1),
        slug: of,
        title: fc.string().filter(title => title.trim() !== ''),
        authors: fc.string(),
        year: fc.constantFrom('2024', '2025'),
        saved: time,
        read: time,
        note: fc.string({ unit: 'grapheme' }),
      },
      { requiredKeys: ['version', 'slug', 'title'] },
    )
    .map(withoutGaps)

const row = (slug: string, more: Partial<Bookmark> = {}): Bookmark => ({
  version: 1,
  slug,
  title: `On ${slug}`,
  saved: '2025-07-30T08:15:00.000Z',
  ...more,
})

test('two rows of one paper are merged without loss, and merging again changes nothing', () => {
  const same = fc.constant('a')
  fc.assert(
    fc.property(bookmark(same), bookmark(same), (ours, theirs) => {
      const both = joined(ours, theirs)
      assert.equal(faultOf(both), undefined)
      for (const { note, saved, read } of [ours, theirs]) {
        assert.ok(!note || both.note?.includes(note))
        assert.ok(!saved || (both.saved && both.saved <= saved))
        assert.ok(!read || (both.read && both.read <= read))
      }
      assert.deepEqual(joined(both, theirs), both)
      assert.deepEqual(joined(both, ours), both)
    }),
  )
})

test('a change applied again to the same row gives the same; on another row, nothing written is lost', () => {
  const any = fc.option(bookmark(fc.constant('a')), { nil: undefined })
  fc.assert(
    fc.property(any, any, any, (from, to, now) => {
      assert.deepEqual(rebased(from, to, from), to ?? (from && rebased(from, undefined, from)))
      assert.deepEqual(rebased(from, to, to), to)
      const row = rebased(from, to, now)
      assert.equal(row === undefined, to === undefined && now === undefined)
      if (!row) return
      assert.equal(faultOf(row), undefined)
      for (const { note } of [to, now].flatMap(row => row ?? []))
        assert.ok(!note || note === from?.note || row.note?.includes(note))
      if (from && !to && now?.note === from.note) assert.equal(row.note, undefined)
    }),
  )
})

test('an exported list is the same when it is read', async () => {
  const list = fc.uniqueArray(bookmark(), { selector: ({ slug }) => slug, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(list, async papers => {
      const citations = papers.map(({ slug }) => ({ slug, bib: `@misc{${slug},\n}\n`, ris: 'TY  - GEN\r\n' }))
      assert.deepEqual(await readListFile(writeListFile({ papers, citations })), { papers, citations })
    }),
  )
})

test('a file holds the entries of its papers', async () => {
  const entry = (slug: string) => ({ slug, bib: `@misc{${slug}}`, ris: '' })
  const text = writeListFile({ papers: [row('a')], citations: [entry('a'), entry('b')] })
  assert.deepEqual((await readListFile(text)).citations, [entry('a')])
})

test('a file of a later version is read, with its unknown fields', async () => {
  const later = { ...row('a'), version: 4, colour: 'red' }
  const text = JSON.stringify({ format: 'daily-papers/reading', version: 4, shelves: [], papers: [later] })
  assert.deepEqual((await readListFile(text)).papers, [later])
})

const FILE = writeListFile({ papers: [row('a'), row('b', { note: 'Why?' })], citations: [] })

for (const [kind, text, place] of [
  ['cut off', FILE.slice(0, -30), /^Line 3, column \d+: this is not JSON/],
  ['with a comma too many', FILE.replace('"Why?"', '"Why?",,'), /^Line 3, column \d+: this is not JSON/],
  ['empty', '', /^Line 1, column 1: this is not JSON/],
  ['of something else', '{"papers": []}', /^Line 1, column 1: .*no list/],
  ['without papers', '{"format": "daily-papers/reading"}', /^Line 1, column 1: “papers” must be a list/],
  [
    'with a wrong time',
    FILE.replaceAll(':15:00.000Z', ':99Z'),
    /^Line 2, column 3: papers\[0\]: saved must be a time/,
  ],
  [
    'with an empty title',
    FILE.replace('"On b"', '""'),
    /^Line 3, column 3: papers\[1\]: title must be text that is not empty/,
  ],
  [
    'with a blank title',
    FILE.replace('"On b"', '" "'),
    /^Line 3, column 3: papers\[1\]: title must be text that is not empty/,
  ],
  [
    'with a wrong address',
    FILE.replace('"b"', '"../b"'),
    /^Line 3, column 3: papers\[1\]: slug must be the address/,
  ],
] as const)
  test(`an import names the place in a file ${kind}`, async () => {
    await assert.rejects(readListFile(text), { name: 'DamagedFile', message: place })
  })

test('a link holds a list of any slugs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(slug, { minLength: 1, maxLength: 40 }), async slugs => {
      const fragment = await listFragment(slugs)
      assert.match(fragment, /^#list=[\w-]+$/)
      assert.deepEqual(await listedIn(fragment), slugs)
    }),
  )
})

test('a link that was cut or made up holds no list', async () => {
  const fragment = await listFragment(['alpha-beta-gamma', 'delta-epsilon'])
  assert.equal(await listedIn(fragment.slice(0, -4)), undefined)
  assert.equal(await listedIn('#list=AAAA'), undefined)
  assert.equal(await listedIn('#list='), undefined)
  assert.equal(await listedIn(await listFragment(['../../elsewhere'])), undefined)
  assert.equal(await listedIn(await listFragment([`${'a'.repeat(2_000_000)}`])), undefined)
})

test('a list is searched in titles, authors and notes, and sorted', () => {
  const rows = [
    row('a', {
      title: 'Zebra fish',
      authors: 'Sánchez et al.',
      saved: '2025-01-02T00:00:00.000Z',
      year: '2023',
    }),
    row('b', { title: 'Paper 10', note: 'see Zebras', year: '2025', read: '2025-01-05T00:00:00.000Z' }),
    row('c', { title: 'Paper 9' }),
    row('d', { saved: undefined, read: '2025-01-05T00:00:00.000Z' }),
  ]
  const slugs = (query: string, order: 'saved' | 'title' | 'year', unread = false) =>
    arrange(rows, { query, order, unread })
      .map(({ slug }) => slug)
      .join('')
  assert.equal(slugs('', 'saved'), 'cba')
  assert.equal(slugs('', 'title'), 'cba')
  assert.equal(slugs('', 'year'), 'bac')
  assert.equal(slugs('zebra', 'title'), 'ba')
  assert.equal(slugs('zebra sanchez', 'title'), 'a')
  assert.equal(slugs('', 'title', true), 'ca')
})

test('Markdown holds title, address and note, whatever characters they have', () => {
  const papers = [
    row('a', {
      title: 'A *bold* [claim]_1 <b>',
      authors: 'Wu et al.',
      year: '2024',
      note: '# Not\n\n- a list',
    }),
  ]
  const text = listMarkdown(papers, slug => `https://example.org/papers/${slug}/`)
  const { children } = unified().use(remarkParse).parse(text)
  assert.equal(children.length, 2)
  const words = JSON.stringify(children[1])
  for (const part of [
    'A *bold* [claim]_1 <b>',
    'https://example.org/papers/a/',
    '. Wu et al., 2024',
    '# Not',
    '- a list',
  ])
    assert.ok(words.includes(JSON.stringify(part)), `${part}: ${text}`)
})

const BIBLIOGRAPHY = `A comment.

@misc{wu2024,
  title = {{Gradients of {G}{\\"o}del}},
  eprint = {2401.01234},
  archivePrefix = {arXiv},
}
@article{mine, title = "Leaves of the Oak", url = {https://here.example/papers/leaves/}, doi = {10.1/x} }

@inproceedings{b, title = {Weights at Rest},
  doi = {10.48550/arXiv.2502.00001}}
@string{x = "y"}
`

test('entries of a bibliography are read with their lines', () => {
  assert.deepEqual(
    readBibliography(BIBLIOGRAPHY).map(({ name, line, arxivId, addresses }) => [
      name,
      line,
      arxivId,
      addresses,
    ]),
    [
      ['Gradients of G\\"odel', 3, '2401.01234', []],
      ['Leaves of the Oak', 8, undefined, ['https://here.example/papers/leaves/']],
      ['Weights at Rest', 10, '2502.00001', []],
    ],
  )
})

test('a broken entry is named by its line', () => {
  assert.throws(() => readBibliography(BIBLIOGRAPHY.replace('Rest},', 'Rest,')), {
    name: 'DamagedFile',
    message: /^Line 10, column 1: this entry is not complete/,
  })
})

for (const [kind, text, found] of [
  [
    'a line of percent signs',
    '@misc{a, title = {A}}\n%%%% ===== Vision =====\n@misc{b, title = {B}}',
    'A 1, B 3',
  ],
  [
    'entries that are commented out',
    '@misc{a, title = {A}} % @misc{n, title = {N}}\n% @misc{n,\n%  title = {N}}\n@misc{b, title = {B}}',
    'A 1, B 4',
  ],
  ['text with signs', 'x = {1}\n@misc{a, title = {A}}}\nyear = 2025 "\n@misc{b, title = {B}}', 'A 2, B 4'],
  ['addresses of mail', 'a@b{c}, @home (mostly)\n@misc{a, title = {A}}', 'A 2'],
  [
    'several entries on a line',
    '@misc{a, title = {A}} @misc(b, title = {B)}, note = "C)") @misc{d,}',
    'A 1, B) 1, d 1',
  ],
  [
    'a line of a field like an entry',
    '@misc{a, title = {A\n@bar (b)},\n}\n@misc{b, title = {B}}',
    'A @bar (b) 1, B 4',
  ],
  ['comments in entries', '@misc{a, % as {ever\n title = {A 5%}\n}\n@misc{b, title = {B}}', 'A 5% 1, B 4'],
  ['comments that are not closed', '@comment{ 5% }\n@comment{ {\n@misc{a, title = {A}}', 'A 3'],
] as const)
  test(`a bibliography may have ${kind}`, () => {
    const entries = readBibliography(text)
    assert.equal(entries.map(({ name, line }) => `${name} ${line}`).join(', '), found)
  })

test('an entry of many braces is refused by its line', () => {
  const text = `\n@misc{k, title = {A}}\n@misc{l, title = ${'{'.repeat(20_000)}${'}'.repeat(20_000)}}`
  assert.throws(() => readBibliography(text), {
    name: 'DamagedFile',
    message: /^Line 3, column 1: .*too deep/,
  })
})

test('an invalid address names no page', () => {
  const [entry] = readBibliography(
    '@misc{a, url = {https://}, howpublished = {\\url{https://example.org/a}}}',
  )
  assert.deepEqual(entry?.addresses, ['https://example.org/a'])
})

test('thousands of entries are read, each with its line', () => {
  const text = '@misc{k,\n  title = {A}\n}\n\n'.repeat(8000)
  const lines = readBibliography(text).map(({ line }) => line)
  assert.deepEqual(
    lines,
    Array.from({ length: 8000 }, (_, at) => 4 * at + 1),
  )
})

test('an entry is matched by address, by id, or by a title that is the page’s', async () => {
  const pages = new Map([
    ['/papers/leaves/', { title: 'Other words for the same leaves' }],
    ['/p/2401.01234/', { title: 'Gradients of Gödel' }],
    ['/papers/weights-at-rest/', { title: 'Weights at Rest' }],
    ['/papers/a-title/', { title: 'A Title, Another' }],
  ])
  const asked: string[] = []
  const find = (text: string) => {
    const [entry] = readBibliography(text)
    assert.ok(entry)
    return matchEntry(
      entry,
      {
        paper: slug => `/papers/${slug}/`,
        shortLink: id => `/p/${id}/`,
        slugAt: address => /here\.example\/papers\/([^/]+)/.exec(address)?.[1],
      },
      async address => {
        asked.push(address)
        return pages.get(address)
      },
    )
  }
  const [, wu, mine, rest] = BIBLIOGRAPHY.split(/^(?=@)/m)
  assert.equal((await find(wu ?? ''))?.title, 'Gradients of Gödel')
  assert.equal((await find(mine ?? ''))?.title, 'Other words for the same leaves')
  assert.equal((await find(rest ?? ''))?.title, 'Weights at Rest')
  assert.equal(await find('@misc{k, title = {A title}}'), undefined)
  assert.equal(await find('@misc{k, author = {Nobody}}'), undefined)
  assert.ok(asked.includes('/papers/a-title/'))
})
