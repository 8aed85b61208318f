import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { decode } from 'cborg'
import fc from 'fast-check'
import { close, createIndex } from 'pagefind'
import { z } from 'zod'
import type { MadeFolder } from '../../src/build/ledger.ts'
import { type Engine, openEngine } from '../../src/search/engine/engine.ts'
import { withPhrase } from '../../src/search/engine/retrieval.ts'
import { type BuiltPage, type IndexFiles, indexPages } from '../../src/search/index/index-pages.ts'
import { pack } from '../../src/search/index/pack.ts'
import { write, writeCbor } from '../../src/search/index/pagefind-files.ts'
import type { Segment } from '../../src/search/index/segment.ts'
import { SegmentIndexer } from '../../src/search/index/segment-indexer.ts'
import type { SpellingSource } from '../../src/search/index/spelling-source.ts'
import { spellings } from '../../src/search/index/spellings.ts'
import { cut, rangesOf } from '../../src/search/index/word-chunks.ts'
import { served } from './served-index.ts'

function source(
  slug: string,
  title: string,
  abstract: string,
  acronyms: SpellingSource['acronyms'] = [],
): SpellingSource {
  return { slug, title, edition: '2025-07-30', order: 1, acronyms, text: `${title}\n${abstract}` }
}

function page({ slug, title, text }: SpellingSource): BuiltPage {
  const abstract = text.slice(title.length)
  const code = slug.length % 2 === 0 ? 'yes' : 'no'
  const html = `<!doctype html><html lang="en"><body><nav>Navigation words</nav>
    <article class="a > b" data-pagefind-body data-title="${title}" data-code="${code}" data-pagefind-filter="code[data-code]" data-pagefind-meta="title[data-title]">
    <h1>${title}</h1><p>${abstract} <math><semantics><mi>x</mi><annotation>secretmacro</annotation></semantics></math></p>
    </article><footer>Footer words</footer></body></html>`
  return { slug, html }
}

const sources = [
  source('alpha', 'Low-Bit Training', 'Implicit neural representations (INR) of 2,048 pixels.', [
    { short: 'INR', long: 'implicit neural representation' },
  ]),
  source('beta', 'Wide Nets', 'INRs in low bit widths, with PyramidDrop.'),
  source('gamma', 'To Prune, or Not to Prune', 'A question of the trade.'),
  source('delta', 'Trees', 'Prune or not, the fruit of the tree is for all to prune.'),
  source('epsilon', 'Cafés', 'The naïve café, câfe and cafè of many words and more of them.'),
  // In the order of their UTF-16 units these words would stand the other way round than in that of their bytes.
  source('eta', 'Alphabets', 'Some ﬁll 𝔸lpha, ﬂow 𐐷eta and 日本 ﷺ with many words.'),
  source('zeta', 'A cafe', 'Naive cafes have their words and more of them too.'),
  // Its file may not be taken for that of a folder.
  source('index', 'Index', 'Pages for books that have many words and more of them.'),
  // Many words, so that the index is cut into several chunks.
  ...Array.from({ length: 30 }, (_, number) =>
    source(
      `made-${number}`,
      `Paper ${number}`,
      Array.from({ length: 120 }, (__, at) => `w${(number * 120 + at).toString(36)}x`).join(' '),
    ),
  ),
]
const pages = sources.map(page)

async function indexed(
  pages: readonly BuiltPage[],
  sources: readonly SpellingSource[],
  former?: MadeFolder,
): Promise<MadeFolder> {
  await using indexer = new SegmentIndexer()
  return await indexPages(indexer, pages, sources, former)
}

let index: MadeFolder
let files: IndexFiles
let engine: Engine

before(async () => {
  index = await indexed(pages, sources)
  files = index.files
  engine = await openEngine(await served(files))
})

async function found(term: string): Promise<string[]> {
  const hits = await engine.search(term)
  return Promise.all(hits.map(async hit => (await hit.data()).url.replace(/^.*papers\/(.*)\/$/, '$1')))
}

test('every paper is there once', async () => {
  const all = await Promise.all((await engine.all()).map(hit => hit.data()))
  assert.equal(all.length, sources.length)
  assert.equal(new Set(all.map(({ url }) => url)).size, sources.length)
})

