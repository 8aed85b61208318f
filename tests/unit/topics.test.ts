import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { readTopics } from '../../scripts/content/files.ts'
import { lost } from '../../scripts/history/lost.ts'
import { formatDiagnostic } from '../../scripts/split/diagnostics.ts'
import { readMetadata } from '../../scripts/split/metadata.ts'
import { split } from '../../scripts/split/pages.ts'
import { decodeSource } from '../../scripts/split/source.ts'
import { invalidTopics, registerTopics } from '../../scripts/split/topics/file.ts'
import { type Described, TopicMatcher } from '../../scripts/split/topics/matcher.ts'
import { heatMap } from '../../src/papers/heat-map.ts'
import { PAGE_SIZE } from '../../src/papers/pagination.ts'
import { topicsSchema } from '../../src/schemas/topics.ts'
import { shown } from '../entries.ts'
import { papers } from '../listing.ts'

const CONTENT = new URL('../../content/topics.yml', import.meta.url).pathname

interface Judged {
  readonly slug?: string
  readonly title?: string
  readonly abstract?: string
  /** Topics that a reader judged to be right, and to be wrong. */
  readonly right: readonly string[]
  readonly wrong?: readonly string[]
}

const judged = (name: string): Judged[] =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Judged => JSON.parse(line))

/**
 * A reader's judgement of the topics of papers: of the listing, on which the terms were tuned, and of 72
 * computer-science papers at arXiv (metadata: CC0), which nobody had looked at. Topics that are not judged count as
 * wrong.
 */
describe('the topics of the site, as a reader judges', { skip: !existsSync(CONTENT) }, () => {
  const { topicsOf } = new TopicMatcher(existsSync(CONTENT) ? readTopics(CONTENT).entries : [])
  const sets = [
    { name: 'the listing', least: 0.95, rows: judged('topics-listing.jsonl') },
    { name: 'other papers', least: 0.92, rows: judged('topics-others.jsonl') },
  ]
  for (const { name, least, rows } of sets)
    test(`${least * 100} % or more of ${name}`, t => {
      const found = rows.flatMap(({ slug, right, ...row }) => {
        const paper = papers.find(paper => paper.slug === slug)
        const { title = '', abstract = '' } = paper
          ? { title: paper.title, abstract: shown(paper.body) }
          : row
        return topicsOf({ title, abstract }).map(({ id }) => ({ id, title, isRight: right.includes(id) }))
      })
      const wrong = found.filter(({ isRight }) => !isRight)
      const precision = 1 - wrong.length / found.length
      t.diagnostic(
        `${found.length - wrong.length} of ${found.length} right (${precision.toFixed(3)}); not ${wrong.map(({ id, title }) => `${id} of “${title}”`).join('; ')}`,
      )
      assert.equal(rows.length, 72)
      assert.ok(precision >= least, 'Judge what is new in tests/fixtures/, or mend the terms.')
    })
})

const TOPICS = topicsSchema.parse([
  { id: 'trees', name: 'Trees', description: 'Trees.', terms: ['tree'] },
  {
    id: 'oaks',
    name: 'Oaks',
    description: 'Oaks.',
    parent: 'trees',
    terms: ['oak', 'holm-oak'],
    excludes: ['poison oak', 'oak wilt'],
  },
  {
    id: 'shade',
    name: 'Shade',
    description: 'Shade.',
    terms: ['SHADE', 'leaf canopy'],
    categories: ['cs.SE'],
  },
])
const { topicsOf } = new TopicMatcher(TOPICS)
const wordsOf = (paper: Partial<Described>) =>
  topicsOf({ title: '', abstract: '', ...paper }).map(({ id, words }) => `${id}: ${words.join(', ')}`)

