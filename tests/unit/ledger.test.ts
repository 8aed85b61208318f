import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { filesUnder } from '../../src/build/files-under.ts'
import { type Content, Ledger } from '../../src/build/ledger.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ledger-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const folder = () => join(root, 'site')
const pathOf = (name: string) => join(folder(), name)

/** Runs a build that declares these files, each with key and content; returns the names of the files that it made. */
async function build(
  files: Readonly<Record<string, readonly [key: string, content: Content]>>,
  code = 'code',
) {
  const ledger = new Ledger({ folder: folder(), file: join(root, 'ledger.json'), key: code })
  const made: string[] = []
  for (const [path, [key, content]] of Object.entries(files)) {
    const make = () => {
      made.push(path)
      return content
    }
    await ledger.put({ path, key, make })
  }
  ledger.close()
  return { ledger, made }
}

function write(name: string, content: string): void {
  mkdirSync(dirname(pathOf(name)), { recursive: true })
  writeFileSync(pathOf(name), content)
}

test('a file with the same key stays, and one with another key is made', async () => {
  assert.deepEqual((await build({ a: ['1', 'one'], 'b/c': ['1', 'two'] })).made, ['a', 'b/c'])
  const before = statSync(pathOf('a'))
  assert.deepEqual((await build({ a: ['1', 'one'], 'b/c': ['2', 'three'] })).made, ['b/c'])
  assert.deepEqual(statSync(pathOf('a')), before)
  assert.equal(readFileSync(pathOf('b/c'), 'utf8'), 'three')
  assert.deepEqual((await build({ a: ['1', 'one'] }, 'other code')).made, ['a'])
})

test('a file that is made again with the same bytes is not written', async () => {
  await build({ a: ['1', 'one'] })
  const before = statSync(pathOf('a'))
  assert.deepEqual((await build({ a: ['2', 'one'] })).made, ['a'])
  assert.deepEqual(statSync(pathOf('a')), before)
  assert.deepEqual((await build({ a: ['2', 'one'] })).made, [])
})

test('a file whose bytes have changed is made again, and one that was only restored stays', async () => {
  const files = { a: ['1', 'one'], b: ['1', 'two'], c: ['1', 'three'], d: ['1', 'four'] } as const
  await build(files)
  writeFileSync(pathOf('a'), 'eno')
  writeFileSync(pathOf('b'), 'tw')
  rmSync(pathOf('c'))
  utimesSync(pathOf('d'), new Date(0), new Date(0))
  assert.deepEqual((await build(files)).made, ['a', 'b', 'c'])
  assert.equal(readFileSync(pathOf('a'), 'utf8'), 'one')
  assert.deepEqual((await build(files)).made, [])
})

test('a build that ends before its ledger is closed leaves nothing that the next would keep', async () => {
  await build({ a: ['1', 'one'], b: ['1', 'two'] })
  const ledger = new Ledger({ folder: folder(), file: join(root, 'ledger.json'), key: 'code' })
  await ledger.put({ path: 'a', key: '2', make: () => 'eno' })
  assert.deepEqual((await build({ a: ['1', 'one'], b: ['1', 'two'] })).made, ['a'])
  assert.equal(readFileSync(pathOf('a'), 'utf8'), 'one')
})

test('files that are no longer declared are removed, with folders that are then empty', async () => {
  await build({ 'a/b/c': ['1', 'one'], 'a/d': ['1', 'two'] })
  await build({ 'a/d': ['1', 'two'] })
  assert.deepEqual(filesUnder(folder()), ['a/d'])
})

test('files of others are removed if nobody has declared them, else they have digests like those of the ledger', async () => {
  await build({ a: ['1', 'one'] })
  write('stranger', 'old')
  write('other', 'one')
  const ledger = new Ledger({ folder: folder(), file: join(root, 'ledger.json'), key: 'code' })
  await ledger.put({ path: 'a', key: '1', make: () => 'one' })
  ledger.removeStrangers(new Set(['other']))
  ledger.nameOthers()
  const digests = new Map(ledger.files().map(([path, ...rest]) => [path, rest]))
  assert.deepEqual(digests.get('other'), digests.get('a'))
  assert.deepEqual([...digests.keys()].sort(), ['a', 'other'])
  ledger.close()
  assert.deepEqual(filesUnder(folder()), ['a', 'other'])
  // Files that others wrote in the previous build are written again by them.
  const next = new Ledger({ folder: folder(), file: join(root, 'ledger.json'), key: 'code' })
  next.removeStrangers(new Set())
  assert.deepEqual(filesUnder(folder()), ['a'])
})

test('content in pieces makes the same file as whole content', async () => {
  const pieces = function* () {
    for (let at = 0; at < 3000; at++)
      yield `${at} of many pieces, each of them as long as a line of text is\n`.repeat(10)
  }
  const { ledger } = await build({ a: ['1', pieces()], b: ['1', [...pieces()].join('')] })
  const [[, ...a] = [], [, ...b] = []] = ledger.files()
  assert.deepEqual(a, b)
  assert.deepEqual(readFileSync(pathOf('a')), readFileSync(pathOf('b')))
})

test('a text is made once for the same code', async () => {
  const { ledger } = await build({})
  let made = 0
  const make = async () => String(++made)
  assert.equal(await ledger.text('script', make), '1')
  assert.equal(await ledger.text('script', make), '1')
  ledger.close()
  const again = async (key: string) => new Ledger({ ...ledger.place, key }).text('script', make)
  assert.equal(await again('code'), '1')
  assert.equal(await again('other code'), '2')
})

test('a ledger that cannot be read counts as none', async () => {
  await build({ a: ['1', 'one'] })
  writeFileSync(join(root, 'ledger.json'), '{ "files": { "a": [] } }')
  assert.deepEqual((await build({ a: ['1', 'one'] })).made, ['a'])
})

test("a file that another writes at a former path of the ledger is neither removed nor taken for the ledger's", async () => {
  await build({ a: ['1', 'a paper'], b: ['1', 'stays'] })
  write('a', 'the way to its new address')
  const ledger = new Ledger({ folder: folder(), file: join(root, 'ledger.json'), key: 'code' })
  await ledger.put({ path: 'b', key: '1', make: () => 'stays' })
  ledger.removeStrangers(new Set(['a']))
  ledger.nameOthers()
  ledger.close()
  assert.equal(readFileSync(pathOf('a'), 'utf8'), 'the way to its new address')
  assert.deepEqual(
    ledger
      .files()
      .map(([path]) => path)
      .toSorted(),
    ['a', 'b'],
  )
})
