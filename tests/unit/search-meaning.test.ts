import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { openMeaning } from '../../src/search/engine/meaning.ts'
import {
  nearnessOfSigns,
  PAPER_BYTES,
  packSigns,
  packVector,
  SENTENCE_BYTES,
  unpackVector,
} from '../../src/search/engine/packed-vectors.ts'
import { sentencesOf } from '../../src/search/engine/sentences.ts'
import { stem } from '../../src/search/engine/stem.ts'
import { DIMENSIONS, dot, textVector, unit } from '../../src/search/engine/text-vector.ts'
import { chunkOf, readChunk, writeChunk } from '../../src/search/engine/word-table.ts'
import { meaningFiles } from '../../src/search/index/meaning-files.ts'
import { groupsByNearness } from '../../src/search/index/nearness-groups.ts'
import { readWordTable } from '../../src/search/index/word-table.ts'
import { fetched, served } from './served-index.ts'

const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: DIMENSIONS,
  maxLength: DIMENSIONS,
})
const vector = numbers.map(list => unit(Float32Array.from(list))).filter(v => dot(v, v) > 0.5)

test('a paper’s vector takes 64 bytes and keeps its direction, a sentence’s 16', () => {
  fc.assert(
    fc.property(vector, direction => {
      const packed = packVector(direction)
      assert.equal(packed.length, PAPER_BYTES)
      assert.ok(dot(unpackVector(packed, 0), direction) > 0.9)
      const signs = packSigns(direction)
      assert.equal(signs.length, SENTENCE_BYTES)
      assert.ok(nearnessOfSigns(direction, signs, 0) > 0)
    }),
  )
})

test('a chunk of words reads as it was written, and a cut one is refused', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/)
  const chunk = fc.record({ words: fc.array(word), others: fc.array(word) }).map(({ words, others }) => ({
    words,
    others,
    weights: Uint8Array.from(words, (_, at) => at % 256),
    codes: Uint8Array.from({ length: words.length * 32 }, (_, at) => (at * 7) % 256),
  }))
  fc.assert(
    fc.property(chunk, table => {
      const written = writeChunk(table)
      const { words, others, weights, codes } = readChunk(written)
      assert.deepEqual({ words, others }, { words: table.words, others: table.others })
      assert.deepEqual([[...weights], [...codes]], [[...table.weights], [...table.codes]])
      if (words.length > 0) assert.throws(() => readChunk(written.subarray(0, -1)))
    }),
  )
})

test('the chunk of a stem is the last that begins before it', () => {
  const starts = ['art', 'low', 'zoo']
  for (const [word, chunk] of [
    ['a', 0],
    ['art', 0],
    ['log', 0],
    ['low', 1],
    ['zz', 2],
  ] as const)
    assert.equal(chunkOf(word, starts), chunk)
})

test('sentences are the whole text, and abbreviations end none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('We see. ', 'Why? ', 'e.g. this ', 'et al. say', '模型。', ' x')),
      list => {
        const text = list.join('')
        const sentences = sentencesOf(text)
        assert.equal(sentences.map(({ start, end }) => text.slice(start, end)).join(''), text)
      },
    ),
  )
  const text = 'We prune, e.g. heads. It works! See Fig. 2.'
  assert.deepEqual(
    sentencesOf(text).map(({ start, end }) => text.slice(start, end)),
    ['We prune, e.g. heads. ', 'It works! ', 'See Fig. 2.'],
  )
})

test('near papers share a group, each paper is in one, and groups are the same every time', () => {
  const centres = Array.from({ length: 7 }, (_, at) =>
    Float32Array.from({ length: DIMENSIONS }, (__, d) => +(d % 7 === at)),
  )
  const papers = Array.from({ length: 600 }, (_, place) =>
    unit((centres[place % 7] ?? new Float32Array()).map((x, d) => x + ((place * 31 + d * 17) % 10) / 40)),
  )
  const groups = groupsByNearness(papers)
  assert.ok(groups.length > 1)
  assert.deepEqual(
    groups.flatMap(({ members }) => [...members]).sort((a, b) => a - b),
    papers.map((_, place) => place),
  )
  for (let kind = 0; kind < 7; kind++)
    assert.equal(groups.filter(({ members }) => members.some(place => place % 7 === kind)).length, 1)
  assert.deepEqual(groupsByNearness(papers), groups)
})

test('words of like meaning are near, and a text’s direction does not depend on their order', () => {
  const { vectorOf } = readWordTable()
  const like = (one: string, other: string) =>
    dot(textVector([stem(one)], vectorOf), textVector([stem(other)], vectorOf))
  for (const [one, other, far] of [
    ['picture', 'image', 'grammar'],
    ['film', 'video', 'theorem'],
    ['shrink', 'compress', 'dialogue'],
    ['photo', 'image', 'proof'],
  ] as const)
    assert.ok(like(one, other) > like(one, far) + 0.1, `${one}: ${other}, not ${far}`)
  const stems = ['prun', 'imag', 'network']
  assert.ok(dot(textVector(stems, vectorOf), textVector(stems.toReversed(), vectorOf)) > 0.9999)
})