const CASES: readonly [what: string, paper: Partial<Described>, found: readonly string[]][] = [
  ['a term in the title decides', { title: 'On Oaks' }, ['oaks: Oaks']],
  ['hyphens, plural and case are folded', { title: 'HOLM OAKS at Night' }, ['oaks: HOLM OAKS']],
  ['an acronym counts as it stands', { title: 'Shade for All' }, []],
  ['in any number', { title: 'SHADEs for All' }, ['shade: SHADEs']],
  ['once in passing is nothing', { abstract: 'Many like oaks.' }, []],
  ['once of their own is not enough', { abstract: 'We like oaks.' }, []],
  [
    'twice of their own and once more is',
    { abstract: 'Some fell oaks. We plant an oak. Our oak grows.' },
    ['oaks: oaks, oak'],
  ],
  ['another meaning', { title: 'Against Poison Oak', abstract: 'We cut oaks. We burn oaks. Our oaks.' }, []],
  ['another meaning that begins within a term', { title: 'Holm Oak Wilt' }, []],
  ['both meanings in a title', { title: 'Oak beside Poison Oak' }, ['oaks: Oak']],
  ['contrast', { title: 'Forests without Oaks', abstract: 'We fell oaks. We fell oaks. We fell oaks.' }, []],
  ['what is free of it', { title: 'Oak-Free Forests' }, []],
  ['not only is no contrast', { title: 'Not Only Oaks' }, ['oaks: Oaks']],
  ['a contrast ends with its clause', { title: 'Without Elms: Oaks' }, ['oaks: Oaks']],
  ['a part stands for the whole', { title: 'Oak Trees' }, ['oaks: Oak']],
  ['keywords of a source', { title: 'Acorns', keywords: ['Oak'] }, ['oaks: Oak']],
  ['a keyword that only holds a term', { title: 'Acorns', keywords: ['oak table'] }, []],
  ['a keyword that means something else', { title: 'Acorns', keywords: ['poison oak'] }, []],
  ['the primary category', { title: 'Acorns', categories: ['cs.SE', 'cs.LG'] }, ['shade: cs.SE']],
  ['no other category', { title: 'Acorns', categories: ['cs.LG', 'cs.SE'] }, []],
  ['nothing', {}, []],
]
for (const [what, paper, found] of CASES)
  test(`topics: ${what}`, () => {
    assert.deepEqual(wordsOf(paper), found)
  })

test('the time for topics grows in proportion to a text', () => {
  const texts = ['we fell oaks ', 'We fell oaks. ', 'holm-oak wilt ', 'oak trees without oaks, ']
  const start = performance.now()
  for (const text of texts) topicsOf({ title: '', abstract: text.repeat(20_000) })
  assert.ok(performance.now() - start < 3000)
})

const REFUSED: readonly [what: string, yaml: string, line: number, said: RegExp][] = [
  [
    'a doubled id',
    '- {id: a, name: A, description: D}\n- {id: a, name: B, description: D}',
    2,
    /two topics/i,
  ],
  ['an unknown parent', '- id: a\n  name: A\n  description: D\n  parent: b', 4, /no topic b/],
  [
    'a circle',
    '- id: a\n  name: A\n  description: D\n  parent: b\n- id: b\n  name: B\n  description: D\n  parent: a',
    4,
    /a is a part of itself/,
  ],
  ['its own parent', '- id: a\n  name: A\n  description: D\n  parent: a', 4, /a is a part of itself/],
  ['an unknown field', '- id: a\n  name: A\n  description: D\n  words: [x]', 1, /words/],
  ['a term without a letter', '- id: a\n  name: A\n  description: D\n  terms: ["--"]', 4, /letter/],
]
for (const [what, yaml, line, said] of REFUSED)
  test(`topics.yml is refused for ${what}, with its line`, () => {
    const told = () => {
      try {
        const topics = readMetadata('content/topics.yml', yaml, topicsSchema, 'invalid-topics')
        return invalidTopics(topics).map(formatDiagnostic).join('\n')
      } catch (error) {
        return String(error)
      }
    }
    assert.match(told(), said)
    assert.match(told(), new RegExp(`content/topics\\.yml:${line}:`))
    assert.match(told(), /docs\/topics\.md/)
  })

test('topics with papers are registered with their ancestors, and stay', () => {
  const file = { file: '', entries: TOPICS }
  const registered = registerTopics({ moss: 'Moss' }, file, new Set(['oaks']))
  assert.deepEqual(registered, { moss: 'Moss', oaks: 'Oaks', trees: 'Trees' })
  const [earlier, later] = [
    { papers: {}, topics: registered },
    { papers: {}, topics: { trees: 'Trees', oaks: 'Oaks' } },
  ]
  assert.deepEqual(
    lost(earlier, later).map(({ address }) => address),
    ['topics/moss/'],
  )
})

test('a topic is registered under its current name, also without papers, and keeps its last name', () => {
  const former = { moss: 'Moss', oaks: 'The Oaks', shade: 'The Shade' }
  const named = registerTopics(former, { file: '', entries: TOPICS }, new Set(['oaks']))
  assert.deepEqual(named, { moss: 'Moss', oaks: 'Oaks', shade: 'Shade', trees: 'Trees' })
  assert.deepEqual(lost({ papers: {}, topics: former }, { papers: {}, topics: named }), [])
  assert.deepEqual(registerTopics(named, { file: '', entries: [] }, new Set()), named)
})

