import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Appearance, collect } from '../../scripts/split/appearances.ts'
import { hasTex, original } from '../../scripts/split/original.ts'
import { decodeSource } from '../../scripts/split/source.ts'
import { titleKey } from '../../scripts/split/title-key.ts'

const source = (name: string) => decodeSource(name, new TextEncoder().encode('x'))

function printing(name: string, date: string, title: string, more: Partial<Appearance> = {}): Appearance {
  return {
    source: source(name),
    date,
    title: { text: title, line: 1 },
    abstract: { text: 'Rivers bend 16times more.', line: 2 },
    lines: [1, 2],
    ...more,
  }
}

for (const [a, b] of [
  ['A Study of  Rivers', 'a study of rivers'],
  ['A Study:Of Rivers', 'A Study: of Rivers'],
  ['$\\alpha$-VAE', 'alpha-VAE'],
  ['$\\mathcal{L}$oss', 'Loss'],
  ['Rivers’ “Bends”', `Rivers' "Bends"`],
  ['15–19 Rivers', '15--19 Rivers'],
] as const)
  test(`“${a}” and “${b}” are one title`, () => assert.equal(titleKey(a), titleKey(b)))

for (const [a, b] of [
  ['C++ in Practice', 'C in Practice'],
  ['Rivers I', 'Rivers II'],
] as const)
  test(`“${a}” and “${b}” are two titles`, () => assert.notEqual(titleKey(a), titleKey(b)))

test('printings with one id are one paper, whatever its title', () => {
  const { papers } = collect([
    [printing('a', '2025-07-30', 'Rivers', { id: '2507.00001' })],
    [printing('b', '2025-07-31', 'On Rivers', { id: '2507.00001' })],
  ])
  assert.deepEqual(
    papers.map(({ titles, editions }) => ({ titles, editions })),
    [
      {
        titles: ['Rivers', 'On Rivers'],
        editions: [
          { date: '2025-07-30', order: 1 },
          { date: '2025-07-31', order: 1 },
        ],
      },
    ],
  )
})

test('a printing without id belongs to the paper with its title, before or after it', () => {
  const known = printing('b', '2025-07-30', 'Rivers', { id: '2507.00001' })
  for (const date of ['2025-07-29', '2025-07-31'])
    assert.deepEqual(
      collect([[printing('a', date, 'RIVERS')], [known]]).papers.map(({ id }) => id),
      ['2507.00001'],
    )
})

test('one title with two ids is two papers, and is reported', () => {
  const { papers, doubts } = collect([
    [printing('a', '2025-07-30', 'Technical Report', { id: '2507.00001' })],
    [printing('b', '2025-07-31', 'Technical Report', { id: '2507.00002' })],
  ])
  assert.equal(papers.length, 2)
  assert.deepEqual(
    doubts.map(({ rule }) => rule),
    ['conflict', 'conflict'],
  )
})

test('the richer source wins field by field', () => {
  const abstract = { text: 'Rivers bend $16\\times$ more.', line: 2 }
  const { papers, doubts } = collect([
    [printing('a.txt', '2025-07-30', 'Rivers', { authorCount: 2, upvotes: 3 })],
    [
      printing('b.json', '2025-07-30', 'Rivers', {
        id: '2507.00001',
        abstract,
        authors: ['Ada Byron', 'Emmy Noether'],
        published: '2025-07-28',
        upvotes: 9,
      }),
    ],
  ])
  assert.deepEqual(doubts, [])
  const [paper] = papers
  assert.equal(paper?.text.source.name, 'b.json')
  assert.deepEqual(paper?.authors, ['Ada Byron', 'Emmy Noether'])
  assert.equal(paper?.authorCount, undefined)
  assert.equal(paper?.upvotes, 9)
  assert.deepEqual(paper?.editions, [{ date: '2025-07-30', order: 1 }])
})

test('a complete abstract is preferred to one that is cut', () => {
  const cut = printing('a', '2025-07-29', 'A Netlist Dataset for Design Using')
  const whole = printing('b', '2025-07-30', 'A Netlist Dataset for Design Using Models')
  const { papers } = collect([[{ ...cut, id: '2411.13560' }], [{ ...whole, id: '2411.13560' }]])
  assert.equal(papers[0]?.text.title.text, 'A Netlist Dataset for Design Using Models')
})

test('contradictions are reported, and the first is shown', () => {
  const { papers, doubts } = collect([
    [printing('a', '2025-07-29', 'Rivers', { published: '2025-07-01', authors: ['Ada Byron'] })],
    [
      printing('b', '2025-07-30', 'Rivers', {
        abstract: { text: 'Something else.', line: 2 },
        published: '2025-07-02',
        authors: ['Emmy Noether', 'Ada Byron'],
      }),
    ],
  ])
  assert.equal(papers[0]?.published, '2025-07-01')
  assert.deepEqual(papers[0]?.authors, ['Emmy Noether', 'Ada Byron'])
  assert.deepEqual(
    doubts.map(({ rule, reason }) => [rule, reason.slice(0, 20)]),
    [
      ['conflict', 'The abstract differs'],
      ['conflict', 'It is dated 2025-07-'],
    ],
  )
})

test('a paper that a source prints twice has one place in its edition', () => {
  const day = source('a')
  const twice = ['Rivers', 'Lakes', 'rivers', 'Seas'].map(title => ({
    ...printing('a', '2025-07-30', title),
    source: day,
  }))
  const { papers, doubts } = collect([twice])
  assert.deepEqual(
    papers.map(({ titles, editions }) => [titles[0], editions[0]?.order]),
    [
      ['Rivers', 1],
      ['Lakes', 2],
      ['Seas', 3],
    ],
  )
  assert.deepEqual(
    doubts.map(({ rule }) => rule),
    ['repeated-paper'],
  )
})

for (const [printed, shown] of [
  ['water ($hm^3$) of 5\\%', 'water ([hm^3]) of 5%'],
  ['costs only $39.9 and 160 minutes', undefined],
  ['costs $5 and then $10', undefined],
  ['a $\\mathcal{O}(n)$ step, 15--19 of 16times', 'a [\\mathcal{O}(n)] step, 15–19 of 16times'],
  ['broken $\\frac{1$ here', undefined],
] as const)
  test(`original TeX of “${printed}”`, () => {
    assert.equal(hasTex(printed), shown !== undefined)
    if (shown === undefined) return
    const segments = original(printed)
    assert.equal(segments.map(segment => segment.printed).join(''), printed)
    assert.equal(
      segments.map(segment => (segment.type === 'math' ? `[${segment.tex}]` : segment.value)).join(''),
      shown,
    )
  })
