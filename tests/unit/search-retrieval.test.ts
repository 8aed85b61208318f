import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Engine, Hit } from '../../src/search/engine/engine.ts'
import { CANDIDATES, withAll } from '../../src/search/engine/retrieval.ts'

const slot = (word: string) => ({ typed: word, forms: [word] })

function hit(id: string, title: string, text: string): Hit {
  const data = { url: id, content: `${title}. ${text}`, meta: { title }, filters: {}, anchors: [] }
  return { id, score: 1, data: () => Promise.resolve(data) }
}

/** An engine that finds the given hits for any term, and remembers the terms. */
function engineOf(hits: readonly Hit[]): { engine: Engine; terms: string[] } {
  const terms: string[] = []
  const engine: Engine = {
    search: term => {
      terms.push(term)
      return Promise.resolve(hits)
    },
    all: () => Promise.resolve(hits),
    identified: async () => undefined,
    titleOrder: () => Promise.resolve([]),
    slugs: () => Promise.resolve([]),
    filtered: () => Promise.resolve([]),
    filters: () => Promise.resolve({}),
    vocabulary: () => Promise.resolve(undefined),
    meaning: {
      isReal: () => Promise.resolve(undefined),
      isAtHand: () => true,
      nearest: () => Promise.resolve([]),
      nearestSentence: () => Promise.resolve(undefined),
    },
  }
  return { engine, terms }
}

test('a word that most papers print is looked for in the texts of a few papers', async () => {
  const { engine, terms } = engineOf([
    hit('retrieval-a', 'Ternary weights', 'Trained in one step.'),
    hit('retrieval-b', 'Training ternary codes', 'Nothing is learned here.'),
  ])
  const found = await withAll(engine, [slot('ternary'), slot('training')])
  assert.deepEqual(terms, ['ternary'])
  assert.deepEqual(
    found.map(({ id }) => id),
    ['retrieval-a', 'retrieval-b'],
  )
})

test('the index tells where a text does not print such a word: it knows other spellings', async () => {
  const { engine, terms } = engineOf([hit('silent', 'Ternary codes', 'Nothing is learned here.')])
  await withAll(engine, [slot('ternary'), slot('training')])
  assert.deepEqual(terms, ['ternary', 'ternary training'])
})

test('the index tells where many papers have the other words, or there are none', async () => {
  const many = engineOf(Array.from({ length: CANDIDATES + 1 }, (_, at) => hit(`many-${at}`, 'Ternary', '')))
  await withAll(many.engine, [slot('ternary'), slot('training')])
  assert.deepEqual(many.terms.slice(0, 2), ['ternary', 'ternary training'])
  const alone = engineOf([])
  await withAll(alone.engine, [slot('training')])
  assert.deepEqual(alone.terms, ['training'])
})