test('a topic may have the name of a property of all objects', () => {
  const entries = topicsSchema.parse([{ id: 'constructor', name: 'Builders', description: 'Builders.' }])
  const topics = registerTopics({}, { file: '', entries }, new Set(['constructor']))
  assert.deepEqual(Object.entries(topics), [['constructor', 'Builders']])
  assert.deepEqual(
    lost({ papers: {}, topics }, { papers: {}, topics: {} }).map(({ address }) => address),
    ['topics/constructor/'],
  )
})

const listing = (...entries: object[]) =>
  decodeSource('2025-01-02.json', Buffer.from(JSON.stringify(entries)))
const input = (source: ReturnType<typeof listing>, topics = TOPICS) => ({
  sources: [{ source, date: '2025-01-02' }],
  corrections: { file: '', entries: [] },
  permalinks: { file: '', entries: { papers: {} } },
  topics: { file: '', entries: topics },
})
const ABSTRACT =
  'Nobody has counted the leaves of a forest. This paper counts them for forty days and nights.'

test('a split keeps keywords and categories of sources, and makes pages again for other topics', () => {
  const source = listing(
    { paper: { title: 'Acorns', summary: ABSTRACT, ai_keywords: ['oak', 'oak', ' nuts '] } },
    { title: 'Canopies', abstract: ABSTRACT, categories: 'cs.SE cs.LG', versions: [], id: '2501.00001' },
  )
  const { pages, permalinks } = split(input(source))
  assert.deepEqual(
    pages.map(({ frontMatter }) => [frontMatter?.keywords, frontMatter?.categories, frontMatter?.topics]),
    [
      [['oak', 'nuts'], undefined, [{ id: 'oaks', name: 'Oaks', words: ['oak'] }]],
      [undefined, ['cs.SE', 'cs.LG'], [{ id: 'shade', name: 'Shade', words: ['cs.SE'] }]],
    ],
  )
  assert.deepEqual(Object.keys(permalinks.topics ?? {}), ['oaks', 'shade', 'trees'])
  const others = split(input(source, TOPICS.slice(0, 2)))
  assert.notEqual(others.pages[0]?.inputs, pages[0]?.inputs)
})

test('topics that the registry lost are restored from known pages', () => {
  const source = listing(
    { title: 'On “Oaks”: Yes', abstract: `topics: ${ABSTRACT}` },
    { title: 'Acorns', abstract: ABSTRACT },
  )
  const first = split(input(source))
  const made = new Map<string, string>(first.pages.map(({ slug, mdx }) => [slug, mdx]))
  const { topics, ...rest } = first.permalinks
  const again = split({ ...input(source), permalinks: { file: '', entries: rest } }, undefined, slug =>
    made.get(slug),
  )
  assert.deepEqual(Object.keys(topics ?? {}), ['oaks', 'trees'])
  assert.ok(again.pages.every(({ frontMatter }) => frontMatter === undefined))
  assert.deepEqual(again.permalinks.topics, topics)
})

test('only feeds of arXiv give categories', () => {
  const entry = `<entry><id>http://arxiv.org/abs/2501.00001v1</id><title>Acorns</title><summary>${ABSTRACT}</summary><arxiv:primary_category term="cs.SE"/><category term="cs.LG"/><category term="cs.SE"/><category term="68T07"/></entry>`
  const xml = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><title>arXiv</title>${entry}</feed>`
  const [page] = split(input(decodeSource('2025-01-02.xml', Buffer.from(xml)))).pages
  assert.deepEqual(page?.frontMatter?.categories, ['cs.SE', 'cs.LG'])
})

test('a heat map counts papers by editions while months are few, and leads to the page that lists them', () => {
  const papersOf = (...days: string[]) => days.toReversed().map(edition => ({ edition }))
  const many = Array.from({ length: 150 }, () => '2025-03-01')
  const map = heatMap(
    [{ id: 'a', papers: papersOf('2025-01-01', '2025-01-02', ...many) }],
    ['2025-01-01', '2025-01-02', '2025-03-01'],
  )
  assert.deepEqual(
    map.columns.map(({ key }) => key),
    ['2025-01-01', '2025-01-02', '2025-03-01'],
  )
  const [row] = map.rows
  assert.deepEqual(
    row?.cells.map(({ count, heat, page }) => [count, heat, page]),
    [
      [1, 1, Math.ceil(152 / PAGE_SIZE)],
      [1, 1, Math.ceil(152 / PAGE_SIZE)],
      [150, 5, 1],
    ],
  )
  const months = heatMap([{ id: 'a', papers: [] }], ['2025-01-01', '2025-02-01', '2025-03-01', '2025-03-02'])
  assert.deepEqual(
    months.columns.map(({ key }) => key),
    ['2025-01', '2025-02', '2025-03'],
  )
})