test('papers are in their order, however the disk lists them', async () => {
  const all = await Promise.all((await engine.all()).map(hit => hit.data()))
  const slugs = sources.map(({ slug }) => slug).sort()
  assert.deepEqual(
    all.map(({ url }) => url),
    slugs.map(slug => `/papers/${slug}/`),
  )
  for (const value of ['yes', 'no']) {
    const hits = await Promise.all((await engine.filtered('code', [value])).map(hit => hit.data()))
    const expected = slugs.filter(slug => (slug.length % 2 === 0) === (value === 'yes'))
    assert.deepEqual(
      hits.map(({ url }) => url),
      expected.map(slug => `/papers/${slug}/`),
    )
  }
})

test('words with and without accents are found as both', async () => {
  for (const word of ['café', 'cafe', 'naïve', 'naive'])
    assert.deepEqual((await found(word)).sort(), ['epsilon', 'zeta'], word)
})

test('navigation, footer and TeX are not in the index', async () => {
  for (const word of ['"navigation"', '"footer"', '"secretmacro"']) assert.deepEqual(await found(word), [])
})

test('words of all chunks are found, whole and by their beginning', async () => {
  assert.ok([...files.keys()].filter(name => name.endsWith('.pf_index')).length > 1)
  for (const [place, { slug, text }] of sources.entries()) {
    const word =
      text
        .split(/\s+/)
        .at(-1 - (place % 50))
        ?.replace(/\W/g, '')
        .toLowerCase() ?? ''
    assert.ok((await found(word)).includes(slug), word)
    assert.ok((await found(`"${word}"`)).includes(slug), `"${word}"`)
  }
  assert.ok((await found('pyram')).includes('beta'))
})

test('a phrase with common words is found without looking them up', async () => {
  const phrase = 'to prune or not to prune'.split(' ')
  const searched: string[] = []
  const search: Engine['search'] = term => {
    searched.push(term)
    return engine.search(term)
  }
  const slugs = async (words: readonly string[]) => {
    const hits = await withPhrase({ ...engine, search }, words)
    return (await Promise.all(hits.map(hit => hit.data()))).map(({ url }) => url).sort()
  }
  assert.deepEqual(await slugs(phrase), ['/papers/gamma/'])
  assert.deepEqual(searched, ['"prune or not"'])
  assert.deepEqual(await slugs(['not', 'to', 'prune', 'it']), [])
  assert.deepEqual(await slugs(['of', 'the']), ['/papers/delta/', '/papers/gamma/'])
})

test('spellings that the page does not print are found, and not shown', async () => {
  assert.deepEqual((await found('lowbit')).sort(), ['alpha', 'beta'])
  assert.deepEqual((await found('implicit neural representation')).sort(), ['alpha', 'beta'])
  const [hit] = await engine.search('pyramiddrop')
  assert.doesNotMatch((await hit?.data())?.content ?? 'implicit', /implicit/)
})

test('two runs give the same bytes, whatever the order of the pages', async () => {
  assert.deepEqual(await indexed(pages.toReversed(), sources.toReversed()), index)
})

/** Gives each page of a list to one of some indexes of Pagefind's, and packs these. */
async function packed(
  list: readonly BuiltPage[],
  urls: readonly string[],
  segmentOf: (at: number) => number,
) {
  const segments: Segment[] = []
  for (const pages of Object.values(Object.groupBy(list, (_, at) => segmentOf(at)))) {
    const { index } = await createIndex({ forceLanguage: 'en' })
    for (const { slug, html } of pages ?? [])
      await index?.addHTMLFile({ url: `/${slug}.html`, content: html })
    const { files } = (await index?.getFiles()) ?? { files: [] }
    segments.push({
      files: new Map(files.map(({ path, content }) => [path, content])),
      urls: new Map(pages?.map(({ slug }) => [`/${slug}.html`, `papers/${slug}/`])),
    })
    await close()
  }
  return digestsOf(pack(segments, urls).packed)
}

function digestsOf(files: IndexFiles): string[] {
  return [...files].map(([path, content]) => `${path} ${hash('sha256', content)}`).sort()
}

