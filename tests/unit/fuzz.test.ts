import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { randomPapers } from '../../scripts/fuzz/papers.ts'
import { fuzz } from '../../scripts/fuzz/run.ts'

/** Two editions, so that a list has more than one. */
const COUNT = 120
const SEED = 2025

test('random papers of all scripts go through `add` and a build, and come back whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-papers-fuzz-'))
  try {
    const { read, faults } = await fuzz(folder, randomPapers(COUNT, SEED))
    assert.deepEqual(faults, [])
    assert.equal(read.get('papers.bib'), COUNT)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
