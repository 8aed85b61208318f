import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { hasTex, original } from '../../scripts/split/original.ts'
import { type ParsedPaper, parse } from '../../scripts/split/parse.ts'
import { plainText, restore, restoreTitle } from '../../scripts/split/restore.ts'
import type { Segment } from '../../scripts/split/segment.ts'
import { decodeSource } from '../../scripts/split/source.ts'
import { cslItem } from '../../src/open-data/citations/csl.ts'
import { LIST_WRITERS, PAPER_WRITERS } from '../../src/open-data/citations/writers.ts'
import { type PaperRecord, paperRecordSchema } from '../../src/schemas/paper-record.ts'
import { typesetMdx } from '../../src/typeset/markdown.ts'
import { papers } from '../listing.ts'

const AUTHORS = [
  ['Jane Doe', 'Ludwig van Beethoven'],
  ['Jean-Luc Picard', 'José Muñoz', 'R&D_Lab'],
  ['=SUM(A1)'],
]

/** The papers of the project, with invented authors, ids and days for this test. */
const records: PaperRecord[] = papers.slice(0, 40).map(({ body, ...data }, index) =>
  paperRecordSchema.parse({
    ...data,
    id: `2507.${String(index + 10_000)}`,
    authors: AUTHORS[index % 2],
    published: '2025-07-04',
    url: `https://papers.example/papers/${data.slug}/`,
    edition: '2025-07-30',
    order: index + 1,
    abstract: typesetMdx(body, data.slug).text,
    markdown: body.trim(),
  }),
)
const header = { $schema: 'https://papers.example/schemas/v1/paper.json', version: 1 as const }
const list = { ...header, title: 'Daily Papers', url: 'https://papers.example/', papers: records }
const html = (record: PaperRecord): string => typesetMdx(record.markdown, record.slug).html ?? ''
const date = new Date('2025-07-30T00:00:00Z')

const read = (text: string) => parse(decodeSource('file', Buffer.from(text)), '2025-07-30')

/** The visible text of a page, formulas as TeX without spaces. */
const shown = (segments: readonly Segment[]): string =>
  segments
    .map(segment => (segment.type === 'math' ? segment.tex : segment.value))
    .join('')
    .replace(/\s+/g, '')
const abstractOf = ({ abstract: { text } }: Pick<ParsedPaper, 'abstract'>) =>
  shown(hasTex(text) ? original(text) : restore(text))
const expected = (record: PaperRecord) => abstractOf(onlyPaper(PAPER_WRITERS.json(record, header, [])))

function onlyPaper(text: string): ParsedPaper {
  const [paper, ...more] = read(text).papers
  assert.ok(paper && more.length === 0)
  return paper
}

const joined = (pieces: Iterable<string>) => [...pieces].join('')

/** Everything that the site publishes, with the facts of a paper that it holds. */
const FILES: Readonly<
  Record<string, { text: string; carries: readonly ('text' | 'plain' | 'authors' | 'published' | 'id')[] }>
> = {
  'papers.json': { text: joined(LIST_WRITERS.json(list)), carries: ['text', 'authors', 'published', 'id'] },
  'papers.csv': { text: joined(LIST_WRITERS.csv(list)), carries: ['plain', 'authors', 'published', 'id'] },
  'papers.ris': { text: joined(LIST_WRITERS.ris(list)), carries: ['plain', 'authors', 'published', 'id'] },
  'papers.bib': { text: joined(LIST_WRITERS.bib(list)), carries: ['text', 'authors', 'id'] },
  'papers as CSL-JSON': {
    text: JSON.stringify(records.map(record => cslItem(record))),
    carries: ['plain', 'authors', 'published', 'id'],
  },
  'papers as Markdown': {
    text: records.map(record => PAPER_WRITERS.md(record, header, [])).join('\n'),
    carries: ['text', 'authors', 'published', 'id'],
  },
  'atom.xml': {
    text: generateAtomFeed({
      id: list.url,
      title: { value: list.title },
      updated: date,
      entries: records.map(record => ({
        id: record.url,
        title: { value: record.title },
        published: date,
        updated: date,
        authors: (record.authors ?? []).map(name => ({ name })),
        links: [{ href: record.url }],
        content: { value: html(record), type: 'html' },
      })),
    }),
    carries: ['text', 'authors'],
  },
  'rss.xml': {
    text: generateRssFeed({
      title: list.title,
      link: list.url,
      description: list.title,
      items: records.map(record => ({
        title: record.title,
        link: record.url,
        pubDate: date,
        ...(record.authors && { dc: { creators: record.authors } }),
        description: record.abstract,
        content: { encoded: html(record) },
      })),
    }),
    carries: ['text', 'authors'],
  },
  'feed.json': {
    text: JSON.stringify(
      generateJsonFeed({
        title: list.title,
        items: records.map(record => ({
          id: record.url,
          url: record.url,
          title: record.title,
          content_html: html(record),
          content_text: record.abstract,
          date_published: date,
          authors: (record.authors ?? []).map(name => ({ name })),
        })),
      }),
    ),
    carries: ['text', 'authors'],
  },
}

for (const [name, { text, carries }] of Object.entries(FILES))
  test(`${name} is read back whole`, () => {
    const { papers, diagnostics, incomplete } = read(text)
    assert.deepEqual([diagnostics, incomplete], [[], []])
    assert.equal(papers.length, records.length)
    for (const [index, paper] of papers.entries()) {
      const record = records[index]
      assert.ok(record)
      const title = hasTex(paper.title.text) ? original(paper.title.text) : restoreTitle(paper.title.text)
      assert.equal(plainText(title).replace(/\s+/g, ' '), record.title)
      if (carries.includes('text')) assert.equal(abstractOf(paper), expected(record))
      if (carries.includes('plain')) assert.equal(paper.abstract.text, record.abstract.replace(/\s+/g, ' '))
      if (carries.includes('authors')) assert.deepEqual(paper.authors, record.authors)
      // A feed's date is that of the edition, not a day of publication.
      assert.equal(paper.published, carries.includes('published') ? record.published : undefined)
      if (carries.includes('id')) assert.equal(paper.id, record.id)
    }
  })

test('the apostrophe before formulas in this site’s CSV is removed, and no other apostrophe', () => {
  const head = 'order,edition,title,authors,published,id,url,links,abstract'
  const row = `1,2025-07-30,'=1+1 Is a Title,'@Bell,2025-07-04,,https://papers.example/,,'- a list and ''no'' formula`
  const [own] = read(`${head}\r\n${row}\r\n`).papers
  assert.deepEqual(
    [own?.title.text, own?.authors, own?.abstract.text],
    ['=1+1 Is a Title', ['@Bell'], "- a list and ''no'' formula"],
  )
  const [other] = read(`title,abstract,id\n'=1+1 Is a Title,'- a list,1\n`).papers
  assert.equal(other?.title.text, "'=1+1 Is a Title")
})
