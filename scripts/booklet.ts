/**
 * Prints the booklet of an edition of the built site as PDF.
 *
 *   npm run booklet -- 2025-07-30 [--out FILE]
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { deployment } from '../src/site/deployment.ts'
import { bookletPath, openPrinter, printBooklet } from './booklet/print.ts'
import { ROOT } from './project-copy.ts'

const DIST = join(ROOT, 'dist')
const USAGE = 'Name the day of an edition: npm run booklet -- 2025-07-30'

/** @throws where the built site has no such edition */
async function write(date: string, out: string): Promise<void> {
  const path = bookletPath(date)
  if (!existsSync(join(DIST, path, 'index.html')))
    throw new Error(`dist/${path} does not exist. Build the site first (npm run build), or name another day.`)
  const browser = await openPrinter()
  try {
    const { base } = deployment(process.env)
    writeFileSync(out, await printBooklet(browser, { folder: DIST, base }, date))
  } finally {
    await browser.close()
  }
}

const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true })
const [date, ...others] = positionals
if (!date || !/^\d{4}-\d{2}-\d{2}$/.test(date) || others.length > 0) {
  console.error(USAGE)
  process.exit(1)
}
const out = values.out ?? `daily-papers-${date}.pdf`
try {
  await write(date, out)
  console.log(out)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
