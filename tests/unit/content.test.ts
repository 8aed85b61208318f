import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readContent } from '../../scripts/content/files.ts'
import { parse } from '../../scripts/split/parse.ts'
import type { Restoration } from '../../src/schemas/paper.ts'
import { isGone, permalinksSchema } from '../../src/schemas/permalinks.ts'
import { entriesIn, shown, splitEntries } from '../entries.ts'
import { SITES } from '../sites.ts'

/** The printings of papers in the sources, by file and first line. */
const printingsIn = (content: string) =>
  new Map(
    readContent(content).sources.flatMap(({ source, date }) =>
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

/** Undoes repairs one by one: the result must equal the printed text to the letter. */
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

const CONTENTS = {
  'the content': { folder: SITES.live.content, papers: entriesIn(SITES.live.content) },
  'the fixture site': { folder: SITES.fixture.content, papers: splitEntries(SITES.fixture.content) },
  'the listing': { folder: SITES.listing.content, papers: splitEntries(SITES.listing.content) },
}

for (const [name, { folder, papers }] of Object.entries(CONTENTS)) {
  test(`every page of ${name} holds what its source prints, but for the recorded repairs`, () => {
    const printings = printingsIn(folder)
    for (const page of papers) {
      const printed = printings.get(`${page.source.file}:${place(page.source)}`)
      assert.ok(printed, `no paper starts at the place that ${page.slug} names`)
      const texts = [shown(page.heading ?? page.title), shown(page.body)]
      assertPrinted(
        texts.join('\n\n'),
        `${printed.title.text}\n\n${printed.abstract.text}`,
        page.restorations,
      )
    }
  })

  test(`every published address of ${name} has its page, or tells what became of it`, () => {
    const file = join(folder, 'permalinks.json')
    const published = existsSync(file)
      ? permalinksSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).papers
      : {}
    const standing = Object.entries(published).flatMap(([slug, entry]) => (isGone(entry) ? [] : slug))
    const slugs = new Set<string>(papers.map(({ slug }) => slug))
    assert.deepEqual(
      standing.filter(slug => !slugs.has(slug)),
      [],
    )
  })
}

test('orders count from 1 without gaps in every edition without withdrawn papers', () => {
  const { papers } = CONTENTS['the listing']
  const orders = papers.flatMap(({ editions }) => editions.map(({ order }) => order)).sort((a, b) => a - b)
  assert.deepEqual(
    orders,
    papers.map((_, index) => index + 1),
  )
})

test('the listing has 72 papers, and no line is left out but the header', () => {
  assert.equal(CONTENTS['the listing'].papers.length, 72)
  const { folder } = CONTENTS['the listing']
  const lines = readFileSync(join(folder, 'sources/2025-07-30.txt'), 'utf8').split('\n')
  const covered = new Set(
    [...printingsIn(folder).values()].flatMap(({ lines: [first, last] }) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index),
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
