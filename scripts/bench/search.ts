/**
 * Measures the search in the real interface of the built site, in Chromium: whether the expected paper comes first, how
 * much is fetched, and how long it takes.
 *
 *   npm run bench:search [-- --papers 7200] [--dist DIR] [QUERIES.json|.yml]
 *
 * Without a file it types the queries of tests/search/queries.yml, and measures the first of the questions beside them,
 * each in a fresh browser. A JSON file holds `{ "queries": [{ "q", "expect", "alt", "type" }] }`, where `alt` lists
 * other right answers. More papers than the real ones are made from their words and indexed by the same code.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { load } from 'js-yaml'
import { type Browser, chromium, type Page } from 'playwright'
import { z } from 'zod'
import { type IndexFiles, indexPages } from '../../src/search/index/index-pages.ts'
import { SegmentIndexer } from '../../src/search/index/segment-indexer.ts'
import { deployment } from '../../src/site/deployment.ts'
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts'
import { ROOT } from '../project-copy.ts'
import { listedPapers, madePapers } from './corpus.ts'
import { median } from './median.ts'
import { readSpellingSources } from './search/read-spelling-sources.ts'
import { type ServedSite, serveSite } from './search/served-site.ts'
import { splitPapers } from './search/split-papers.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { papers: { type: 'string' }, dist: { type: 'string', default: join(ROOT, 'dist') } },
})

const asked = z.object({ q: z.string(), expect: z.string(), alt: z.array(z.string()).default([]) })
const jsonQueries = z.object({ queries: z.array(asked.extend({ type: z.string() })) })
const yamlQueries = z.array(z.object({ kind: z.string(), queries: z.array(asked) }))

async function readQueries(path: string | undefined) {
  const text = await readFile(path ?? join(ROOT, 'tests/search/queries.yml'), 'utf8')
  if (path?.endsWith('.json')) return jsonQueries.parse(JSON.parse(text)).queries
  return yamlQueries
    .parse(load(text))
    .flatMap(({ kind, queries }) => queries.map(query => ({ ...query, type: kind })))
}

/** The real pages, and pages of made papers that are split and typeset in the same way. */
async function largeIndex(papers: number): Promise<IndexFiles> {
  const real = await readSpellingSources(new URL(`file://${ROOT}/content/papers/`))
  const pages = await Promise.all(
    real.map(async ({ slug }) => ({
      slug,
      html: await readFile(join(values.dist, 'papers', slug, 'index.html'), 'utf8'),
    })),
  )
  const made = splitPapers(madePapers(listedPapers(join(ROOT, 'content')), Math.max(0, papers - real.length)))
  await using indexer = new SegmentIndexer()
  const { files } = await indexPages(
    indexer,
    [...pages, ...made.map(({ slug, html }) => ({ slug, html }))],
    [...real, ...made.map(({ source }) => source)],
  )
  return files
}

/** Files that a search fetches only for words that no paper prints, and for papers of similar meaning. */
const MEANING = /^(?:pagefind\/(?:meaning|vocabulary)\/|_astro\/meaning)/
/** Time between two keys of a person who types, in ms. */
const BETWEEN_KEYS = 60
/** Time in which results stand, and papers of similar meaning are not yet asked for, in ms. */
const BEFORE_NEAR = 250

const size = (bytes: readonly number[]): string =>
  `${(median(bytes) / 1000).toFixed(1)} kB gzip (most ${(Math.max(...bytes) / 1000).toFixed(1)})`

/** Bytes fetched since the last call: all of them, and those of the meanings of words and papers. */
function takeBytes(site: ServedSite): { all: number; meaning: number } {
  const sizes = { all: 0, meaning: 0 }
  for (const line of site.takeLog()) {
    const bytes = Number(line.split(' ')[1])
    sizes.all += bytes
    if (MEANING.test(line)) sizes.meaning += bytes
  }
  return sizes
}

/** Types a query at once and waits for its results; returns the time from the key to the results, in ms. */
function timeQuery(page: Page, typed: string): Promise<number> {
  return page.evaluate(async query => {
    const field = document.querySelector<HTMLInputElement>('#q')
    const results = document.querySelector('.search-results')
    if (!field || !results) throw new Error('No search on this page')
    const start = performance.now()
    const shown = new Promise<number>(resolve => {
      new MutationObserver((_, observer) => {
        observer.disconnect()
        resolve(performance.now() - start)
      }).observe(results, { childList: true })
    })
    field.value = query
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return Promise.race([shown, new Promise<number>(resolve => setTimeout(() => resolve(Number.NaN), 3000))])
  }, typed)
}

