/**
 * Sends random papers through `add` and a whole build in a copy of the project, and reads every output back with a
 * parser that did not write it. No text, name or address may stop a build, and none may come out damaged.
 *
 *   npm run fuzz [-- --papers N] [--seed N] [--folder DIR]
 *
 * Prints the number of papers in each output, and every fault. The same seed gives the same papers. A folder named by
 * --folder is kept.
 */
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomPapers } from './fuzz/papers.ts'
import { fuzz } from './fuzz/run.ts'

const MOST_SHOWN = 20

const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: '5000' },
    seed: { type: 'string' },
    folder: { type: 'string' },
  },
})
const seed = Number(values.seed ?? randomInt(2 ** 31))
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'daily-papers-fuzz-'))
console.log(`seed ${seed}`)
try {
  const { read, faults } = await fuzz(folder, randomPapers(Number(values.papers), seed), console.log)
  for (const [output, count] of read) console.log(`${String(count).padStart(8)} ${output}`)
  for (const fault of faults.slice(0, MOST_SHOWN)) console.error(fault)
  if (faults.length > MOST_SHOWN) console.error(`… and ${faults.length - MOST_SHOWN} more`)
  console.log(`${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true })
}
