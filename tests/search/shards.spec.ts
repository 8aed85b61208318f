import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { listedPapers, madePapers, writeEditions } from '../../scripts/bench/corpus.ts'
import { plainText, restoreTitle } from '../../scripts/split/restore.ts'
import { Host } from '../../scripts/static-host.ts'
import { withMath } from '../listing.ts'
import { BASE, build } from '../offline/site.ts'
import { SITES } from '../sites.ts'

const SHARD = '2024'
const host = new Host(BASE)
const made = madePapers(listedPapers(SITES.listing.content), 40)
/** Copies of the project that were built, for removal at the end. */
const built: string[] = []

test.describe.configure({ mode: 'serial', timeout: 180_000 })

function withMadePapers(copy: string): void {
  built.push(copy)
  const content = join(copy, 'content')
  for (const folder of ['sources', 'papers'])
    for (const name of readdirSync(join(content, folder))) rmSync(join(content, folder, name))
  writeFileSync(join(content, 'permalinks.json'), '{ "papers": {} }')
  writeEditions(content, made)
}

/** Two sites that were built separately, one published below the other; the upper one searches both. */
test.beforeAll(async () => {
  const shard = build(`${BASE}${SHARD}/`, withMadePapers, { SEARCH_SHARD: SHARD })
  const site = build(BASE, copy => built.push(copy), { SEARCH_ALSO: `${BASE}${SHARD}/pagefind/` })
  cpSync(shard, join(site, SHARD), { recursive: true })
  await host.serve(site)
})

test.afterAll(async () => {
  await host.kill()
  for (const copy of built) rmSync(copy, { recursive: true })
})

test('one search finds the papers of both shards, and leads to their pages', async ({ page }) => {
  const other = plainText(restoreTitle(made[7]?.title ?? ''))
  for (const [title, below] of [
    [withMath.title, ''],
    [other, `${SHARD}/`],
  ] as const) {
    await page.goto(`${host.url}search/?q=${encodeURIComponent(title)}`)
    const first = page.locator('a[data-search-result]').first()
    await expect(first).toHaveText(title)
    expect(new URL((await first.getAttribute('href')) ?? '', page.url()).pathname).toMatch(
      new RegExp(`^${BASE}${below}papers/[^/]+/$`),
    )
    await first.click()
    await expect(page.locator('article.paper')).toHaveAttribute('data-title', title)
  }
})

test('the search knows the words of both shards, and counts the papers of both', async ({ page }) => {
  const [name = ''] = made[7]?.title.split(':') ?? []
  await page.goto(`${host.url}search/?q=${name.toLowerCase()}x`)
  await expect(page.locator('a[data-search-result]').first()).toContainText(name)
  const counts: number[] = []
  for (const address of [host.url, `${host.url}${SHARD}/`]) {
    await page.goto(`${address}search/?q=model`)
    await expect(page.locator('.search-status')).toContainText(/\d+ papers/)
    counts.push(Number.parseInt((await page.locator('.search-status').textContent()) ?? '', 10))
  }
  expect(counts[0]).toBeGreaterThan(counts[1] ?? 0)
})

test('if the index of one shard cannot be fetched, the other is searched', async ({ page }) => {
  await page.route(`**/${SHARD}/pagefind/**`, route => route.abort())
  await page.goto(`${host.url}search/?q=${encodeURIComponent(withMath.title)}`)
  await expect(page.locator('a[data-search-result]').first()).toHaveText(withMath.title)
})
