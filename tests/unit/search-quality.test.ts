import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { load } from 'js-yaml'
import { z } from 'zod'
import { indexedPaper } from '../../scripts/bench/search/split-papers.ts'
import { NO_FILTERS } from '../../src/search/engine/address.ts'
import { readPaper } from '../../src/search/engine/paper.ts'
import { openSession, type Session, type Shown } from '../../src/search/engine/session.ts'
import { indexPages } from '../../src/search/index/index-pages.ts'
import { SegmentIndexer } from '../../src/search/index/segment-indexer.ts'
import { served } from './served-index.ts'

const PAPERS = new URL('../../content/papers/', import.meta.url)
const SEARCHES = new URL('../search/', import.meta.url)

/** A row: what is typed, the beginning of a title, and its place where it is not the first; 0 where it is not shown. */
const rows = z.array(
  z.object({
    kind: z.string(),
    queries: z.array(z.object({ q: z.string(), expect: z.string(), place: z.int().default(1) })),
  }),
)

let session: Session

before(async () => {
  const papers = readdirSync(PAPERS)
    .filter(name => name.endsWith('.mdx'))
    .sort()
    .map(name => indexedPaper(name.slice(0, -4), readFileSync(new URL(name, PAPERS), 'utf8')))
  await using indexer = new SegmentIndexer()
  const { files } = await indexPages(
    indexer,
    papers,
    papers.map(({ source }) => source),
  )
  session = await openSession(await served(files))
})

async function show(typed: string): Promise<Shown> {
  const shown = await session.show({ typed, filters: NO_FILTERS, sort: 'relevance' })
  return (await shown.withNear?.()) ?? shown
}

async function titlesFor(typed: string): Promise<string[]> {
  const papers = await Promise.all((await show(typed)).hits.slice(0, 10).map(readPaper))
  return papers.map(({ heading }) => heading)
}

for (const name of ['queries.yml', 'questions.yml'])
  test(`no row of ${name} is lost`, async () => {
    const kinds = rows.parse(load(readFileSync(new URL(name, SEARCHES), 'utf8')))
    const lost: string[] = []
    for (const { q, expect, place } of kinds.flatMap(({ queries }) => queries)) {
      const found = (await titlesFor(q)).findIndex(title => title.startsWith(expect)) + 1
      if (place > 0 && (found === 0 || found > place))
        lost.push(`${q}: “${expect}” was at ${place}, ${found > 0 ? `is at ${found}` : 'is not shown'}`)
    }
    assert.deepEqual(lost, [])
  })

test('no real word is taken for another', async () => {
  const typed = [
    'remove writing from photos',
    'zip files with neural nets',
    'sound event recognition',
    'lightweight chat model with no tower',
    'music tagging',
    'mixed precision: critical blocks stay finer',
    'a trimmed net from nothing',
  ]
  for (const query of typed) assert.deepEqual([...(await show(query)).changed.corrected], [], query)
})

test('words that no paper prints are named, and what they mean is found', async () => {
  const { changed, hits, byWords } = await show('scrubbing handwriting')
  assert.deepEqual(changed.dropped, ['scrubbing', 'handwriting'])
  assert.equal(byWords, 0)
  assert.ok(hits.length > 0)
})

test('a misspelt word is corrected, but not in quotes', async () => {
  const corrected = await show('vanilanet')
  assert.deepEqual([...corrected.changed.corrected], [['vanilanet', 'vanillanet']])
  const quoted = await show('"vanilanet" minimalism')
  assert.equal(quoted.changed.corrected.size, 0)
  assert.deepEqual(quoted.changed.dropped, ['vanilanet'])
  assert.ok(quoted.hits.length > 0)
  assert.deepEqual((await show('"writing" "from"')).changed.corrected.size, 0)
})

test('if papers have all the words, their order stays, and near ones follow', async () => {
  const words = await session.show({ typed: 'text-to-image', filters: NO_FILTERS, sort: 'relevance' })
  const shown = await show('text-to-image')
  assert.equal(shown.byWords, words.hits.length)
  assert.deepEqual(
    shown.hits.slice(0, shown.byWords).map(({ id }) => id),
    words.hits.map(({ id }) => id),
  )
  assert.equal(shown.hits.length, 10)
  assert.equal(new Set(shown.hits.map(({ id }) => id)).size, 10)
})

test('none follow a paper whose title was typed, and some follow a subject in a title', async () => {
  const withNear = async (typed: string) =>
    (await session.show({ typed, filters: NO_FILTERS, sort: 'relevance' })).withNear
  assert.equal(await withNear('An Image Is Worth 50,176 Tokens'), undefined)
  assert.ok(await withNear('image is worth 50,176'))
})

test('filters, exclusions and orders hold for what is found by meaning too', async () => {
  const typed = 'scrubbing handwriting'
  const all = await show(typed)
  const code = await session.show({ typed, filters: { ...NO_FILTERS, code: ['yes'] }, sort: 'relevance' })
  const papers = await Promise.all(code.hits.map(readPaper))
  assert.ok(papers.length < all.hits.length && papers.every(({ hasCode }) => hasCode))
  const without = await show(`${typed} -text`)
  const left = await Promise.all(without.hits.map(readPaper))
  assert.ok(left.length > 0 && left.every(({ abstract }) => abstract.every(({ word }) => word !== 'text')))
})
