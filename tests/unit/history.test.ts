import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { Permalinks } from '../../src/schemas/permalinks.ts'
import { command } from '../command.ts'

/** Excludes the machine's own Git settings and the clock. */
Object.assign(process.env, {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '2025-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2025-01-01T00:00:00Z',
})

let project = ''
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'history-'))
  mkdirSync(join(project, 'content/papers'), { recursive: true })
})
afterEach(() => rmSync(project, { recursive: true }))

const git = (...args: string[]) =>
  execFileSync('git', args, {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()

function write(papers: Permalinks['papers'], authors?: Permalinks['authors']): void {
  writeFileSync(join(project, 'content/permalinks.json'), JSON.stringify({ papers, authors }))
  for (const slug of Object.keys(papers)) writeFileSync(join(project, `content/papers/${slug}.mdx`), slug)
}

/** @returns the commit */
function commit(papers: Permalinks['papers'], authors?: Permalinks['authors']): string {
  write(papers, authors)
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '-m', 'x')
  return git('rev-parse', 'HEAD')
}

/** @param published the commit that the environment names */
async function compare(published = '') {
  process.env['PUBLISHED_COMMIT'] = published
  const { status, stdout, stderr } = await command('history', ['--content', 'content'], project)
  return { status, text: stdout + stderr }
}

const A = { title: 'A', id: '2501.00001' }
const B = { title: 'B' }
const start = () => git('init', '-q', '-b', 'main')

test('without a history the comparison says so and passes', async () => {
  write({ a: A })
  const { status, text } = await compare()
  assert.equal(status, 0, text)
  assert.match(text, /no history/)
})

test('addresses may be added, moved and withdrawn', async () => {
  start()
  commit({ a: A, b: B })
  commit({ a: A, b: { ...B, movedTo: 'c' }, c: B, d: B })
  write({ a: { ...A, withdrawn: 'Why.' }, b: { ...B, movedTo: 'c' }, c: B, d: B })
  const { status, text } = await compare()
  assert.equal(status, 0, text)
  assert.match(text, /since 2 earlier commits/)
})

for (const [name, papers, said] of [
  ['dropped', { a: A }, /papers\/b\/.* is no longer registered.*\[lost-address\]/],
  ['public again', { a: A, b: B }, /papers\/b\/.* was withdrawn, and is public again/],
  [
    'without its short link',
    { a: { title: 'A' }, b: { ...B, withdrawn: 'x' } },
    /has lost its short link p\/2501/,
  ],
] as const)
  test(`an address that is ${name} is refused, committed or not`, async () => {
    start()
    commit({ a: A, b: { ...B, withdrawn: 'x' } })
    write(papers)
    for (const _ of ['not committed', 'committed']) {
      const { status, text } = await compare()
      assert.equal(status, 1)
      assert.match(text, said)
      assert.match(text, /To do: /)
      commit(papers)
    }
  })

test('a corrected id keeps the short link of the former one', async () => {
  start()
  commit({ a: A })
  commit({ a: { title: 'A', id: '2501.00002', formerIds: [A.id] } })
  assert.equal((await compare()).status, 0)
  write({ a: { title: 'A', id: '2501.00002' } })
  assert.match((await compare()).text, /papers\/a\/.* has lost its short link p\/2501\.00001\//)
})

test('a page of an author that is lost, or given to another author, is refused', async () => {
  start()
  commit({ a: A }, { 'ada-byron': 'Ada Byron', 'bo-ek': 'Bo Ek' })
  write({ a: A }, { 'ada-byron': 'Ada BYRON', 'bo-ek': 'Bo Ek' })
  assert.equal((await compare()).status, 0)
  write({ a: A }, { 'ada-byron': 'Ada-Byron' })
  const { status, text } = await compare()
  assert.equal(status, 1)
  assert.match(
    text,
    /authors\/ada-byron\/, .* was that of Ada Byron, and is that of Ada-Byron\. \[lost-address\]/,
  )
  assert.match(text, /authors\/bo-ek\/, .* is no longer registered\./)
})

test('a former address that leads nowhere is refused', async () => {
  start()
  commit({ a: { title: 'A', movedTo: 'b' }, b: B })
  commit({ a: B, b: B })
  assert.match((await compare()).text, /papers\/a\/.* no longer leads to papers\/b\//)
})

test('a bad merge that drops an address of the main branch is refused', async () => {
  start()
  commit({ a: A })
  git('checkout', '-q', '-b', 'other')
  commit({ a: A, c: B })
  git('checkout', '-q', 'main')
  commit({ a: A, b: B })
  git('merge', '-q', '--no-commit', '-s', 'ours', 'other')
  commit({ a: A, c: B })
  const { status, text } = await compare()
  assert.equal(status, 1)
  assert.match(text, /papers\/b\//)
})

test('all commits of a branch and of a push count, not only the last', async () => {
  start()
  const published = commit({ a: A, b: B })
  git('checkout', '-q', '-b', 'other')
  commit({ a: A })
  commit({ a: A, c: B })
  assert.match((await compare()).text, /papers\/b\/.* is no longer registered/)
  git('branch', '-q', '-f', 'main', 'other')
  assert.equal((await compare()).status, 0)
  assert.equal((await compare(published)).status, 1)
  assert.equal((await compare('0'.repeat(40))).status, 0)
})

test('an empty site starts a new one, and earlier addresses do not count', async () => {
  start()
  const published = commit({ a: A, b: B })
  rmSync(join(project, 'content/papers'), { recursive: true })
  mkdirSync(join(project, 'content/papers'))
  write({})
  assert.match((await compare()).text, /a new one starts/)
  commit({})
  commit({ c: B })
  commit({ c: B, d: B })
  const { status, text } = await compare(published)
  assert.equal(status, 0, text)
  // A registry that was lost while there are pages does not start a new site.
  commit({})
  assert.equal((await compare()).status, 1)
})

test('a shallow history is compared as far as it goes, and says so', async () => {
  start()
  commit({ a: A, b: B })
  commit({ a: A, b: B })
  commit({ a: A })
  const whole = project
  project = mkdtempSync(join(tmpdir(), 'history-'))
  git('clone', '-q', '--depth', '1', `file://${whole}`, '.')
  const { status, text } = await compare()
  rmSync(whole, { recursive: true })
  assert.equal(status, 0, text)
  assert.match(text, /Older commits were not fetched/)
})
