import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { command } from '../command.ts'

const ROOT = join(import.meta.dirname, '../..')
const ABSTRACT =
  'Rivers carry water from the hills to the sea, and nobody has measured how often they change their mind. ' +
  'We walk along forty of them with a notebook. The rivers bend more often than they run straight.'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'split-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const path = (name: string) => join(folder, name)
const listing = (...titles: string[]) => titles.map(title => `${title}\n\n${ABSTRACT}\n`).join('\n')

async function split(...args: string[]) {
  const { status, stdout, stderr } = await command('split', args, ROOT)
  return { status, stdout, stderr: stderr.replaceAll(folder, '') }
}

test('splits any listing into any folder', async () => {
  writeFileSync(path('day.txt'), listing('One Paper', 'Another Paper'))
  const { status, stdout } = await split(
    '--source',
    path('day.txt'),
    '--out',
    path('pages'),
    '--date',
    '2024-10-11',
  )
  assert.equal(status, 0)
  assert.match(stdout, /^2 papers of 1 source → .*pages \(2 files changed\)\n$/)
  assert.deepEqual(readdirSync(path('pages')), ['another-paper.mdx', 'one-paper.mdx'])
  assert.match(
    readFileSync(path('pages/one-paper.mdx'), 'utf8'),
    /editions:\n {2}- date: '2024-10-11'\n {4}order: 1\n/,
  )
  assert.deepEqual(readdirSync(folder).sort(), ['day.txt', 'pages'])
})

test('one page for a paper that two days print', async () => {
  writeFileSync(path('a.txt'), listing('One Paper', 'Another Paper'))
  writeFileSync(path('b.txt'), listing('A New Paper', 'One Paper'))
  const editions = (date: string, label: string) =>
    `date: "${date}"\nlabel: ${label}\ntitle: T\ncurators: C\norigin: https://a.example/\n`
  writeFileSync(path('a.yml'), editions('2024-10-12', 'Oct 12'))
  writeFileSync(path('b.yml'), editions('2024-10-11', 'Oct 11'))
  assert.equal(
    (await split('--source', path('a.txt'), '--source', path('b.txt'), '--out', path('pages'))).status,
    0,
  )
  assert.deepEqual(readdirSync(path('pages')).length, 3)
  assert.match(
    readFileSync(path('pages/one-paper.mdx'), 'utf8'),
    /editions:\n {2}- date: '2024-10-11'\n {4}order: 2\n {2}- date: '2024-10-12'\n {4}order: 1\n/,
  )
})

test('bad input leaves the earlier pages whole', async () => {
  writeFileSync(path('day.txt'), listing('One Paper'))
  await split('--source', path('day.txt'), '--out', path('pages'), '--date', '2024-10-11')
  writeFileSync(path('day.txt'), `${listing('Another Paper')}\nNo Abstract\n`)
  const { status, stderr } = await split(
    '--source',
    path('day.txt'),
    '--out',
    path('pages'),
    '--date',
    '2024-10-11',
  )
  assert.equal(status, 1)
  assert.match(
    stderr,
    /^\/day\.txt:5:1: The text ends after this title: its abstract is missing\. \[title-without-abstract\]\n/,
  )
  assert.deepEqual(readdirSync(path('pages')), ['one-paper.mdx'])
})

test('reports the errors of every source in one run', async () => {
  writeFileSync(path('a.txt'), '')
  writeFileSync(path('b.txt'), '\0')
  const { status, stderr } = await split(
    '--source',
    path('a.txt'),
    '--source',
    path('b.txt'),
    '--source',
    path('c.txt'),
    '--out',
    path('pages'),
    '--date',
    '2024-10-11',
  )
  assert.equal(status, 1)
  assert.deepEqual(stderr.match(/\[[a-z-]+\]/g), ['[empty-file]', '[binary-file]', '[unreadable-file]'])
  assert.equal(existsSync(path('pages')), false)
})

