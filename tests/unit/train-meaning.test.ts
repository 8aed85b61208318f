import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codesOf } from '../../scripts/meaning/codes.ts'
import { learn } from '../../scripts/meaning/contrast.ts'
import { neighbourVectors } from '../../scripts/meaning/cooccurrence.ts'
import { readCorpus, SENTENCE_END, TITLE_END } from '../../scripts/meaning/corpus.ts'
import { eigenvectors, matrix, product, row } from '../../scripts/meaning/matrix.ts'
import { readPapers } from '../../scripts/meaning/papers.ts'
import { randomNumbers } from '../../scripts/meaning/random.ts'
import { DIMENSIONS, dot, unit } from '../../src/search/engine/text-vector.ts'
import { openWordTable } from '../../src/search/index/word-table.ts'

const TOPICS = [
  'picture image photograph draw paint colour pixel camera'.split(' '),
  'sentence grammar translate dialogue speech language verb noun'.split(' '),
]

/** Texts of two topics; words of one topic only occur beside each other. */
function texts() {
  const random = randomNumbers(3)
  const some = (words: readonly string[], count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? '').join(' ')
  return Array.from({ length: 120 }, (_, at) => {
    const words = TOPICS[at % 2] ?? []
    return { title: some(words, 3), abstract: `${some(words, 6)}. ${some(words, 6)}.` }
  })
}

function trained() {
  const corpus = readCorpus(texts(), 100)
  const start = neighbourVectors(corpus, DIMENSIONS, () => {})
  const { vectors } = learn(corpus, start, { steps: 40, batch: 16 }, () => {})
  return { corpus, vectors, codes: codesOf(vectors) }
}

test('a corpus is stems by number, with ends of titles and sentences, without rare ones', () => {
  const papers = Array.from({ length: 3 }, () => ({
    title: 'The images',
    abstract: 'Image models. $x$ \\emph{Models}.',
  }))
  const { stems, tokens, starts, counts } = readCorpus([...papers, { title: 'Rare', abstract: '' }], 10)
  assert.deepEqual(stems, ['imag', 'model'])
  assert.deepEqual(counts, [6, 6])
  assert.deepEqual([...tokens.subarray(0, starts[1])], [0, TITLE_END, 0, 1, SENTENCE_END, 1, SENTENCE_END])
  assert.equal(starts.length, 5)
})

test('the same texts give the same table, in which words of one topic are near', () => {
  const [{ corpus, codes }, again] = [trained(), trained()]
  assert.deepEqual(codes, again.codes)
  const table = openWordTable(corpus.stems, [], codes.weights, codes.vectors)
  const direction = (word: string) => unit(table.vectorOf(word) ?? new Float32Array(DIMENSIONS))
  const [images = [], languages = []] = TOPICS.map(words =>
    corpus.stems.filter(stem => words.some(word => word.startsWith(stem))),
  )
  assert.ok(images.length > 5 && languages.length > 5)
  for (const one of images)
    for (const other of images)
      assert.ok(
        dot(direction(one), direction(other)) > dot(direction(one), direction(languages[0] ?? '')),
        `${one} ${other}`,
      )
})

test('eigenvectors of a symmetric matrix come with the largest value first', () => {
  const symmetric = matrix(2, 2)
  symmetric.data.set([2, 1, 1, 2])
  const { values, vectors } = eigenvectors(symmetric)
  assert.deepEqual(
    values.map(value => Math.round(value * 1e6) / 1e6),
    [3, 1],
  )
  assert.ok(Math.abs(product(row(vectors, 0), row(vectors, 1))) < 1e-6)
})

test('a line without a paper is refused with its place', () => {
  const good = '{"title":"A","abstract":"B"}'
  assert.deepEqual(
    [...readPapers(`${good}\n\n{"title":"C","tex":"D"}\n`, 'f.jsonl')],
    [
      { title: 'A', abstract: 'B' },
      { title: 'C', abstract: 'D' },
    ],
  )
  assert.throws(() => [...readPapers(`${good}\nnot json`, 'f.jsonl')], /^Error: f\.jsonl:2:1: .*To do:/)
  assert.throws(() => [...readPapers(`${good}\n{"title":1}`, 'f.jsonl')], /f\.jsonl:2:1/)
  assert.throws(() => [...readPapers('\n', 'f.jsonl')], /holds no papers/)
})
