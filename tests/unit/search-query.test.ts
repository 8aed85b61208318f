import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  NO_FILTERS,
  readState,
  type SearchState,
  toggleFilter,
  writeState,
} from '../../src/search/engine/address.ts'
import {
  LONGEST_QUERY,
  MOST_WORDS,
  parseQuery,
  quoteWords,
  replaceWords,
} from '../../src/search/engine/query.ts'
import { marksFragment, marksIn } from '../../src/search/view/marks-address.ts'

test('stop words give way to words that say something', () => {
  assert.deepEqual(parseQuery('which method removes text from a picture').words, [
    'removes',
    'text',
    'picture',
  ])
  assert.deepEqual(parseQuery('to be or not').words, ['to', 'be', 'or', 'not'])
})

test('phrases, exclusions and titles are read, mixed with words', () => {
  const query = parseQuery('pruning "key value" -graph -"two words" title:bert title:"all you need" low-bit')
  assert.deepEqual(query.words, ['pruning', 'low', 'bit'])
  assert.deepEqual(query.phrases, [['key', 'value']])
  assert.deepEqual(query.excluded, [['graph'], ['two', 'words']])
  assert.deepEqual(query.title, [['bert'], ['all', 'you', 'need']])
})

test('a quote left open reaches to the end, and a hyphen inside a word excludes nothing', () => {
  assert.deepEqual(parseQuery('"never closed').phrases, [['never', 'closed']])
  assert.deepEqual(parseQuery('state-of-the-art').excluded, [])
  assert.deepEqual(parseQuery('"fine"-tuning').excluded, [])
})

test('any text is read, and not more of it than anyone would type', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), typed => {
      const query = parseQuery(typed)
      assert.ok(query.words.length <= MOST_WORDS && query.written.length <= MOST_WORDS)
    }),
  )
  assert.ok(parseQuery('word '.repeat(10_000)).words.join().length <= LONGEST_QUERY)
})

test('a correction replaces words and leaves all else as typed', () => {
  assert.equal(
    replaceWords(
      'Quantizaton, "of  Modls"!',
      new Map([
        ['quantizaton', 'quantization'],
        ['modls', 'models'],
      ]),
    ),
    'quantization, "of  models"!',
  )
})

test('a word is put in quotes where it stands, to be looked for as it is', () => {
  const quoted = quoteWords('Spatio-temporel, alignment', new Set(['temporel']))
  assert.equal(quoted, 'Spatio-"temporel", alignment')
  assert.deepEqual(parseQuery(quoted).phrases, [['temporel']])
  assert.deepEqual(parseQuery(quoted).words, ['spatio', 'alignment'])
})

test('an address holds a state, and reads back as the same', () => {
  const typed = fc.string({ unit: 'grapheme', maxLength: 60 }).map(text => text.trim())
  const values = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 3 })
    .map(list => list.sort())
  const state = fc.record({
    typed,
    filters: fc.record({
      topic: values,
      author: values,
      code: values,
      math: values,
      unread: values,
      year: values,
      edition: values,
    }),
    sort: fc.constantFrom('relevance', 'newest', 'title'),
  } satisfies { [Key in keyof SearchState]: fc.Arbitrary<SearchState[Key]> })
  fc.assert(
    fc.property(state, before => {
      const { typed, sort, filters } = before
      assert.deepEqual(readState(new URLSearchParams(writeState(before))), {
        typed,
        sort,
        filters: { ...filters },
      })
    }),
  )
})

test('an empty search has a plain address', () => {
  assert.equal(writeState({ typed: '  ', filters: NO_FILTERS, sort: 'relevance' }), '')
  assert.equal(readState(new URLSearchParams('sort=worst')).sort, 'relevance')
})

test('a filter is switched on and off', () => {
  const empty: SearchState = { typed: '', filters: NO_FILTERS, sort: 'relevance' }
  const on = toggleFilter(empty, 'edition', '2025-07-30')
  assert.deepEqual(on.filters.edition, ['2025-07-30'])
  assert.deepEqual(toggleFilter(on, 'edition', '2025-07-30'), empty)
})

test('the words to mark go through the fragment of an address', () => {
  const slots = [
    { typed: 'low', forms: ['low', 'lowbit'] },
    { typed: 'x', forms: ['größe+'] },
  ]
  assert.deepEqual(marksIn(marksFragment(slots)), ['low', 'lowbit', 'größe+'])
  assert.deepEqual(marksIn('#mark=%E0%A4%A'), [])
  assert.deepEqual(marksIn('#main'), [])
})
