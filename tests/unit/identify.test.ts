import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { load } from 'js-yaml'
import { renamedEntry, withEntries } from '../../scripts/identify/entries.ts'
import { queryAddress } from '../../scripts/identify/query.ts'
import { identitiesSchema } from '../../src/schemas/identities.ts'
import { command as run } from '../command.ts'

const ROOT = join(import.meta.dirname, '../..')
const FIXTURES = join(ROOT, 'tests/fixtures/arxiv')
const fixture = (name: string) => readFileSync(join(FIXTURES, name), 'utf8')

/** The server's answers to searches for titles. */
const ANSWERS = {
  'Rivers of One Kind': 'rivers.xml',
  'A Later Version': 'later-version.xml',
  'Two Twins': 'twins.xml',
  'The Same Title': 'other-abstract.xml',
  'Nowhere to Be Found': 'nothing.xml',
} as const

type Answer = (response: ServerResponse, title: string, request: IncomingMessage) => void

const fromFixtures: Answer = (response, title) =>
  response.end(fixture(Object.entries(ANSWERS).find(([name]) => name === title)?.[1] ?? 'nothing.xml'))

let folder: string
let template: string
let server: Server
let answer: Answer
let asked: string[]

/** Runs a command in the folder of the test. */
const command = (name: Parameters<typeof run>[0], ...args: string[]) =>
  run(name, [...args, '--content', 'content'], folder)

