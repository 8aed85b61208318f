import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readContent } from '../../scripts/content/files.ts'
import { parse } from '../../scripts/split/parse.ts'
import type { Restoration } from '../../src/schemas/paper.ts'
import { papers, shown } from '../entries.ts'

const CONTENT = join(import.meta.dirname, '../../content')

/** What the sources print: each printing of a paper by its file and first line. */
const printings = new Map(
  readContent(CONTENT).sources.flatMap(({ source, date }) =>
    parse(source, date).papers.map(paper => [`${source.name}:${place(paper)}`, paper] as const),
  ),
)

interface Place {
  readonly lines: readonly [number, number]
  readonly columns?: readonly [number, number] | undefined
}

function place({ lines: [first], columns }: Place): string {
  return `${first}:${columns?.[0] ?? 1}`
}

/** Takes repairs back one by one: what is left over must be the printed text to the letter. */
function assertPrinted(text: string, printed: string, repairs: readonly Restoration[]): void {
  const [repair, ...rest] = repairs
  if (!repair) {
    assert.equal(text, printed)
    return
  }
  const now = shown(repair.shown)
  let at = printed.indexOf(repair.printed)
  while (at >= 0 && !(text.startsWith(printed.slice(0, at)) && text.startsWith(now, at)))
    at = printed.indexOf(repair.printed, at + 1)
  assert.ok(
    at >= 0,
    `the repair ${repair.printed} → ${repair.shown} is not where it is said to be in: ${printed}`,
  )
  assertPrinted(text.slice(at + now.length), printed.slice(at + repair.printed.length), rest)
}

test('the source text of 30 July 2025 has 72 papers', () => {
  assert.equal(papers.filter(({ editions }) => editions.some(({ date }) => date === '2025-07-30')).length, 72)
})

for (const page of papers)
  test(`${page.slug} holds what its source prints, but for the recorded repairs`, () => {
    const printed = printings.get(`${page.source.file}:${place(page.source)}`)
    assert.ok(printed, 'no paper starts at the place that the page names')
    const texts = [shown(page.heading ?? page.title), shown(page.body)]
    assertPrinted(texts.join('\n\n'), `${printed.title.text}\n\n${printed.abstract.text}`, page.restorations)
  })

test('no line of the source text of 30 July 2025 is left out but the header', () => {
  const file = '2025-07-30.txt'
  const lines = readFileSync(join(CONTENT, 'sources', file), 'utf8').split('\n')
  const covered = new Set(
    [...printings].flatMap(
      ([
        key,
        {
          lines: [first, last],
        },
      ]) =>
        key.startsWith(file) ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [],
    ),
  )
  const left = lines.filter((text, index) => text.trim() !== '' && !covered.has(index + 1))
  assert.deepEqual(left, [
    'new',
    'Get trending papers in your email inbox!',
    'Subscribe',
    'Daily Papers',
    'byAK and the research community',
    'Jul 30',
  ])
})

test('orders count from 1 without gaps in every edition', () => {
  const editions = Map.groupBy(
    papers.flatMap(({ editions }) => editions),
    ({ date }) => date,
  )
  for (const places of editions.values()) {
    const orders = places.map(({ order }) => order).sort((a, b) => a - b)
    assert.deepEqual(
      orders,
      orders.map((_, index) => index + 1),
    )
  }
})

test('every published address has its page', () => {
  const permalinks = JSON.parse(readFileSync(join(CONTENT, 'permalinks.json'), 'utf8')) as {
    papers: Record<string, unknown>
  }
  const slugs = new Set(papers.map(({ slug }) => slug))
  assert.ok(slugs.size >= 72)
  assert.deepEqual(
    Object.keys(permalinks.papers).filter(slug => !slugs.has(slug)),
    [],
  )
})
