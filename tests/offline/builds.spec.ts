import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { filesUnder } from '../../src/lib/files-under.ts'
import { BASE, build, built } from './site.ts'

function digests(folder: string): string[] {
  return filesUnder(folder).map(name => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`)
}

test('two builds of the same sources give the same bytes', () => {
  test.setTimeout(90_000)
  expect(digests(build(BASE))).toEqual(digests(built()))
})