test('the bytes do not depend on how Pagefind takes the pages', async () => {
  const urls = sources.map(({ slug }) => `papers/${slug}/`)
  const accents = ['café', 'câfe', 'cafè'].map((word, at) => ({
    slug: sources[at]?.slug ?? '',
    html: `<html><body><article data-pagefind-body data-pagefind-meta="a:one, b:two">${word}</article></body></html>`,
  }))
  const list = [...accents, ...pages.slice(accents.length)]
  const whole = await packed(list, urls, () => 0)
  assert.deepEqual(await packed(list.toReversed(), urls, () => 0), whole)
  // The first of these has metadata fields that the others have not.
  assert.deepEqual(await packed(list, urls, at => Math.floor(at / 2)), whole)
  assert.deepEqual(await packed(list, urls, at => at % 3), whole)
})

test('an index made from a former one has the same bytes as one made from nothing', async () => {
  // So many that Pagefind puts several texts into one file, which it does not with the few that changed.
  const others = Array.from({ length: 40 }, (_, at) => source(`other-${at}`, `Other ${at}`, 'It has words.'))
  const without = (...slugs: string[]) => sources.filter(({ slug }) => !slugs.includes(slug))
  const changed = source('epsilon', 'Cafés', 'Nothing is naïve here, as in cafes, with an INR.')
  const joined = source(
    'omega',
    'Pyramid Drop',
    'It is for low-bit 3D cafés, so that other papers are found by it.',
    [{ short: 'FDT', long: 'fruit of the tree' }],
  )
  const later: SpellingSource[][] = [
    [...sources, joined],
    [...without('alpha', 'made-3', 'epsilon'), changed],
    without('epsilon', 'alpha', 'beta'),
    [{ ...joined, edition: '2024-01-01' }, ...without('gamma')],
    sources.map((paper, order) => ({ ...paper, order: -order })),
    [joined],
  ].map(papers => [...papers, ...others])
  // Texts of a shard share files.
  for (const shard of ['', '2025']) {
    process.env['SEARCH_SHARD'] = shard
    let former = await indexed([...pages, ...others.map(page)], [...sources, ...others])
    for (const papers of later) {
      const anew = await indexed(papers.map(page), papers)
      const made = await indexed(papers.map(page), papers, former)
      assert.deepEqual(digestsOf(made.files), digestsOf(anew.files))
      assert.deepEqual(made.parts, anew.parts)
      const kept = Object.entries(made.parts).filter(([slug, digest]) => former.parts[slug] === digest)
      assert.ok(kept.length > 0)
      former = made
    }
  }
  delete process.env['SEARCH_SHARD']
})