const OTHERS = 20
const papers = [
  // So many that the sentences of the papers are in several files.
  ...Array.from({ length: OTHERS }, (_, at) => ({
    title: `Theorem ${at}`,
    abstract: 'We prove a bound. The lemma follows.',
  })),
  {
    title: 'Faster image synthesis',
    abstract: 'Diffusion models draw pictures. We cache the encoder. It saves time.',
  },
  { title: 'Ternary weights', abstract: 'Weights take three values. Accuracy stays.' },
  { title: 'Long documents', abstract: 'We attend to few tokens. Reading a book takes less memory.' },
]
const files = new Map([...meaningFiles(papers)].map(([name, content]) => [`meaning/${name}`, content]))
const hits = papers.map((_, at) => ({
  id: `p${at}`,
  score: 0,
  data: () => Promise.reject(new Error('not read')),
}))

async function open() {
  return openMeaning([`${await served(files)}meaning/`], () => Promise.resolve(hits))
}

test('papers are found by what they mean, and the nearest of their sentences', async () => {
  const meaning = await open()
  const nearest = async (...words: string[]) => (await meaning.nearest(words, 10))[0]?.id
  assert.equal(await nearest('quick', 'photo', 'generator'), `p${OTHERS}`)
  assert.equal(await nearest('novel', 'chapters'), `p${OTHERS + 2}`)
  assert.deepEqual(await meaning.nearest(['xyzzyq'], 10), [])
  const [first, , third] = hits.slice(OTHERS)
  assert.ok(first && third)
  assert.equal(await meaning.nearestSentence(first, papers[OTHERS]?.abstract ?? '', ['photo']), 0)
  const abstract = papers[OTHERS + 2]?.abstract ?? ''
  assert.equal(
    await meaning.nearestSentence(third, abstract, ['novel', 'chapters']),
    abstract.indexOf('Reading'),
  )
})

test('one small file shows whether a word, in any of its forms, is real or misspelt', async () => {
  const meaning = await open()
  fetched.length = 0
  assert.equal(await meaning.isReal('writing'), true)
  assert.deepEqual(fetched.toSorted(), [fetched.find(name => name.endsWith('.bin')), 'meaning/words.json'])
  for (const word of ['files', 'sound', 'tower', 'swapping', 'finer', 'nothing', 'zip', 'tagged'])
    assert.equal(await meaning.isReal(word), true, word)
  for (const word of ['trasnformer', 'quantizaton', 'hypernetwroks', 'elstaic', 'maksed', 'languge'])
    assert.equal(await meaning.isReal(word), false, word)
})

test('each chunk is small; together, and the whole alone, they hold every word once', () => {
  const table = readWordTable()
  const matching = (pattern: RegExp) =>
    [...files].flatMap(([name, bytes]) => (pattern.test(name) ? [bytes] : []))
  const chunks = matching(/words-\d+\.bin$/)
  assert.ok(Math.max(...chunks.map(({ length }) => length)) < 4_000)
  for (const parts of [chunks, matching(/words\.\w+\.bin$/)]) {
    const words = parts
      .map(part => readChunk(gunzipSync(part)))
      .flatMap(({ words, others }) => [...words, ...others])
    assert.equal(words.length, table.words.length + table.others.length)
    assert.deepEqual(new Set(words), new Set([...table.words, ...table.others]))
  }
})

test('if the table is kept whole, no chunk of it is fetched', async t => {
  const caches = {
    match: (address: string) =>
      Promise.resolve(/words\.\w+\.bin$/.test(address) ? new Response() : undefined),
  }
  Object.assign(globalThis, { caches })
  t.after(() => Reflect.deleteProperty(globalThis, 'caches'))
  const meaning = await open()
  fetched.length = 0
  assert.equal(await meaning.isReal('writing'), true)
  assert.equal(await meaning.isReal('trasnformer'), false)
  assert.equal((await meaning.nearest(['quick', 'photo', 'generator'], 10))[0]?.id, `p${OTHERS}`)
  assert.deepEqual(
    fetched.filter(name => /words.*\.bin$/.test(name)).map(name => name.replace(/\w{8}\.bin$/, '')),
    ['meaning/words.'],
  )
})

test("the licences of the table's sources are published with it", () => {
  for (const name of ['LICENCE-WordNet.txt', 'LICENCE-SCOWL.txt'])
    assert.match(Buffer.from(files.get(`meaning/${name}`) ?? []).toString('utf8'), /permission|copyright/i)
})

test('without its files, nothing is found by meaning, and no word is judged', async () => {
  const meaning = openMeaning([`${await served(new Map())}meaning/`], () => Promise.resolve(hits))
  assert.deepEqual(await meaning.nearest(['photo'], 10), [])
  assert.equal(await meaning.isReal('photo'), undefined)
})
