import assert from 'node:assert/strict'
import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { changeFolder, recover } from '../../scripts/content/folder.ts'

let parent: string
let folder: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'folder-'))
  folder = join(parent, 'content')
  mkdirSync(join(folder, 'papers'), { recursive: true })
  writeFileSync(join(folder, 'papers/stays'), 'as it is')
  writeFileSync(join(folder, 'papers/changes'), 'before')
})
afterEach(() => {
  mock.restoreAll()
  syncBuiltinESMExports()
  rmSync(parent, { recursive: true })
})

const changes = new Map([['papers/changes', 'after']])
const text = () => readFileSync(join(folder, 'papers/changes'), 'utf8')

/** Makes a function of the file system fail for paths that match. */
function fails(name: 'renameSync' | 'rmSync' | 'fsyncSync', fits: (path: string) => boolean) {
  const original = fs[name] as (...parameters: unknown[]) => void
  mock.method(fs, name, (...parameters: unknown[]) => {
    if (fits(String(parameters[0])))
      throw Object.assign(new Error(`EIO: ${name}`), { code: 'EIO', syscall: name })
    original(...parameters)
  })
  syncBuiltinESMExports()
}

test('if the second rename fails, the former folder is restored', () => {
  fails('renameSync', path => path.includes('-new-'))
  assert.throws(() => changeFolder(folder, changes), { code: 'EIO' })
  assert.equal(text(), 'before')
  assert.deepEqual(readdirSync(parent), ['content'])
})

test('if it cannot be restored, the error says where it is, and the next run restores it', () => {
  let renames = 0
  fails('renameSync', () => ++renames > 1)
  assert.throws(() => changeFolder(folder, changes), {
    message: /\.content-old, whole, and could not be put back: EIO: renameSync\. \[folder-away\]/,
  })
  assert.ok(!existsSync(folder))
  mock.restoreAll()
  syncBuiltinESMExports()
  recover(folder)
  assert.equal(text(), 'before')
  assert.deepEqual(readdirSync(parent), ['content'])
})

test('if tidying up fails, all changes are made, and the next run tidies up', () => {
  const said = mock.method(console, 'error', () => {})
  fails('rmSync', path => path.includes('-old'))
  changeFolder(folder, changes)
  assert.equal(text(), 'after')
  assert.match(String(said.mock.calls[0]?.arguments[0]), /^All changes are made, but/)
  mock.restoreAll()
  syncBuiltinESMExports()
  recover(folder)
  assert.deepEqual(readdirSync(parent), ['content'])
})

test('if a file or folder cannot be flushed, nothing has changed', () => {
  let flushed = 0
  // Flushed are the file, then the folders papers/ and content/.
  for (const call of [1, 2, 3]) {
    flushed = 0
    fails('fsyncSync', () => ++flushed === call)
    assert.throws(() => changeFolder(folder, changes), { code: 'EIO' })
    assert.equal(text(), 'before')
    mock.restoreAll()
    syncBuiltinESMExports()
  }
  assert.deepEqual(readdirSync(parent), ['content'])
})

test('new files are on the disk before they are put into place', () => {
  const calls: string[] = []
  for (const name of ['fsyncSync', 'renameSync', 'rmSync'] as const) {
    const original = fs[name] as (...parameters: unknown[]) => void
    mock.method(fs, name, (...parameters: unknown[]) => {
      calls.push(name)
      original(...parameters)
    })
  }
  syncBuiltinESMExports()
  changeFolder(folder, changes)
  assert.deepEqual(calls, [
    'fsyncSync',
    'fsyncSync',
    'fsyncSync',
    'renameSync',
    'renameSync',
    'fsyncSync',
    'rmSync',
  ])
  assert.equal(text(), 'after')
  assert.equal(readFileSync(join(folder, 'papers/stays'), 'utf8'), 'as it is')
})

test('folders keep their modes', () => {
  fs.chmodSync(join(folder, 'papers'), 0o775)
  changeFolder(folder, changes)
  assert.equal(fs.statSync(join(folder, 'papers')).mode & 0o777, 0o775)
})
