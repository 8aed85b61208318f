import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Filters, NO_FILTERS } from '../../src/search/engine/address.ts'
import { readPaper } from '../../src/search/engine/paper.ts'
import { openSession, type Session } from '../../src/search/engine/session.ts'
import { indexPages } from '../../src/search/index/index-pages.ts'
import { SegmentIndexer } from '../../src/search/index/segment-indexer.ts'
import { spellingSource } from '../../src/search/index/spelling-source.ts'
import { served } from './served-index.ts'

/** Authors by slug, one of them with and without an accent. The words of Wei Zhang's name stand in Bo Zhang's and Wei Li's paper too. */
const AUTHORS: Readonly<Record<string, string>> = {
  graphs: 'Wei Zhang, Ana Gómez',
  trees: 'Bo Zhang, Wei Li',
  forests: 'Wei Zhang',
  leaves: 'Zhang Wei',
  roots: 'Ana Gomez',
  soil: '',
  moss: '王小明, 李明, Kim Min-su, Ngô Bảo Châu, J.-P. Serre, O’Neil',
}

const read = new Set<string>()
let session: Session

before(async () => {
  const papers = Object.entries(AUTHORS).map(([slug, authors], order) => {
    const title = `Of ${slug}`
    const markdown = slug === 'moss' ? 'A model of stones.' : 'A model of plants.'
    const names = authors && `<p data-pagefind-meta="authors" data-pagefind-ignore>${authors}</p>`
    return {
      slug,
      html: `<!doctype html><html lang="en"><body><article data-pagefind-body data-title="${title}" data-pagefind-meta="title[data-title]"><h1>${title}</h1>${names}<span id="abstract"></span><p>${markdown}</p></article></body></html>`,
      source: spellingSource({ slug, title, edition: '2025-07-30', order, acronyms: [], markdown }),
    }
  })
  await using indexer = new SegmentIndexer()
  const { files } = await indexPages(
    indexer,
    papers,
    papers.map(({ source }) => source),
  )
  session = await openSession(await served(files), () => Promise.resolve(read))
})

async function found(filters: Partial<Filters>, typed = 'plants'): Promise<string[]> {
  const { hits } = await session.show({
    typed,
    filters: { ...NO_FILTERS, ...filters },
    sort: 'relevance',
  })
  const papers = await Promise.all(hits.map(readPaper))
  return papers.map(({ url }) => url.replace(/^.*papers\/|\/$/g, '')).sort()
}

async function count(name: 'author' | 'unread', filters: Partial<Filters> = {}) {
  const { unfiltered } = await session.show({ typed: 'plants', filters: NO_FILTERS, sort: 'relevance' })
  const [facet] = await session.facets.count(unfiltered, { ...NO_FILTERS, ...filters }, [name])
  return facet?.values.map(({ value, count, chosen }) => ({ value, count, chosen }))
}

test('an author is found by the whole name, and not by its words in other names', async () => {
  assert.deepEqual(await found({ author: ['Wei Zhang'] }), ['forests', 'graphs'])
  assert.deepEqual(await found({ author: ['Wei Zhang', 'Bo Zhang'] }), ['forests', 'graphs', 'trees'])
  assert.deepEqual(await found({ author: ['Ana Gómez'] }), ['graphs', 'roots'])
  assert.deepEqual(await found({ author: ['Nobody Known'] }), [])
})

test('names of other scripts, with points, strokes and signs are found', async () => {
  for (const name of [
    '王小明',
    '李明',
    'Kim Min-su',
    'Ngô Bảo Châu',
    'Ngo Bao Chau',
    'J.-P. Serre',
    'O’Neil',
  ])
    assert.deepEqual(await found({ author: [name] }, 'stones'), ['moss'], name)
  for (const name of ['', '小明', 'Kim', 'x '.repeat(5000)])
    assert.deepEqual(await found({ author: [name] }, 'stones'), [], name.slice(0, 20))
})

test('author: finds names of all scripts', async () => {
  for (const name of ['王小明', '"Kim Min-su"', 'châu', 'CHAU', 'J.-P.', 'o’neil']) {
    const { hits } = await session.show({ typed: `author:${name}`, filters: NO_FILTERS, sort: 'relevance' })
    const papers = await Promise.all(hits.map(readPaper))
    assert.ok(
      papers.some(({ names }) => names.includes('王小明')),
      name,
    )
  }
})

test('authors are counted among what was found, a chosen one always', async () => {
  const counted = await count('author', { author: ['Nobody Known'] })
  assert.deepEqual(counted?.[0], { value: 'Wei Zhang', count: 2, chosen: false })
  assert.deepEqual(counted?.map(({ value }) => value).sort(), [
    'Ana Gómez',
    'Bo Zhang',
    'Nobody Known',
    'Wei Li',
    'Wei Zhang',
    'Zhang Wei',
  ])
  assert.deepEqual(counted?.find(({ chosen }) => chosen)?.count, 0)
})

test('what was read meanwhile is left out, and counted only where that is asked for', async () => {
  read.clear()
  assert.deepEqual(await count('unread'), [])
  for (const slug of ['trees', 'soil', 'gone']) read.add(slug)
  assert.deepEqual(await count('unread'), [{ value: 'yes', count: undefined, chosen: false }])
  assert.deepEqual(await found({ unread: ['yes'] }), ['forests', 'graphs', 'leaves', 'roots'])
  assert.deepEqual(await count('unread', { unread: ['yes'] }), [{ value: 'yes', count: 4, chosen: true }])
  assert.deepEqual(await found({ unread: ['yes'], author: ['Wei Zhang'] }), ['forests', 'graphs'])
  read.add('graphs')
  assert.deepEqual(await found({ unread: ['yes'], author: ['Wei Zhang'] }), ['forests'])
})
