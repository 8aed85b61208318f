import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearPapers } from '../../src/reading/near-papers.ts'

const paper = (slug: string, ...shared: string[]) => ({ slug, title: slug.toUpperCase(), shared })

test('a paper that several of a list name first comes first, with the terms that they share most', () => {
  const near = nearPapers(
    [
      [paper('oak', 'leaves'), paper('fir', 'needles')],
      [paper('fir', 'needles', 'cones'), paper('elm', 'leaves')],
    ],
    () => false,
  )
  assert.deepEqual(near, [
    { slug: 'fir', title: 'FIR', shared: ['needles', 'cones'], count: 2 },
    { slug: 'oak', title: 'OAK', shared: ['leaves'], count: 1 },
    { slug: 'elm', title: 'ELM', shared: ['leaves'], count: 1 },
  ])
})

test('papers that the reader knows are left out, and a list without neighbours has none', () => {
  assert.deepEqual(
    nearPapers([[paper('oak'), paper('fir')]], slug => slug === 'oak').map(({ slug }) => slug),
    ['fir'],
  )
  assert.deepEqual(
    nearPapers([[], []], () => false),
    [],
  )
})
