import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { arranged, type RowFacts, SORTS, viewOf, withView } from '../../src/components/list-view.ts'

const row = (title: string, facts: Partial<RowFacts> = {}): RowFacts => ({
  title,
  votes: -1,
  month: '',
  topics: [],
  hasCode: false,
  ...facts,
})
const ROWS = [
  row('Oak 10', { votes: 3, month: '2024-02', topics: ['trees'] }),
  row('alder', { month: '2024-11', hasCode: true }),
  row('Oak 9', { votes: 12, hasCode: true, topics: ['trees', 'leaves'] }),
  row('Birch', { votes: 3, month: '2023-01' }),
]
const titles = (query: string) => arranged(ROWS, viewOf(new URLSearchParams(query))).map(({ title }) => title)

test('a list is sorted as its address asks, with unknown values last', () => {
  const orders = {
    '': ['Oak 10', 'alder', 'Oak 9', 'Birch'],
    'sort=votes': ['Oak 9', 'Oak 10', 'Birch', 'alder'],
    'sort=newest': ['alder', 'Oak 10', 'Birch', 'Oak 9'],
    'sort=title': ['alder', 'Birch', 'Oak 9', 'Oak 10'],
    'sort=weight': ['Oak 10', 'alder', 'Oak 9', 'Birch'],
  }
  for (const [query, order] of Object.entries(orders)) assert.deepEqual(titles(query), order, query)
})

test('filters leave the rows that meet all of them', () => {
  assert.deepEqual(titles('code'), ['alder', 'Oak 9'])
  assert.deepEqual(titles('code&topic=trees'), ['Oak 9'])
  assert.deepEqual(titles('topic=trees&sort=title'), ['Oak 9', 'Oak 10'])
  assert.deepEqual(titles('topic=shrubs'), [])
})

test('an address restores the view from which it was made, and keeps its other parameters', () => {
  const view = fc.record(
    {
      sort: fc.option(fc.constantFrom(...SORTS), { nil: undefined }),
      topic: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      code: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(view, fc.boolean(), (view, hasOther) => {
      const query = withView(new URLSearchParams(hasOther ? 'page=2&sort=votes' : ''), view)
      assert.deepEqual(viewOf(new URLSearchParams(query.toString())), view)
      assert.equal(query.get('page'), hasOther ? '2' : null)
    }),
  )
})
