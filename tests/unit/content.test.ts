import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Restoration } from '../../src/schemas/paper.ts'
import { papers, shown } from '../entries.ts'

const CONTENT = join(import.meta.dirname, '../../content')

const sources = new Map(
  readdirSync(join(CONTENT, 'sources'))
    .filter(name => name.endsWith('.txt'))
    .map(name => [name, readFileSync(join(CONTENT, 'sources', name), 'utf8').split('\n')]),
)

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
    const lines = sources.get(page.source.file) ?? []
    const [first, last] = page.source.lines
    const abstract = lines.slice(first, last).join('\n').trim()
    const inTitle = page.restorations.filter(({ line }) => line === first)
    const inAbstract = page.restorations.filter(({ line }) => line !== first)
    assertPrinted(shown(page.heading ?? page.title), lines[first - 1] ?? '', inTitle)
    assertPrinted(shown(page.body), abstract, inAbstract)
  })

test('no line of a source is left out but the header', () => {
  for (const [file, lines] of sources) {
    const covered = new Set(
      papers
        .filter(({ source }) => source.file === file)
        .flatMap(
          ({
            source: {
              lines: [first, last],
            },
          }) => {
            return Array.from({ length: last - first + 1 }, (_, index) => first + index)
          },
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
  }
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
