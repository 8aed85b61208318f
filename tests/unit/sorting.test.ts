import assert from 'node:assert/strict'
import { test } from 'node:test'
import { site } from '../../src/site/site.ts'

// Swedish sorts Ä behind Z. The language must be set before the lists are loaded.
Reflect.set(site, 'language', 'sv')
const { arrange } = await import('../../src/reading/arrange.ts')
const { arranged } = await import('../../src/components/list-view.ts')
const { groupByLetter } = await import('../../src/papers/letters.ts')

const TITLES = ['Ärlig', 'Zebra', 'Arm 10', 'Arm 9']
const SORTED = ['Arm 9', 'Arm 10', 'Zebra', 'Ärlig']
const titlesOf = (rows: readonly { readonly title: string }[]) => rows.map(({ title }) => title)

test('lists are sorted in the language of the site', () => {
  const saved = TITLES.map((title, at) => ({
    version: 1,
    slug: `p${at}`,
    title,
    saved: '2025-07-30T08:15:00.000Z',
  }))
  assert.deepEqual(titlesOf(arrange(saved, { query: '', order: 'title', unread: false })), SORTED)
  const rows = TITLES.map(title => ({ title, votes: 0, month: '', topics: [], hasCode: false }))
  assert.deepEqual(titlesOf(arranged(rows, { sort: 'title', code: false })), SORTED)
  const alike = TITLES.map(title => ({ title: `${title.replace('Zebra', 'Azur')}` }))
  assert.deepEqual(titlesOf(groupByLetter(alike)[0]?.items ?? []), ['Arm 9', 'Arm 10', 'Azur', 'Ärlig'])
})