test('an index in a format that the packing does not know is published as it is, and found', async () => {
  const text = (content: Uint8Array) => gunzipSync(content).subarray('pagefind_dcd'.length)
  const changes: [name: RegExp, change: (content: Uint8Array) => Uint8Array][] = [
    [/\.pf_meta$/, content => write(writeCbor([...z.array(z.unknown()).parse(decode(text(content))), 1]))],
    [/\.pf_index$/, () => write(writeCbor([[['word', 1]]]))],
    [/\.pf_filter$/, content => text(content)],
    [/\.pf_fragment$/, () => write(Buffer.from('{"text":"a page"}'))],
    [/^pagefind-entry\.json$/, () => Buffer.from('{"languages":[]}')],
  ]
  for (const [name, change] of changes) {
    /** Pagefind as a later version might be. */
    class LaterIndexer extends SegmentIndexer {
      override async finish(): Promise<Segment[]> {
        const changed = ({ files, urls }: Segment) => ({
          urls,
          files: new Map(
            [...files].map(([path, content]) => [path, name.test(path) ? change(content) : content]),
          ),
        })
        return (await super.finish()).map(changed)
      }
    }
    await using indexer = new LaterIndexer()
    const { files, warning } = await indexPages(indexer, pages, sources)
    assert.match(warning ?? '', /published as they are/)
    const { search, all, titleOrder, vocabulary } = await openEngine(await served(files))
    assert.equal((await all()).length, sources.length)
    assert.deepEqual(await titleOrder(), [])
    const urls = await Promise.all((await search('pyramiddrop')).map(async hit => (await hit.data()).url))
    assert.deepEqual(
      urls.map(url => url.replace(/^.*papers\//, '')),
      ['beta/'],
    )
    assert.ok((await vocabulary('prunee'))?.some(({ word }) => word === 'prune'))
  }
})

test('a site without papers has an index, in which nothing is found', async () => {
  const empty = await indexed([], [])
  assert.deepEqual((await indexed([], [], index)).files, empty.files)
  const { search, all } = await openEngine(await served(empty.files))
  assert.deepEqual(await search('none'), [])
  assert.deepEqual(await all(), [])
})

test('a changed page without anything to index is refused with its address', async () => {
  const emptied = pages.map(page =>
    page.slug === 'beta' ? { ...page, html: '<html><article data-pagefind-body></article></html>' } : page,
  )
  for (const former of [undefined, index])
    await assert.rejects(indexed(emptied, sources, former), /did not index papers\/beta\//)
})

test('a page that is in no segment is refused with its address', async () => {
  await assert.rejects(
    packed(pages, ['papers/missing/'], () => 0),
    /did not index papers\/missing\//,
  )
})

test('pages that are no paper are not in the index', async () => {
  const other = { slug: 'moved', html: '<article data-pagefind-body><h1>Moved elsewhere</h1></article>' }
  assert.deepEqual(await indexed([...pages, other], sources), index)
})

test('a paper without a page is refused with its address', async () => {
  await assert.rejects(indexed(pages.slice(1), sources), /papers\/alpha\/ has no <article/)
})

test('a page without an article is refused with its address', async () => {
  await assert.rejects(
    indexed([{ slug: 'alpha', html: '<p>No article</p>' }], sources.slice(0, 1)),
    /papers\/alpha\/ has no <article data-pagefind-body>/,
  )
})

test('an acronym with two meanings has neither meaning elsewhere', () => {
  const also = new Map(
    spellings([
      source('a', 'A', 'principal components (PC)', [{ short: 'PC', long: 'principal components' }]),
      source('b', 'B', 'probabilistic circuits (PC)', [{ short: 'PC', long: 'probabilistic circuits' }]),
      source('c', 'C', 'a PC'),
    ]),
  )
  assert.equal(also.get('c')?.also, '')
})

test('a new paper leaves the names of the texts before it, but for its neighbours', async () => {
  const more = Array.from({ length: 10 }, (_, number) =>
    source(`more-${number}`, `More ${number}`, 'Some words.'),
  )
  const newer = [...sources, ...more].map((paper, order) => ({ ...paper, order }))
  const textsOf = ({ files }: MadeFolder) => [...files.keys()].filter(name => name.endsWith('.pf_fragment'))
  const former = textsOf(await indexed(newer.map(page), newer.slice(0, -1)))
  const later = new Set(textsOf(await indexed(newer.map(page), newer)))
  assert.equal(former.length, newer.length - 1)
  assert.equal(later.size, newer.length)
  // Three runs of twelve.
  assert.equal(former.filter(name => later.has(name)).length, 36)
})

test('chunks keep all words in order, and words that begin alike together if they fit', () => {
  const words = ['aa', 'ab', 'ba', 'bb', 'bc', 'ca'].map(text => ({ text, size: 10 }))
  assert.deepEqual(
    cut(words, 30).map(chunk => chunk.map(({ text }) => text)),
    [['aa', 'ab'], ['ba', 'bb', 'bc'], ['ca']],
  )
  const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 })).map(list => list.sort())
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 50 }), (list, most) => {
      const chunks = cut(
        list.map(text => ({ text, size: 10 })),
        most,
      )
      assert.deepEqual(
        chunks.flat().map(({ text }) => text),
        list,
      )
      assert.ok(list.length === 0 || chunks.every(chunk => chunk.length === 1 || chunk.length * 10 <= most))
    }),
  )
})

test('a chunk reaches to where the next begins, and leaves out only beginnings of its first word', () => {
  const words = ['a', 'to', 'token', 'tokenrelevance', 'too', 'α']
  const ranges = rangesOf(words.map(text => [{ text, size: 10 }]))
  assert.deepEqual(ranges, [
    ['a', 's~'],
    ['t', 'toj~'],
    ['token', 'tokenq~'],
    ['tokenrelevance', 'ton~'],
    ['too', 'too'],
    ['α', 'α'],
  ])
  const terms = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0'), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.uniqueArray(terms, { minLength: 1 }), terms, (list, term) => {
      const sorted = list.sort()
      const holding = rangesOf(sorted.map(text => [{ text, size: 1 }])).flatMap(([from, to], at) =>
        term >= from && term <= to ? [sorted[at]] : [],
      )
      if (sorted.includes(term)) assert.deepEqual(holding, [term])
      else assert.ok(holding.length <= 1)
    }),
  )
})
