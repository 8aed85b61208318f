import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { BASE, build, built } from './site.ts'

function digests(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map(path => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')])
    .map(parts => parts.join(' '))
    .sort()
}

test('two builds of the same sources give the same bytes', () => {
  test.setTimeout(90_000)
  expect(digests(build(BASE))).toEqual(digests(built()))
})
