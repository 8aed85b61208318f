import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { CODE, SplitCache } from '../../scripts/content/split-cache.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** A module and all modules of the project that it imports, directly or not. */
function imported(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\(|import) ?'(\.[^']+)'/g))
    imported(resolve(dirname(file), path), seen)
  return seen
}

test('the record of the split covers all code that a split runs', () => {
  const modules = [...imported(join(ROOT, 'scripts/split.ts'))].map(file => relative(ROOT, file))
  assert.ok(modules.some(name => name.startsWith('src/typeset/')))
  const unknown = modules.filter(name => !CODE.some(known => name === known || name.startsWith(`${known}/`)))
  assert.deepEqual(unknown, [])
})

test('the next split sees an edit made during a split', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'))
  try {
    const content = join(folder, 'content')
    mkdirSync(join(content, 'sources'), { recursive: true })
    writeFileSync(join(content, 'corrections.yml'), '[]\n')
    const cache = new SplitCache(content)
    writeFileSync(join(content, 'corrections.yml'), '# edited\n[]\n')
    cache.remember([], new Map())
    assert.ok(!new SplitCache(content).isCurrent)
    const next = new SplitCache(content)
    next.remember([], new Map())
    assert.ok(new SplitCache(content).isCurrent)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
