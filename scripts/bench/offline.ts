/**
 * Measures the offline site of any size in Chromium: what a first visit keeps; keeping everything, through a killed
 * server and a reload; then pages and searches without a server.
 *
 *   npm run bench:offline [-- --papers 7200] [--dist DIR]
 *
 * More papers than the real ones are made from their words, as sources of more days, in a copy of the project.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright'
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts'
import { copyWithSources, ROOT } from '../project-copy.ts'
import { plainText, restoreTitle } from '../split/restore.ts'
import { Host } from '../static-host.ts'
import { listedPapers, madePapers, writeEditions } from './corpus.ts'

const BASE = '/daily-papers/'
const PAGES = 200
const QUERIES = 20

const { values } = parseArgs({
  options: { papers: { type: 'string', default: '72' }, dist: { type: 'string' } },
})

const real = listedPapers(join(ROOT, 'content'))
const made = madePapers(real, Math.max(0, Number(values.papers) - real.length))
const titles = [...real, ...made].map(({ title }) => plainText(restoreTitle(title)))

/** Builds a copy of the project with all papers, and returns the folder of the built site. */
function built(): string {
  const folder = copyWithSources()
  writeEditions(join(folder, 'content'), made)
  execFileSync('astro', ['build'], {
    cwd: folder,
    env: { ...process.env, BASE_PATH: BASE },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return join(folder, 'dist')
}

/** Waits until an element has a text, and returns the time that took, in s. */
async function until(page: Page, selector: string, text: RegExp, most = 600_000): Promise<number> {
  const start = performance.now()
  await page.waitForFunction(
    ([selector, source]) =>
      new RegExp(source ?? '').test(document.querySelector(selector ?? '')?.textContent ?? ''),
    [selector, text.source],
    { timeout: most, polling: 200 },
  )
  return (performance.now() - start) / 1000
}

const log = (what: string, text: string) => console.log(`${what.padEnd(24)}${text}`)
const MB = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`

const start = performance.now()
const dist = values.dist ?? built()
if (!values.dist) log('build', `${((performance.now() - start) / 1000).toFixed(1)} s, ${dist}`)
const slugs = readdirSync(join(dist, 'papers'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name)
const host = new Host(BASE)
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
try {
  await host.serve(dist)
  const page = await browser.newPage()
  const paper = (place: number) => `${host.url}papers/${slugs[place % slugs.length]}/`
  const began = performance.now()
  await page.goto(paper(0))
  await until(page, '#offline-status', /papers offline/)
  log('worker active after', `${((performance.now() - began) / 1000).toFixed(1)} s`)
  await page.goto(`${host.url}offline/`)
  let before = ''
  for (;;) {
    await page.waitForTimeout(4000)
    const now = (await page.textContent('offline-library [role="status"]')) ?? ''
    if (now === before) break
    before = now
  }
  const first = await host.count()
  log('first visit', `${first.requests} requests, ${MB(first.bytes)} sent; ${before}`)

  if (!before.includes('Everything is kept')) {
    const keeping = performance.now()
    await page.getByRole('button', { name: 'Keep everything' }).click()
    await page.waitForTimeout(6000)
    await host.kill()
    await until(page, 'offline-library', /broke off/)
    log('server killed at', (await page.textContent('offline-library [role="status"]')) ?? '')
    await host.serve(dist)
    await page.reload()
    await until(page, 'offline-library', /Everything is kept/)
    log('everything kept after', `${((performance.now() - keeping) / 1000).toFixed(1)} s`)
    await page.reload()
    await until(page, 'offline-library', /Everything is kept/, 5000)
  }
  await host.kill()
  let good = 0
  for (let at = 0; at < PAGES; at++) {
    const response = await page.goto(paper(at * 7919))
    if (response?.status() === 200 && (await page.locator('article .abstract').count()) === 1) good++
  }
  log('pages without server', `${good} of ${PAGES}`)
  let found = 0
  for (let at = 0; at < QUERIES; at++) {
    const title = titles[(at * 104_729) % titles.length] ?? ''
    await page.goto(`${host.url}search/?q=${encodeURIComponent(title)}`)
    await page.waitForSelector('a[data-search-result]')
    const result = await page.locator('a[data-search-result]').first().textContent()
    if (result?.trim() === title) found++
    else log('not first', `${title} / ${result}`)
  }
  log('queries without server', `${found} of ${QUERIES}`)
} finally {
  await browser.close()
  await host.kill()
}