test('--check compares and writes nothing', async () => {
  const args = ['--source', path('day.txt'), '--out', path('pages'), '--date', '2024-10-11']
  writeFileSync(path('day.txt'), listing('One Paper', 'Another Paper'))
  await split(...args)
  assert.equal((await split(...args, '--check')).status, 0)
  writeFileSync(path('pages/one-paper.mdx'), 'edited')
  writeFileSync(path('pages/left-over.mdx'), 'old')
  const { status, stderr } = await split(...args, '--check')
  assert.equal(status, 1)
  assert.equal(
    stderr,
    '2 files are not as the sources give them:\n  one-paper.mdx\n  left-over.mdx\n  To do: run `npm run split` and commit what it writes.\n',
  )
  assert.equal(readFileSync(path('pages/one-paper.mdx'), 'utf8'), 'edited')
})

test('refuses a folder that holds anything else', async () => {
  writeFileSync(path('day.txt'), listing('One Paper'))
  mkdirSync(path('pages'))
  writeFileSync(path('pages/thesis.doc'), 'years of work')
  const { status, stderr } = await split(
    '--source',
    path('day.txt'),
    '--out',
    path('pages'),
    '--date',
    '2024-10-11',
  )
  assert.equal(status, 1)
  assert.match(
    stderr,
    /^\/pages\/thesis\.doc: The folder for the pages holds a file that is no page\. \[foreign-file\]/,
  )
  assert.equal(readFileSync(path('pages/thesis.doc'), 'utf8'), 'years of work')
})

test('continues where a killed run left', async () => {
  writeFileSync(path('day.txt'), listing('One Paper'))
  mkdirSync(path('.pages-old'))
  writeFileSync(path('.pages-old/one-paper.mdx'), 'the only copy')
  mkdirSync(path('.pages-new-abc'))
  assert.equal(
    (await split('--source', path('missing.txt'), '--out', path('pages'), '--date', '2024-10-11')).status,
    1,
  )
  assert.equal(readFileSync(path('pages/one-paper.mdx'), 'utf8'), 'the only copy')
  assert.deepEqual(readdirSync(folder).sort(), ['day.txt', 'pages'])
})

test('says what is wrong with a metadata file, and where', async () => {
  writeFileSync(path('day.txt'), listing('One Paper'))
  writeFileSync(path('day.yml'), 'date: 11 October\nlabel: Oct 11\ntitle: T\ncurators: C\norigin: x\n')
  const { status, stderr } = await split('--source', path('day.txt'), '--out', path('pages'))
  assert.equal(status, 1)
  assert.match(
    stderr,
    /^\/day\.yml:1:7: date: Invalid ISO date\. \[invalid-metadata\]\n {2}1 \| date: 11 October\n/,
  )
  assert.match(stderr, /^\/day\.yml:5:9: origin: Invalid URL\. \[invalid-metadata\]$/m)
})

for (const [args, message] of [
  [['--source', 'x'], /^--source needs --out DIR/],
  [['--date', '2024-10-11'], /^--date goes with --source/],
  [['--source', 'x', '--out', 'y', '--date', '2024-13-11'], /^--date 2024-13-11 is no day/],
  [['--sources'], /^Unknown option '--sources'/],
] as const)
  test(`refuses ${args.join(' ')}`, async () => {
    const { status, stderr } = await split(...args)
    assert.equal(status, 1)
    assert.match(stderr, message)
    assert.match(stderr, /\nUsage: npm run split -- /)
  })

test('asks for the date of a listing that has none', async () => {
  writeFileSync(path('day.txt'), listing('One Paper'))
  const { status, stderr } = await split('--source', path('day.txt'), '--out', path('pages'))
  assert.equal(status, 1)
  assert.match(
    stderr,
    /^\/day\.txt: The day of this listing is not known\. \[missing-date\]\n {2}To do: .*--date YYYY-MM-DD\.\n$/,
  )
})
