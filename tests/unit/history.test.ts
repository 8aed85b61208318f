import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { Permalinks } from '../../src/schemas/permalinks.ts'

const SCRIPT = join(import.meta.dirname, '../../scripts/history.ts')
/** Nothing of the machine's own Git settings, and no clock. */
const ENV = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '2025-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2025-01-01T00:00:00Z',
}

let project = ''
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'history-'))
  mkdirSync(join(project, 'content/papers'), { recursive: true })
})
afterEach(() => rmSync(project, { recursive: true }))

const git = (...args: string[]) =>
  execFileSync('git', args, {
    cwd: project,
    env: ENV,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()

function write(papers: Permalinks['papers']): void {
  writeFileSync(join(project, 'content/permalinks.json'), JSON.stringify({ papers }))
  for (const slug of Object.keys(papers)) writeFileSync(join(project, `content/papers/${slug}.mdx`), slug)
}

/** @returns the commit */
function commit(papers: Permalinks['papers']): string {
  write(papers)
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '-m', 'x')
  return git('rev-parse', 'HEAD')
}

function compare(env: Readonly<Record<string, string>> = {}) {
  const args = [SCRIPT, '--content', join(project, 'content')]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: project,
    env: { ...ENV, ...env },
    encoding: 'utf8',
  })
  return { status, text: stdout + stderr }
}

const A = { title: 'A', id: '2501.00001' }
const B = { title: 'B' }
const start = () => git('init', '-q', '-b', 'main')

test('without a history the comparison says so and passes', () => {
  write({ a: A })
  const { status, text } = compare()
  assert.equal(status, 0, text)
  assert.match(text, /no history/)
})

test('addresses may be added, moved and withdrawn', () => {
  start()
  commit({ a: A, b: B })
  commit({ a: A, b: { ...B, movedTo: 'c' }, c: B, d: B })
  write({ a: { ...A, withdrawn: 'Why.' }, b: { ...B, movedTo: 'c' }, c: B, d: B })
  const { status, text } = compare()
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
  test(`an address that is ${name} is refused, committed or not`, () => {
    start()
    commit({ a: A, b: { ...B, withdrawn: 'x' } })
    write(papers)
    for (const _ of ['not committed', 'committed']) {
      const { status, text } = compare()
      assert.equal(status, 1)
      assert.match(text, said)
      assert.match(text, /To do: /)
      commit(papers)
    }
  })

test('a former address that leads nowhere is refused', () => {
  start()
  commit({ a: { title: 'A', movedTo: 'b' }, b: B })
  commit({ a: B, b: B })
  assert.match(compare().text, /papers\/a\/.* no longer leads to papers\/b\//)
})

test('a bad merge that drops an address of the main branch is refused', () => {
  start()
  commit({ a: A })
  git('checkout', '-q', '-b', 'other')
  commit({ a: A, c: B })
  git('checkout', '-q', 'main')
  commit({ a: A, b: B })
  git('merge', '-q', '--no-commit', '-s', 'ours', 'other')
  commit({ a: A, c: B })
  const { status, text } = compare()
  assert.equal(status, 1)
  assert.match(text, /papers\/b\//)
})

test('of a branch and of a push all commits count, not only the last', () => {
  start()
  const published = commit({ a: A, b: B })
  git('checkout', '-q', '-b', 'other')
  commit({ a: A })
  commit({ a: A, c: B })
  assert.match(compare().text, /papers\/b\/.* is no longer registered/)
  git('branch', '-q', '-f', 'main', 'other')
  assert.equal(compare().status, 0)
  assert.equal(compare({ PUBLISHED_COMMIT: published }).status, 1)
  assert.equal(compare({ PUBLISHED_COMMIT: '0'.repeat(40) }).status, 0)
})

test('a new site starts from an empty one, and none of the addresses before counts', () => {
  start()
  const published = commit({ a: A, b: B })
  rmSync(join(project, 'content/papers'), { recursive: true })
  mkdirSync(join(project, 'content/papers'))
  write({})
  assert.match(compare().text, /a new one starts/)
  commit({})
  commit({ c: B })
  commit({ c: B, d: B })
  const { status, text } = compare({ PUBLISHED_COMMIT: published })
  assert.equal(status, 0, text)
  // A registry that was lost while pages stand is no start.
  commit({})
  assert.equal(compare().status, 1)
})

test('a shallow history is compared as far as it goes, and says so', () => {
  start()
  commit({ a: A, b: B })
  commit({ a: A, b: B })
  commit({ a: A })
  const whole = project
  project = mkdtempSync(join(tmpdir(), 'history-'))
  git('clone', '-q', '--depth', '1', `file://${whole}`, '.')
  const { status, text } = compare()
  rmSync(whole, { recursive: true })
  assert.equal(status, 0, text)
  assert.match(text, /Older commits were not fetched/)
})
