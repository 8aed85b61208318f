/**
 * Prints the booklet of an edition of the built site as PDF: tagged, with an outline, a title and its language.
 *
 *   npm run booklet -- 2025-07-30 [--out FILE]
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { chromium, type Page, type Route } from 'playwright'
import { deployment } from '../src/site/deployment.ts'
import { CHROMIUM_ARGS, findChromium } from './chromium.ts'
import { ROOT } from './project-copy.ts'

const DIST = join(ROOT, 'dist')
const PRINT = { format: 'A4', tagged: true, outline: true } as const
/** No server is asked: the browser gets the files of the built site. */
const ORIGIN = 'http://site.invalid'
const USAGE = 'Name the day of an edition: npm run booklet -- 2025-07-30'

/** @throws where the built site has no such edition */
async function printBooklet(date: string, out: string): Promise<void> {
  const path = `editions/${date}/booklet/`
  if (!existsSync(join(DIST, path, 'index.html')))
    throw new Error(`dist/${path} does not exist. Build the site first (npm run build), or name another day.`)
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
  try {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    const { base } = deployment(process.env)
    await page.route('**', route => answer(route, base))
    await page.goto(`${ORIGIN}${base}${path}`, { waitUntil: 'networkidle' })
    // A face that came late is kept for the next time.
    await page.reload({ waitUntil: 'networkidle' })
    await numberContents(page)
    await page.pdf({ ...PRINT, path: out })
  } finally {
    await browser.close()
  }
}

/** Writes into the contents the pages on which a first print has the papers. */
async function numberContents(page: Page): Promise<void> {
  const entries = await page.locator('.contents a').all()
  // Numbers take room, in the first print too.
  for (const entry of entries) await entry.evaluate(link => link.setAttribute('data-page', '0'))
  const print = await getDocument({ data: new Uint8Array(await page.pdf(PRINT)), verbosity: 0 }).promise
  for (const entry of entries) {
    const target = (await entry.getAttribute('href'))?.replace('#', '') ?? ''
    const [ref] = (await print.getDestination(target)) ?? []
    if (!ref) throw new Error(`The booklet has no place for ${target}.`)
    const number = (await print.getPageIndex(ref)) + 1
    await entry.evaluate((link, text) => link.setAttribute('data-page', text), String(number))
  }
}

async function answer(route: Route, base: string): Promise<void> {
  const { origin, pathname } = new URL(route.request().url())
  const file = join(DIST, decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html'))
  if (origin === ORIGIN && existsSync(file)) await route.fulfill({ path: file })
  else await route.abort()
}

const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true })
const [date, ...others] = positionals
if (!date || !/^\d{4}-\d{2}-\d{2}$/.test(date) || others.length > 0) {
  console.error(USAGE)
  process.exit(1)
}
const out = values.out ?? `daily-papers-${date}.pdf`
try {
  await printBooklet(date, out)
  console.log(out)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
