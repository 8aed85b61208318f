import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { filesUnder } from '../../src/build/files-under.ts'
import { cardsWanted } from '../../src/cards/wanted.ts'
import { lastModified } from '../../src/open-data/last-modified.ts'
import { llmsText } from '../../src/open-data/llms-text.ts'
import writeTwins, { type RelatedRecord } from '../../src/open-data/twins.ts'
import type { PaperList, PaperRecord } from '../../src/schemas/paper-record.ts'

function paper(slug: string, editions: string[]): PaperRecord {
  return {
    title: slug,
    slug,
    order: 1,
    editions: editions.map(date => ({ date, order: 1 })),
    links: [],
    acronyms: [],
    restorations: [],
    source: { file: 'x.txt', lines: [1, 2], sha256: '0'.repeat(64) },
    url: `https://papers.example/base/papers/${slug}/`,
    edition: editions[0] ?? '',
    abstract: '',
    markdown: '',
  }
}

const list: PaperList = {
  $schema: 'https://papers.example/base/schemas/v1/papers.json',
  version: 1,
  title: 'Papers',
  url: 'https://papers.example/base/',
  papers: [paper('one', ['2025-07-28', '2025-07-30']), paper('two', ['2025-07-29'])],
}

test('the date of a page is that of the newest edition that it shows', () => {
  const dateOf = lastModified({ home: list.url, papers: list.papers })
  const dates = [
    '',
    'papers/one/',
    'papers/two/',
    'editions/2025-07-29/',
    'editions/',
    'titles/',
    'about/',
  ].map(path => dateOf(list.url + path))
  assert.deepEqual(dates, [
    '2025-07-30',
    '2025-07-30',
    '2025-07-29',
    '2025-07-29',
    '2025-07-30',
    '2025-07-30',
    undefined,
  ])
})

test('cards are drawn for small sites unless told otherwise', () => {
  assert.equal(cardsWanted(72, {}), true)
  assert.equal(cardsWanted(7200, {}), false)
  assert.equal(cardsWanted(7200, { PAPER_CARDS: 'on' }), true)
  assert.equal(cardsWanted(72, { PAPER_CARDS: 'off' }), false)
})

test('llms.txt has its parts in order, and text that looks like markup stays text', () => {
  const text = llmsText({
    title: 'A_b',
    summary: 'What *it* is.',
    details: ['More.'],
    sections: [{ title: 'Files', links: [{ title: 'a [b]', url: 'https://x.example/a b', note: 'n' }] }],
  })
  assert.equal(
    text,
    '# A_b\n\n> What \\*it\\* is.\n\nMore.\n\n## Files\n\n- [a \\[b\\]](<https://x.example/a b>): n\n',
  )
})

test('a paper that cannot be read leaves the files beside all others as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-papers-twins-'))
  const place = { folder: join(folder, 'site'), file: join(folder, 'ledger.json'), key: 'a' }
  const task = { place, home: list.url }
  try {
    await assert.rejects(writeTwins(task, of(list.papers, 'The third is wrong')), /The third is wrong/)
    assert.deepEqual(filesUnder(folder), [])
    await writeTwins(task, of(list.papers))
    assert.deepEqual(filesUnder(place.folder), [
      ...['2025-07-28', '2025-07-29', '2025-07-30'].flatMap(day => [
        `editions/${day}.bib`,
        `editions/${day}.json`,
      ]),
      ...['bib', 'csv', 'json', 'ris'].map(extension => `papers.${extension}`),
      ...['one', 'two'].flatMap(slug =>
        ['bib', 'json', 'md'].map(extension => `papers/${slug}.${extension}`),
      ),
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function* of(papers: readonly PaperRecord[], error?: string): AsyncGenerator<RelatedRecord> {
  for (const record of papers) yield { record, related: [] }
  if (error) throw new Error(error)
}