before(async () => {
  template = mkdtempSync(join(tmpdir(), 'identify-'))
  for (const name of ['sources', 'papers']) mkdirSync(join(template, 'content', name), { recursive: true })
  writeFileSync(join(template, 'content/permalinks.json'), '{ "papers": {} }\n')
  folder = template
  const added = await command('add', join(FIXTURES, 'listing.txt'), '--date', '2025-07-30')
  assert.match(added.stdout, /5 papers have no arXiv id: npm run identify/)
  server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams.get('search_query') ?? ''
    const title = /^ti:"(.*)"$/.exec(query)?.[1] ?? ''
    asked.push(title)
    answer(response, title, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
after(() => {
  server.close()
  rmSync(template, { recursive: true })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'identify-'))
  cpSync(template, folder, { recursive: true })
  answer = fromFixtures
  asked = []
})
afterEach(() => rmSync(folder, { recursive: true }))

function addressOf(server: Server): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/query`
}

const identify = (...args: string[]) =>
  command('identify', '--api', addressOf(server), '--pause', '0', ...args)
const content = (name: string) => readFileSync(join(folder, 'content', name), 'utf8')
const identities = () => identitiesSchema.parse(load(content('identities.yml')))

test('sure matches are accepted, doubtful ones shown, and the pages state what is known', async () => {
  const { status, stdout } = await identify()
  assert.equal(status, 0)
  assert.deepEqual(asked.sort(), Object.keys(ANSWERS).sort())
  assert.deepEqual(Object.keys(identities()), ['a-later-version', 'rivers-of-one-kind'])
  const { original, ...rivers } = identities()['rivers-of-one-kind'] ?? {}
  assert.deepEqual(rivers, {
    arxiv: '2308.11744',
    version: 2,
    authors: ['Ada Byron', 'Zoë Łukasz'],
    published: '2023-08-22',
    categories: ['cs.CV', 'cs.LG'],
    doi: '10.1000/rivers.1',
    journal: 'Journal of Rivers 7 (2024) 1-9',
    match: 'same',
    source: 'https://arxiv.org/abs/2308.11744',
  })
  assert.match(original?.abstract ?? '', /bend \$3\\times\$ more often than/)
  assert.equal(identities()['a-later-version']?.match, 'other version')

  assert.match(
    stdout,
    /papers\/two-twins\/: 2 papers have this title and abstract\.\n {2}printed: Two Twins\n/,
  )
  assert.match(stdout, / {2}2310\.00001: Two Twins\n.*\n {2}2310\.00002: Two Twins\n/)
  assert.match(stdout, /papers\/the-same-title\/: A paper has this title and another abstract\./)
  assert.match(stdout, /Not found:\n {2}papers\/nowhere-to-be-found\//)
  assert.match(
    stdout,
    /5 papers without id: 2 found, 1 of them in another version; 2 doubts, 1 not found\.\n$/,
  )

  const page = content('papers/rivers-of-one-kind.mdx')
  assert.match(page, /\noriginal: whole\n/)
  assert.match(
    page,
    /bend \$3\\times\$ more .* in \$\\mathcal\{O\}\(n \\log n\)\$ steps, and up to \$10\^\{26\}\$ times a day/,
  )
  const version = content('papers/a-later-version.mdx')
  assert.match(version, /\noriginal: pieces\n/)
  assert.match(version, /We count both with \$\\alpha = 0\.05\$ on a map of the whole country\. The code/)
  assert.doesNotMatch(version, /windows/)
  assert.match(content('permalinks.json'), /"id": "2308\.11744",\n\s*"key": "byron2023rivers"/)
  assert.equal((await command('split', '--check')).status, 0)
  assert.equal(existsSync(join(folder, '.content-identify.json')), false)
})

test('papers that were found are not asked for again, and edited entries stay', async () => {
  await identify()
  const edited = content('identities.yml').replace('  doi:', '  # seen at the publisher\n  doi:')
  writeFileSync(join(folder, 'content/identities.yml'), edited)
  asked = []
  const { stdout } = await identify()
  assert.deepEqual(asked.sort(), ['Nowhere to Be Found', 'The Same Title', 'Two Twins'])
  assert.match(stdout, /3 papers without id: 0 found; 2 doubts, 1 not found/)
  assert.equal(content('identities.yml'), edited)
})

test('--dry-run prints everything and writes nothing', async () => {
  const { status, stdout } = await identify('--dry-run')
  assert.equal(status, 0)
  assert.match(stdout, /2 found/)
  assert.equal(existsSync(join(folder, 'content/identities.yml')), false)
})

test('a service that asks to wait is asked again when it says', async () => {
  let refusals = 1
  answer = (response, title, request) => {
    if (refusals-- > 0) response.writeHead(429, { 'retry-after': '1' }).end('Rate exceeded.')
    else fromFixtures(response, title, request)
  }
  const { status, stdout, stderr } = await identify()
  assert.equal(status, 0)
  assert.match(stderr, /answers 429 Too Many Requests: waiting 1 s/)
  assert.equal(asked.length, 6)
  assert.match(stdout, /2 found/)
})

const FAILURES: Readonly<Record<string, [Answer, RegExp]>> = {
  'that asks to wait for an hour': [
    response => response.writeHead(429, { 'retry-after': '3600' }).end(),
    /answers 429 Too Many Requests and asks to wait 3600 seconds\./,
  ],
  'that refuses': [response => response.writeHead(403).end(), /answers 403 Forbidden\./],
  'whose answer breaks off': [
    response => response.end(fixture('broken.xml')),
    /The answer is no well-formed XML: .*, at \d+:\d+\./,
  ],
  'that answers with a page': [
    response => response.end('<html></html>'),
    /The answer is no Atom feed but <html>/,
  ],
  'that cannot read the question': [
    response => response.end(fixture('error.xml')),
    /arXiv answers: incorrect id format for x/,
  ],
  'that hangs up': [response => response.destroy(), /cannot be reached/],
}
for (const [what, [failing, message]] of Object.entries(FAILURES))
  test(`a service ${what} ends the run; what was found before stays, and the next run goes on`, async () => {
    answer = (response, title, request) =>
      (asked.length > 2 ? failing : fromFixtures)(response, title, request)
    const { status, stderr } = await identify()
    assert.equal(status, 1)
    assert.match(stderr, message)
    assert.match(stderr, /To do: run the command again later, it goes on with the 3 left/)
    assert.equal((await command('split', '--check')).status, 0)
    answer = fromFixtures
    asked = []
    assert.equal((await identify()).status, 0)
    assert.equal(asked.length, 3)
    assert.deepEqual(Object.keys(identities()), ['a-later-version', 'rivers-of-one-kind'])
  })

test('without a network nothing is written, and it says so', async () => {
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const address = addressOf(gone)
  gone.close()
  await once(gone, 'close')
  const { status, stderr } = await command('identify', '--api', address, '--pause', '0')
  assert.equal(status, 1)
  assert.match(stderr, /127\.0\.0\.1:\d+ cannot be reached: ECONNREFUSED\./)
  assert.equal(existsSync(join(folder, 'content/identities.yml')), false)
})

test('a run that is killed half-way changes nothing, and the next continues where it was', async () => {
  answer = (response, title, request) => {
    if (asked.length < 4) fromFixtures(response, title, request)
  }
  const args = [
    join(ROOT, 'scripts/identify.ts'),
    '--api',
    addressOf(server),
    '--pause',
    '0',
    '--content',
    'content',
  ]
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' })
  while (asked.length < 4) await sleep(20)
  child.kill('SIGKILL')
  await once(child, 'close')
  assert.equal(existsSync(join(folder, 'content/identities.yml')), false)
  answer = fromFixtures
  asked = []
  assert.equal((await identify()).status, 0)
  assert.equal(asked.length, 2)
  assert.deepEqual(Object.keys(identities()), ['a-later-version', 'rivers-of-one-kind'])
})

describe('facts from files', () => {
  test('a saved answer gives the same as the API, except the source', async () => {
    const { status, stdout } = await command(
      'identify',
      ...['rivers.xml', 'twins.xml'].flatMap(name => ['--from', join(FIXTURES, name)]),
    )
    assert.equal(status, 0)
    assert.match(stdout, /5 papers without id: 1 found; 1 doubt, 3 not found/)
    assert.equal(identities()['rivers-of-one-kind']?.source, 'rivers.xml')
    assert.equal(identities()['rivers-of-one-kind']?.version, 2)
  })

  const abstract = fixture('listing.txt').split('\n')[2] ?? ''
  const FILES = {
    'papers.bib': `@misc{x, title = {{Rivers of One Kind}}, author = {Byron, Ada}, eprint = {2308.11744}, archivePrefix = {arXiv}, abstract = {${abstract}}}`,
    'papers.json': JSON.stringify([
      { id: '2308.11744', title: 'Rivers of One Kind', summary: abstract, authors: [{ name: 'Ada Byron' }] },
    ]),
  }
  for (const [name, file] of Object.entries(FILES))
    test(`${name} is read as a source is`, async () => {
      writeFileSync(join(folder, name), file)
      const { status, stderr } = await command('identify', '--from', name)
      assert.equal(status, 0, stderr)
      assert.deepEqual(identities()['rivers-of-one-kind']?.authors, ['Ada Byron'])
    })

  test('a broken file is refused with its place', async () => {
    const { status, stderr } = await command('identify', '--from', join(FIXTURES, 'broken.xml'))
    assert.equal(status, 1)
    assert.match(stderr, /broken\.xml.*\[broken-xml\]/)
  })
})

describe('content/identities.yml', () => {
  const ENTRY = '  arxiv: "2308.11744"\n  match: by hand\n  source: seen\n'
  const WRONG: Readonly<Record<string, [file: string, message: RegExp]>> = {
    'an unknown paper': [
      `# a comment\nno-such-paper:\n${ENTRY}`,
      /identities\.yml:3:10: There is no paper no-such-paper\. \[unknown-paper\]\n.*\n.*\n {2}To do: Name/,
    ],
    'one id on two papers': [
      `rivers-of-one-kind:\n${ENTRY}two-twins:\n${ENTRY}`,
      /identities\.yml:6:10: 2308\.11744 is the id of papers\/rivers-of-one-kind\/ and of papers\/two-twins\/\. \[repeated-id\]/,
    ],
    'a malformed id': [
      'two-twins:\n  arxiv: "2308.11744v2"\n  match: by hand\n  source: seen\n',
      /identities\.yml:2:10: two-twins\.arxiv: An arXiv id is written as 2410\.08196 or cs\/0112017, without version\. \[invalid-identities\]/,
    ],
    'an id without quotes': [
      'two-twins:\n  arxiv: 2308.10010\n  match: by hand\n  source: seen\n',
      /identities\.yml:2:10: two-twins\.arxiv: An arXiv id is text: put it between quotes\./,
    ],
    'an unknown field': [`two-twins:\n${ENTRY}  author: x\n`, /\[invalid-identities\]/],
    'one paper twice': [
      `two-twins:\n${ENTRY}two-twins:\n${ENTRY}`,
      /identities\.yml:5:1: duplicated mapping key.*\[invalid-identities\]/,
    ],
  }
  for (const [what, [file, message]] of Object.entries(WRONG))
    test(`refuses ${what}`, async () => {
      writeFileSync(join(folder, 'content/identities.yml'), file)
      const { status, stderr } = await command('split')
      assert.equal(status, 1)
      assert.match(stderr, message)
    })

  test('refuses an entry that contradicts a source', async () => {
    const [title = '', , abstract] = fixture('listing.txt').split('\n')
    writeFileSync(join(folder, 'api.json'), JSON.stringify([{ id: '2308.00001', title, summary: abstract }]))
    assert.equal((await command('add', 'api.json', '--date', '2025-07-31')).status, 0)
    writeFileSync(join(folder, 'content/identities.yml'), `rivers-of-one-kind:\n${ENTRY}`)
    const { status, stderr } = await command('split')
    assert.equal(status, 1)
    assert.match(
      stderr,
      /identities\.yml:2:10: The source says 2308\.00001 of this paper, the entry 2308\.11744\./,
    )
  })

  test('an entry is renamed with its paper', async () => {
    await identify()
    assert.equal((await command('permalinks', 'rename', 'rivers-of-one-kind', 'of-rivers')).status, 0)
    assert.deepEqual(Object.keys(identities()), ['a-later-version', 'of-rivers'])
    assert.match(content('papers/of-rivers.mdx'), /id: '2308\.11744'/)
    assert.equal((await command('split', '--check')).status, 0)
  })

  test('a corrected id replaces the former one, whose short link still leads to the paper', async () => {
    await identify()
    writeFileSync(
      join(folder, 'content/identities.yml'),
      content('identities.yml').replace("arxiv: '2308.11744'", "arxiv: '2308.11745'"),
    )
    assert.equal((await command('split')).status, 0)
    assert.match(
      content('permalinks.json'),
      /"id": "2308\.11745",\n\s*"formerIds": \[\n\s*"2308\.11744"\n\s*\]/,
    )
  })

  test('a later printing with the id and another title is the same paper', async () => {
    await identify()
    const [, , abstract] = fixture('listing.txt').split('\n')
    const paper = { id: '2308.11744', title: 'Rivers: Of One Kind Only', summary: abstract }
    writeFileSync(join(folder, 'api.json'), JSON.stringify([paper]))
    const { status, stderr } = await command('add', 'api.json', '--date', '2025-07-31')
    assert.equal(status, 0, stderr)
    assert.match(content('papers/rivers-of-one-kind.mdx'), /date: '2025-07-30'\n.*\n.*date: '2025-07-31'/)
  })

  test('entries are added in their order; comments and all other text stay', () => {
    const text = "# head\nb:\n  arxiv: '1'\n  # inner\n\n# of d\nd:\n  arxiv: '2'\n"
    const entry = { arxiv: '2308.11744', match: 'by hand', source: 'x' } as const
    const added = withEntries(text, { c: entry, a: entry, '2024': entry })
    assert.equal(
      added,
      "# head\n'2024':\n  arxiv: '2308.11744'\n  match: by hand\n  source: x\na:\n  arxiv: '2308.11744'\n  match: by hand\n  source: x\nb:\n  arxiv: '1'\n  # inner\nc:\n  arxiv: '2308.11744'\n  match: by hand\n  source: x\n\n# of d\nd:\n  arxiv: '2'\n",
    )
    assert.equal(
      renamedEntry(text, 'b', 'e'),
      "# head\n\n# of d\nd:\n  arxiv: '2'\ne:\n  arxiv: '1'\n  # inner\n",
    )
    assert.equal(renamedEntry(text, 'x', 'e'), text)
  })
})

test('a title is searched for by its longest run of plain words', () => {
  const query = (title: string) =>
    queryAddress(new URL('http://localhost/query'), title).searchParams.get('search_query')
  assert.equal(query('Slow-Fast Networks: How?'), 'ti:"Slow Fast Networks How"')
  assert.equal(query('HyperZcdotZ^W Operator Connects Networks'), 'ti:"Operator Connects Networks"')
  assert.equal(query('日本語'), 'ti:"日本語"')
})

test('arXiv itself is never asked sooner than it allows', async () => {
  const { status, stderr } = await command(
    'identify',
    '--api',
    'https://export.arxiv.org/api/query',
    '--pause',
    '1',
  )
  assert.equal(status, 1)
  assert.match(stderr, /--pause 1 is not enough: export\.arxiv\.org is asked once in 3 seconds/)
})