/** Types a question key by key as a person does; returns the time from the last key to its first results, in ms. */
async function timeQuestion(page: Page, question: string): Promise<number> {
  await page.keyboard.type(question.slice(0, -1), { delay: BETWEEN_KEYS })
  await page.waitForTimeout(BETWEEN_KEYS)
  return timeQuery(page, question)
}

async function openSearch(browser: Browser, site: ServedSite): Promise<Page> {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  await page.goto(`${site.address}search/`, { waitUntil: 'networkidle' })
  takeBytes(site)
  await page.focus('#q')
  await page.waitForSelector('.search-results', { state: 'attached' })
  await page.waitForLoadState('networkidle')
  return page
}

async function measure(browser: Browser, site: ServedSite, queries: Awaited<ReturnType<typeof readQueries>>) {
  // Some queries, each the first of a fresh browser: time from the first key, and what they fetch.
  const first: number[] = []
  const bytes: { q: string; found: number; near: number }[] = []
  for (const { q } of queries.slice(0, 20)) {
    const page = await openSearch(browser, site)
    await page.waitForTimeout(300)
    first.push(await timeQuery(page, q.slice(0, 1)))
    await page.close()
    const whole = await openSearch(browser, site)
    await timeQuery(whole, q)
    await whole.waitForTimeout(BEFORE_NEAR)
    const found = takeBytes(site).all
    await whole.waitForSelector('.search-results:not([aria-busy])', { state: 'attached' })
    bytes.push({ q, found, near: takeBytes(site).all })
    await whole.close()
  }
  // Questions with words that no paper may print: what they additionally fetch, and the time from the last key.
  const more: number[] = []
  const answered: number[] = []
  for (const { q } of (await readQueries(join(ROOT, 'tests/search/questions.yml'))).slice(0, 20)) {
    const page = await openSearch(browser, site)
    await page.waitForTimeout(300)
    takeBytes(site)
    answered.push(await timeQuestion(page, q))
    await page.waitForSelector('.search-results:not([aria-busy])', { state: 'attached' })
    more.push(takeBytes(site).meaning)
    await page.close()
  }
  // All queries are typed key by key on one page: these are the results that a reader sees.
  const page = await openSearch(browser, site)
  const next: number[] = []
  const misses: string[] = []
  const ranks = new Map<string, number[]>()
  for (const { q, expect, alt, type } of queries) {
    await page.fill('#q', '')
    await page.focus('#q')
    await page.keyboard.type(q)
    await page.waitForSelector('.search-results:not([aria-busy])', { state: 'attached' })
    const titles = await page.$$eval('a[data-search-result]', links =>
      links.map(({ textContent }) => textContent),
    )
    const place =
      titles.slice(0, 10).findIndex(title => [expect, ...alt].some(answer => title.startsWith(answer))) + 1
    ranks.set(type, [...(ranks.get(type) ?? []), place > 0 ? 1 / place : 0])
    if (place !== 1)
      misses.push(
        `  ${type}: ${q}\n    expected ${expect}${place > 0 ? ` (place ${place})` : ''}\n    got ${titles[0] ?? 'nothing'}`,
      )
    await timeQuery(page, 'network')
    next.push(await timeQuery(page, q))
  }
  await page.close()
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const all = [...ranks.values()].flat()
  for (const [type, list] of ranks)
    console.log(`${type.padEnd(12)} ${mean(list).toFixed(3)} (${list.length})`)
  if (misses.length > 0) console.log(`Not first:\n${misses.join('\n')}`)
  console.log(`MRR@10        ${mean(all).toFixed(3)} of ${all.length} queries`)
  const largest = bytes.reduce((most, row) => (row.found > most.found ? row : most))
  console.log(`first search  ${size(bytes.map(({ found }) => found))}, for ${largest.q}`)
  console.log(`near papers   ${size(bytes.map(({ near }) => near))} afterwards`)
  console.log(`first key     ${median(first).toFixed(0)} ms to results`)
  console.log(`first question  ${size(more)} beside, ${median(answered).toFixed(0)} ms from its last key`)
  console.log(`next query    ${median(next.filter(ms => !Number.isNaN(ms))).toFixed(0)} ms to results`)
}

const queries = await readQueries(positionals[0])
const index = values.papers === undefined ? undefined : await largeIndex(Number(values.papers))
const site = await serveSite(values.dist, deployment(process.env).base, index)
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
try {
  await measure(browser, site, queries)
} finally {
  await browser.close()
  site.close()
}
