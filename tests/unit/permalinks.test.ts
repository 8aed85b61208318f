import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Permalinks, publish, SlugRegistry, vanished } from '../../scripts/split/permalinks.ts'
import { titleSlug } from '../../scripts/split/slug.ts'
import { paperSchema } from '../../src/schemas/paper.ts'

const none: Permalinks = { papers: {} }
const titled = (title: string) => ({ printed: title, title })

/** Slugs of the titles, in their order. */
function slugs(titles: readonly string[], permalinks = none): string[] {
  const registry = new SlugRegistry(permalinks, titles.map(titled))
  return titles.map(title => registry.slug(titled(title)))
}

function published(...titles: string[]): Permalinks {
  const made = slugs(titles)
  const registry = new SlugRegistry(none, titles.map(titled))
  assert.equal(new Set(made).size, titles.length)
  return publish(
    none,
    titles.map(title => ({ printed: title, slug: registry.slug(titled(title)) })),
  )
}

for (const [title, slug] of [
  ['Discrete Key-Value Bottleneck', 'discrete-key-value-bottleneck'],
  ['HyperZ⋅Z⋅W Operator', 'hyperz-z-w-operator'],
  ['M²-Encoder: Naïve & Größer', 'm2-encoder-naive-and-groesser'],
  ['BitNet b1.58 Reloaded', 'bitnet-b1-58-reloaded'],
] as const)
  test(`“${title}” has the slug ${slug}`, () => assert.equal(titleSlug(title), slug))

test('a long title is cut at a word', () => {
  assert.equal(titleSlug('word '.repeat(40)), 'word-'.repeat(16).slice(0, -1))
  assert.equal(titleSlug('x'.repeat(100)), 'x'.repeat(80))
})

test('every title has a valid slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), title => {
      assert.ok(paperSchema.shape.slug.safeParse(titleSlug(title)).success)
    }),
  )
})

test('titles with one slug get distinct ones, whatever their order', () => {
  const titles = ['C++ in Practice', 'C in Practice', 'C. in Practice', 'Other']
  const made = slugs(titles)
  assert.equal(new Set(made).size, 4)
  assert.deepEqual(slugs(titles.toReversed()).toReversed(), made)
  assert.equal(made[3], 'other')
})

test('a newcomer does not take a published address', () => {
  const [kept, other] = slugs(['C in Practice', 'C++ in Practice'], published('C in Practice'))
  assert.equal(kept, 'c-in-practice')
  assert.match(other ?? '', /^c-in-practice-[0-9a-f]{8}$/)
})

test('a title keeps its address when its restoration changes', () => {
  const registry = new SlugRegistry(published('HyperZcdotW'), [{ printed: 'HyperZcdotW', title: 'HyperZ⋅W' }])
  assert.equal(registry.slug({ printed: 'HyperZcdotW', title: 'HyperZ⋅W' }), 'hyperzcdotw')
})

test('the registry only grows, in the order of slugs', () => {
  const before = published('B', 'D')
  const registry = new SlugRegistry(before, ['A', 'B', 'C'].map(titled))
  const after = publish(
    before,
    ['C', 'B', 'A'].map(title => ({ printed: title, slug: registry.slug(titled(title)) })),
  )
  assert.deepEqual(Object.keys(after.papers), ['a', 'b', 'c', 'd'])
})

test('a published address without paper is reported', () => {
  const [diagnostic, ...more] = vanished('content/permalinks.json', published('A', 'B'), new Set(['a']))
  assert.equal(diagnostic?.reason, 'The published address papers/b/ has lost its paper “B”.')
  assert.deepEqual(more, [])
})
