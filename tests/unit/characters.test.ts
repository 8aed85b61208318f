import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDiagnostic } from '../../scripts/split/diagnostics.ts'
import { split } from '../../scripts/split/pages.ts'
import { parse } from '../../scripts/split/parse.ts'
import { decodeSource } from '../../scripts/split/source.ts'
import { NO_XML } from '../../src/schemas/text.ts'

const TITLE = 'A Study of Rivers'
const ABSTRACT =
  'Rivers carry water from the hills to the sea, and nobody has measured how often they change their mind. ' +
  'We walk along forty of them with a notebook. The rivers bend more often than they run straight.'
const read = (text: string) => parse(decodeSource('day', new TextEncoder().encode(text)), '2025-07-30')
const json = (paper: object) =>
  read(
    JSON.stringify([{ paper: { title: TITLE, summary: ABSTRACT, ...paper } }], null, 1)
      .replaceAll('\ufffe', '\\ufffe')
      .replaceAll('\uffff', '\\uffff'),
  )

for (const [written, code] of Object.entries({
  '\\u0007': '0007',
  '\\u0000': '0000',
  '\\ud800': 'D800',
  '\\uffff': 'FFFF',
}))
  test(`takes ${written} out of JSON with its place`, () => {
    const text = JSON.stringify([{ paper: { title: TITLE, summary: ABSTRACT } }], null, 1)
    const { papers, doubts } = read(text.replace('Study', `St${written}udy`))
    assert.equal(papers[0]?.title.text, TITLE)
    assert.deepEqual(
      doubts.map(doubt => formatDiagnostic(doubt).split('\n')[0]),
      [
        `day:4:18: The character U+${code} was taken out: no feed and no EPUB can hold it. [control-character]`,
      ],
    )
  })

test('whatever a source holds, no text of a paper holds characters that XML cannot hold', () => {
  const wild = fc.string({
    unit: fc.oneof(
      fc.nat(0xffff).map(code => String.fromCharCode(code)),
      fc.constantFrom(' ', 'a', '\0', '\v', '\f'),
    ),
  })
  fc.assert(
    fc.property(wild, wild, wild, (a, b, c) => {
      const { papers } = json({
        title: `x${a}`,
        summary: `${ABSTRACT} ${b}.`,
        authors: [{ name: `y${c}` }],
        projectPage: `https://a.org/${c}`,
      })
      for (const { title, abstract, authors = [], links = [] } of papers)
        for (const text of [title.text, abstract.text, ...authors, ...links.map(({ href }) => href)]) {
          assert.doesNotMatch(text, NO_XML)
          assert.doesNotMatch(text, /[\v\f\u0085\u2028\u2029]/)
        }
    }),
  )
})

test('other kinds of white space stay white space, in plain text too', () => {
  const { papers, doubts } = read(`A Study\fof\vRivers\n\n${ABSTRACT}\n`)
  assert.equal(papers[0]?.title.text, TITLE)
  assert.deepEqual(doubts, [])
})

test('invisible characters stay in words', () => {
  const title = 'A Stu\ufeffdy\u200b of \u202bRi\u200dvers\u202c'
  assert.equal(json({ title }).papers[0]?.title.text, title)
})

test('a link that is no address is left out with a doubt', () => {
  const { papers, doubts } = json({ projectPage: 'https://[a', githubRepo: 'https://github.com/a/b' })
  assert.deepEqual(papers[0]?.links, [{ href: 'https://github.com/a/b', kind: 'code' }])
  assert.deepEqual(
    doubts.map(({ rule }) => rule),
    ['no-address'],
  )
})

test('text of control characters alone is refused', () => {
  assert.deepEqual(
    json({ title: '\u0007' }).diagnostics.map(({ rule }) => rule),
    ['incomplete-entry'],
  )
})

/** Splits one source in JSON. */
function splitJson(paper: object) {
  const text = JSON.stringify([{ paper: { title: TITLE, summary: ABSTRACT, ...paper } }], null, 1)
  const source = decodeSource('day.json', new TextEncoder().encode(text))
  return split({
    sources: [{ source, date: '2025-07-30' }],
    corrections: { file: '', entries: [] },
    permalinks: { file: '', entries: { papers: {} } },
  })
}

test('a paper that no page can hold is refused by the split, with its place', () => {
  assert.throws(() => splitJson({ upvotes: 1e300 }), {
    message: /^day\.json:4:1: The site cannot show its upvotes: .*\[unfit-paper\]/,
  })
})

test('a title that repairs would remove stays as printed', () => {
  for (const title of ['\\textit{}', '\\/', '{\\bf }'])
    assert.equal(splitJson({ title }).pages[0]?.frontMatter?.title, title)
})
