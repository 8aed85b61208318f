import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { split } from '../../scripts/split/pages.ts'
import type { Permalinks } from '../../scripts/split/permalinks.ts'
import { decodeSource } from '../../scripts/split/source.ts'

const ABSTRACT =
  'Rivers carry water from the hills to the sea, and nobody has measured how often they change their mind. ' +
  'We walk along forty of them with a notebook. The rivers bend more often than they run straight.'
const DAYS = ['2025-07-30', '2025-07-31']

interface Listing {
  readonly name: string
  readonly days: readonly (readonly [date: string, papers: readonly number[]])[]
}

const title = (paper: number) => `Walking Along River ${'abcdefghijkl'[paper]} with ${paper} Notebooks`

function source({ name, days }: Listing) {
  const heading = (date: string) =>
    new Date(date).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' })
  const text = days.map(
    ([date, papers]) =>
      `${heading(date)}\n\n${papers.map(paper => `${title(paper)}\n\n${ABSTRACT}\n`).join('\n')}`,
  )
  const bytes = new TextEncoder().encode(text.join('\n'))
  return { source: decodeSource(name, bytes), date: days[0]?.[0] ?? '' }
}

/** The number of every paper in every edition, according to its page. */
function numbersOf(listings: readonly Listing[], entries: Permalinks) {
  const { pages, permalinks } = split({
    sources: listings.map(source),
    corrections: { file: '', entries: [] },
    permalinks: { file: 'permalinks.json', entries },
  })
  const numbers = new Map<string, number>()
  for (const { slug, frontMatter } of pages)
    for (const { date, order } of frontMatter?.editions ?? []) numbers.set(`${date}/${slug}`, order)
  return { numbers, permalinks }
}

const papers = fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 5 })
const days = fc
  .subarray(DAYS, { minLength: 1 })
  .chain(dates => fc.tuple(...dates.map(date => papers.map(some => [date, some] as const))))
const listings = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-c0-9-]{1,6}\.txt$/), days }), {
  selector: ({ name }) => name,
  minLength: 2,
  maxLength: 4,
})

test('published numbers stay, whatever sources come later; no two papers of a day have the same number', () =>
  fc.assert(
    fc.property(listings, all => {
      let known: Permalinks = { papers: {} }
      let former = new Map<string, number>()
      for (let count = 1; count <= all.length; count++) {
        const { numbers, permalinks } = numbersOf(all.slice(0, count), known)
        for (const [place, number] of former) assert.equal(numbers.get(place), number, place)
        for (const date of DAYS) {
          const own = [...numbers].flatMap(([place, number]) => (place.startsWith(date) ? [number] : []))
          assert.equal(new Set(own).size, own.length)
          assert.equal(Math.max(0, ...own), own.length)
        }
        assert.deepEqual(numbersOf(all.slice(0, count), permalinks), { numbers, permalinks })
        former = numbers
        known = permalinks
      }
    }),
    { numRuns: 40 },
  ))

test('without published numbers, sources of a day are numbered in the order of their names', () => {
  const names = ['2025-07-30-10.txt', '2025-07-30-2.txt', '2025-07-30.txt']
  const all = names.map((name, paper) => ({ name, days: [['2025-07-30', [paper]] as const] }))
  const { numbers } = numbersOf(all, { papers: {} })
  assert.deepEqual([...numbers.values()].sort(), [1, 2, 3])
  const first = [...numbers].find(([, number]) => number === 1)?.[0]
  assert.match(first ?? '', /river-c/)
})
