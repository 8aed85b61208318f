import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Entry, parseVocabulary, resolve } from '../../src/search/engine/vocabulary.ts'
import { chunksFor, WHOLE } from '../../src/search/engine/vocabulary-chunks.ts'
import { vocabularyFiles } from '../../src/search/index/vocabulary-files.ts'

const known: Entry[] =
  'transcoder transformer quantization distillation vanillanet pyramid drop graph graphs coder'
    .split(' ')
    .map(word => ({ word, common: 0 }))

test('a word stands for what begins with it or has it inside', () => {
  assert.deepEqual(resolve('quanti', known), { kind: 'partial', words: ['quantization'] })
  assert.deepEqual(resolve('former', known), { kind: 'partial', words: ['transformer'] })
})

test('two words written as one are separated', () => {
  assert.deepEqual(resolve('pyramiddrop', known), { kind: 'split', words: ['pyramid', 'drop'] })
})

test('misspelt words are corrected by one or two edits, short ones not at all', () => {
  for (const [typed, meant] of [
    ['trasnformer', 'transformer'],
    ['quantizaton', 'quantization'],
    ['distilation', 'distillation'],
    ['vanilanet', 'vanillanet'],
    ['rgaph', 'graph'],
  ] as const)
    assert.deepEqual(resolve(typed, known).words[0], meant)
  assert.equal(resolve('zzz', known).kind, 'unknown')
  assert.equal(resolve('xyzzyq', known).kind, 'unknown')
})

test('a small vocabulary is one file', () => {
  const files = vocabularyFiles(['Deep nets', 'deep graphs'])
  assert.deepEqual([...files.keys()].sort(), ['all.txt', 'directory.json'])
  assert.deepEqual(parseVocabulary(files.get('all.txt') ?? ''), [
    { word: 'deep', common: 1 },
    { word: 'graphs', common: 0 },
    { word: 'nets', common: 0 },
  ])
})

test('a large vocabulary is cut into files of which few find a misspelt or partial word', () => {
  const syllables = [
    'ba',
    'co',
    'di',
    'fu',
    'ge',
    'hi',
    'jo',
    'ka',
    'lu',
    'me',
    'ni',
    'po',
    'ra',
    'su',
    'te',
    'vi',
  ]
  const made = syllables.flatMap(a =>
    syllables.flatMap(b => syllables.flatMap(c => [`${a}${b}${c}`, `${a}${b}${c}n`])),
  )
  const files = vocabularyFiles([...made, 'quantization', 'größenordnung'])
  const directory = JSON.parse(files.get('directory.json') ?? '')
  assert.equal(directory.files[WHOLE], undefined)
  for (const [typed, meant] of [
    ['quantizaton', 'quantization'],
    ['qauntization', 'quantization'],
    ['antizat', 'quantization'],
    ['bacodju', 'bacodi'],
  ] as const) {
    const names = chunksFor(typed, directory)
    assert.ok(names.length > 0 && names.length <= 3)
    const entries = names.flatMap(name => parseVocabulary(files.get(`${name}.txt`) ?? ''))
    assert.ok(
      resolve(typed, entries).words.some(word => word === meant),
      `${typed}: ${names}`,
    )
  }
})
