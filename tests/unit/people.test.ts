import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { registerAuthors } from '../../scripts/split/authors.ts'
import { citationKeys } from '../../scripts/split/citation-keys.ts'
import { indexPages, sortKey } from '../../src/papers/name-index.ts'
import { PAGE_SIZE } from '../../src/papers/pagination.ts'
import { familyName, personKey } from '../../src/schemas/person.ts'

for (const [one, other] of [
  ['Frederik Träuble', 'Frederik Trauble'],
  ['Amit K. Roy-Chowdhury', 'Amit K Roy-Chowdhury'],
  ['Łukasz KAISER', 'Lukasz Kaiser'],
  ['Nghi D.Q. Bui', 'Nghi D. Q. Bui'],
  ['Jean‐Luc Picard', 'Jean-Luc Picard'],
] as const)
  test(`${one} and ${other} are one`, () => assert.equal(personKey(one), personKey(other)))

for (const [one, other] of [
  ['Jean-Luc Picard', 'Jean Luc Picard'],
  ['J. Picard', 'Jean Picard'],
  ['Wei Zhang', 'Zhang Wei'],
  ['Ann Lee', 'Ann Lee Roe'],
] as const)
  test(`${one} and ${other} are two`, () => assert.notEqual(personKey(one), personKey(other)))

test('names are sorted by family name, whatever follows it', () => {
  assert.equal(familyName('Martin King Jr.'), 'King')
  assert.equal(sortKey('Guy Van den Broeck'), 'broeck guy van den')
  assert.equal(sortKey('Devvrit'), 'devvrit')
})

const papersOf = (...counts: readonly (readonly [name: string, papers: number])[]) =>
  counts.flatMap(([name, papers]) => Array.from({ length: papers }, () => ({ authors: [name] })))

test('there is one author page for ten papers, for those with most papers', () => {
  const papers = papersOf(['Ada Byron', 9], ['Zoë Łukasz', 7], ['Cy Dorn', 5], ['Bo Ek', 5])
  assert.deepEqual(registerAuthors({}, papers), { 'ada-byron': 'Ada Byron', 'zoe-lukasz': 'Zoë Łukasz' })
  assert.deepEqual(Object.keys(registerAuthors({}, papers, 5)), [
    'ada-byron',
    'bo-ek',
    'cy-dorn',
    'zoe-lukasz',
  ])
  assert.deepEqual(registerAuthors({}, papersOf(['Ada Byron', 1], ['Bo Ek', 1])), {})
})

test('a page has the name that most papers print', () => {
  const papers = papersOf(['Emmy Noether', 2], ['Emmy NOETHER', 1], ['Jose Nuñez', 1], ['José Nuñez', 1])
  assert.deepEqual(registerAuthors({}, papers, 2), {
    'emmy-noether': 'Emmy Noether',
    'jose-nunez': 'José Nuñez',
  })
})

test('a page stays when its author falls below the threshold, and even without any paper', () => {
  const registered = { 'ada-byron': 'Ada Byron', 'bo-ek': 'Bo Ek' }
  assert.deepEqual(registerAuthors(registered, papersOf(['Ada Byron', 1]), 5), registered)
})

test('of two names with one slug the later one gets a number, and none takes a reserved address', () => {
  const first = registerAuthors({}, papersOf(['Jean Luc Picard', 3]), 3)
  const papers = papersOf(['Jean Luc Picard', 3], ['Jean-Luc Picard', 3], ['Under', 3])
  assert.deepEqual(registerAuthors(first, papers, 3), {
    'jean-luc-picard': 'Jean Luc Picard',
    'jean-luc-picard-2': 'Jean-Luc Picard',
    'under-2': 'Under',
  })
})

test('every name is on one page of the index, and no page has too many', () => {
  const name = fc.stringMatching(/^[A-Za-zé王]{1,4} [ab]{1,3}$/)
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 300, maxLength: 400 }), names => {
      const pages = indexPages(names.map(name => ({ name })))
      const listed = pages.flatMap(({ items }) => items.map(({ name }) => name))
      assert.deepEqual(listed.sort(), [...names].sort())
      assert.equal(new Set(pages.map(({ letters }) => letters)).size, pages.length)
      const letters = new Set(pages.map(page => page.letters))
      for (const { under, items, letters: own } of pages) {
        for (const { letters: next } of under) assert.ok(letters.has(next))
        const same = items.every(({ name }) => sortKey(name).replace(/[^a-z0-9]/g, '') === own)
        assert.ok(items.length <= PAGE_SIZE || own === 'other' || same)
      }
    }),
    { numRuns: 10 },
  )
})

test('a name keeps its page while others are added to other letters', () => {
  const names = Array.from({ length: 400 }, (_, at) => ({ name: `Ann ${'abcdefgh'[at % 8]}x${at}` }))
  const pagesOf = (items: readonly { name: string }[]) =>
    new Map(indexPages(items).flatMap(({ letters, items }) => items.map(({ name }) => [name, letters])))
  const more = [...names, ...Array.from({ length: 50 }, (_, at) => ({ name: `Bo ax${at}y` }))]
  const [before, after] = [pagesOf(names), pagesOf(more)]
  for (const { name } of names.filter(({ name }) => !name.includes(' a')))
    assert.equal(after.get(name), before.get(name))
})

const paper = (slug: string, title: string, authors?: readonly string[], published?: string) => ({
  slug,
  title: () => title,
  ...(authors && { authors }),
  ...(published !== undefined && { published }),
})

test('citation keys are author, year and a telling word', () => {
  const keys = citationKeys(
    [
      paper('a', 'Efficient Controllable Multi-Task Architectures', ['Abhishek Aich'], '2023-08'),
      paper('b', 'The M²-Encoder: On It', ['Zoë Łukasz'], '2024-01-02'),
      paper('c', 'No Author', undefined, '2024'),
      paper('d', 'No Year', ['Ada Byron']),
      paper('e', '多模态', ['王 小明'], '2024-01'),
    ],
    { papers: {} },
  )
  assert.deepEqual(Object.fromEntries(keys), {
    a: 'aich2023efficient',
    b: 'lukasz2024encoder',
    e: 'anonymous20242',
  })
})

test('keys are unique, and those that are registered stay', () => {
  const same = ['a', 'b', 'c'].map(slug => paper(slug, 'Deep Learning', ['Ann Lee'], '2024'))
  const registered = { papers: { c: { title: 'Deep Learning', key: 'lee2024deep' } } }
  const keys = citationKeys(same, registered)
  assert.deepEqual(Object.fromEntries(keys), {
    c: 'lee2024deep',
    a: 'lee2024deeplearning',
    b: 'lee2024deep2',
  })
  const renamed = citationKeys([paper('c', 'Other', ['Bo Ek'], '2025')], registered)
  assert.equal(renamed.get('c'), 'lee2024deep')
})
