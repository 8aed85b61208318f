import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatDiagnostic } from '../../scripts/split/diagnostics.ts'
import { readMetadata } from '../../scripts/split/metadata.ts'
import {
  broken,
  type Permalinks,
  permalinksSchema,
  publish,
  rename,
  SlugRegistry,
  vanished,
  withdraw,
} from '../../scripts/split/permalinks.ts'
import { titleSlug } from '../../scripts/split/slug.ts'
import { paperSchema } from '../../src/schemas/paper.ts'

const none: Permalinks = { papers: {} }
const inFile = (entries: Permalinks) => ({ file: 'content/permalinks.json', entries })
const titled = (title: string) => ({ titles: [title] as const, shown: () => title })

/** The slugs of these titles, in order. */
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
    titles.map(title => ({ ...titled(title), slug: registry.slug(titled(title)) })),
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

test('a title that is the name of a property of all objects has another slug', () => {
  const { papers } = published('Constructor', 'Other')
  assert.deepEqual(
    Object.values(papers).map(({ title }) => title),
    ['Constructor', 'Other'],
  )
})

test('a newcomer does not take a published address', () => {
  const [kept, other] = slugs(['C in Practice', 'C++ in Practice'], published('C in Practice'))
  assert.equal(kept, 'c-in-practice')
  assert.match(other ?? '', /^c-in-practice-[0-9a-f]{8}$/)
})

test('a title keeps its address when its restoration changes', () => {
  const registry = new SlugRegistry(published('HyperZcdotW'), [
    { titles: ['HyperZcdotW'], shown: () => 'HyperZ⋅W' },
  ])
  assert.equal(registry.slug({ titles: ['HyperZcdotW'], shown: () => 'HyperZ⋅W' }), 'hyperzcdotw')
})

test('the registry only grows, in the order of slugs', () => {
  const before = published('B', 'D')
  const registry = new SlugRegistry(before, ['A', 'B', 'C'].map(titled))
  const after = publish(
    before,
    ['C', 'B', 'A'].map(title => ({ ...titled(title), slug: registry.slug(titled(title)) })),
  )
  assert.deepEqual(Object.keys(after.papers), ['a', 'b', 'c', 'd'])
})

test('a published address without paper is reported', () => {
  const [diagnostic, ...more] = vanished(inFile(published('A', 'B')), new Set(['a']))
  assert.equal(diagnostic?.reason, 'The published address papers/b/ has lost its paper “B”.')
  assert.deepEqual(more, [])
})

test('a paper keeps its address by its id, whatever its title becomes', () => {
  const before = publish(none, [{ ...titled('Old Title'), id: '2401.00001', slug: titleSlug('Old Title') }])
  const registry = new SlugRegistry(before, [])
  assert.equal(registry.slug({ ...titled('New Title'), id: '2401.00001' }), 'old-title')
  assert.equal(registry.slug(titled('New Title')), 'new-title')
})

test('two papers with one title and two ids have two addresses', () => {
  const before = publish(none, [
    { ...titled('Technical Report'), id: '2401.00001', slug: titleSlug('Technical Report') },
  ])
  const slug = new SlugRegistry(before, []).slug({ ...titled('Technical Report'), id: '2402.00002' })
  assert.match(slug, /^technical-report-[0-9a-f]{8}$/)
})

test('all titles of a paper are remembered, each once', () => {
  const slug = titleSlug('A')
  const first = publish(none, [{ titles: ['A', 'B'], slug }])
  assert.deepEqual(first.papers, { a: { title: 'A', also: ['B'] } })
  assert.deepEqual(publish(first, [{ titles: ['b', 'C'], id: '2401.00001', slug }]).papers, {
    a: { title: 'A', also: ['B', 'C'], id: '2401.00001' },
  })
})

test('a renamed paper takes its new address, and the old one leads there', () => {
  const renamed = rename(published('A', 'B'), 'a', 'alpha')
  assert.deepEqual(renamed.papers['a'], { title: 'A', movedTo: 'alpha' })
  assert.equal(new SlugRegistry(renamed, []).slug(titled('A')), 'alpha')
  assert.deepEqual(vanished(inFile(renamed), new Set(['alpha', 'b'])), [])
  assert.deepEqual(broken(inFile(rename(renamed, 'alpha', 'aleph'))), [])
})

test('a withdrawn paper may be missing', () => {
  const entries = withdraw(published('A'), 'a', 'The authors asked for it.')
  assert.deepEqual(vanished(inFile(entries), new Set()), [])
})

for (const [what, change, message] of [
  ['a paper that never was', () => rename(none, 'a', 'b'), /No paper was ever published/],
  ['to an address that is taken', () => rename(published('A', 'B'), 'a', 'b'), /is taken/],
  ['to what is no address', () => rename(published('A'), 'a', 'A b'), /is no address/],
  [
    'a paper for a reason that is no text',
    () => withdraw(published('A'), 'a', 'x\u0007'),
    /holds a control character/,
  ],
  ['a paper that has moved', () => withdraw(rename(published('A'), 'a', 'b'), 'a', 'x'), /has moved to/],
] as const)
  test(`refuses to change ${what}`, () => assert.throws(change, { message }))

test('addresses that lead back to themselves are reported', () => {
  const papers = { a: { title: 'A', movedTo: 'b' }, b: { title: 'A', movedTo: 'a' } }
  assert.equal(broken(inFile({ papers })).length, 2)
})

test('errors of the registry name line and column', () => {
  const text = JSON.stringify({ papers: { a: { title: 'A' }, b: { title: 'B', movedTo: 'c' } } }, null, 2)
  const file = 'content/permalinks.json'
  const read = readMetadata(file, text, permalinksSchema, 'invalid-permalinks')
  assert.match(
    formatDiagnostic(vanished(read, new Set())[0] ?? assert.fail()),
    /^content\/permalinks\.json:3:10: /,
  )
  assert.match(
    formatDiagnostic(broken(read)[0] ?? assert.fail()),
    /^content\/permalinks\.json:8:18: .*\n {2}8 \|/,
  )
  assert.throws(() => readMetadata(file, text.replace('"B"', '2'), permalinksSchema, 'invalid-permalinks'), {
    message: /^content\/permalinks\.json:7:16: papers\.b\.title: /,
  })
})
