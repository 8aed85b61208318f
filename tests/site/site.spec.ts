import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { filesUnder } from '../../src/build/files-under.ts'
import { PAGE_SIZE } from '../../src/papers/pagination.ts'
import { crawl } from '../crawl.ts'
import { published } from '../entries.ts'
import { htmlErrors } from '../html-errors.ts'
import { open } from '../open-page.ts'
import { builtSites, SITES } from '../sites.ts'
import { days, PAGE_KINDS, papers, papersOf } from './content.ts'

test.use({ serviceWorkers: 'allow' })

for (const [kind, path] of Object.entries(PAGE_KINDS))
  test(`${kind} page loads without error, failed request or request to elsewhere`, async ({
    page,
    baseURL,
  }) => {
    const problems: string[] = []
    page.on('pageerror', error => problems.push(`error: ${error.message}`))
    page.on('console', message => {
      const expected = kind === 'not found' && message.text().includes('404')
      if (['error', 'warning'].includes(message.type()) && !expected)
        problems.push(`console: ${message.text()}`)
    })
    page.on('requestfailed', request => problems.push(`failed: ${request.url()}`))
    page.on('response', response => {
      const expected = kind === 'not found' && response.request().isNavigationRequest()
      if (response.status() >= 400 && !expected) problems.push(`${response.status()}: ${response.url()}`)
    })
    page.on('request', request => {
      if (!request.url().startsWith(baseURL ?? '')) problems.push(`elsewhere: ${request.url()}`)
    })
    await open(page, path)
    await expect(page.locator('h1')).toHaveCount(1)
    expect(problems).toEqual([])
  })

test('no link is broken, and every published address is linked or says what became of its paper', async ({
  page,
  request,
}) => {
  const { broken, visited } = await crawl(page)
  expect(broken).toEqual([])
  const unlinked = published(SITES.fixture.content).filter(
    slug => !visited.some(address => address.endsWith(`/papers/${slug}/`)),
  )
  expect(unlinked).toEqual(['the-leaves-of-the-alder', 'the-leaves-of-the-cedar'])
  for (const slug of unlinked) expect((await request.get(`papers/${slug}/`)).status()).toBe(200)
})

test('no page has an HTML error', () => {
  const folder = join(builtSites(), 'fixture/dist')
  const pages = filesUnder(folder).filter(name => name.endsWith('.html'))
  for (const path of Object.values(PAGE_KINDS).filter(
    path => !path.includes('?') && path !== PAGE_KINDS['not found'],
  ))
    expect(pages).toContain(`${path}index.html`)
  const found = pages.flatMap(name =>
    htmlErrors(readFileSync(join(folder, name), 'utf8')).map(error => `${name}:${error}`),
  )
  expect(found).toEqual([])
})

test('only pages of papers are counted as kept papers', async ({ page }) => {
  await page.goto('')
  await expect(page.locator('#offline-status')).toHaveText(
    `${papers.length} of ${papers.length} papers offline`,
    { timeout: 30_000 },
  )
})

test('canonical links and the sitemap name every page once, with slash', async ({ page, request }) => {
  const index = await (await request.get('sitemap-index.xml')).text()
  const locations = (xml: string) =>
    [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address)
  const sitemaps = locations(index).map(address => new URL(address).pathname)
  const listed = (
    await Promise.all(sitemaps.map(async path => locations(await (await request.get(path)).text())))
  ).flat()
  expect(new Set(listed).size).toBe(listed.length)
  for (const { slug } of papers)
    expect(listed.filter(address => address.endsWith(`/papers/${slug}/`))).toHaveLength(1)
  for (const address of listed) expect(address).toMatch(/\/$/)
  for (const path of [PAGE_KINDS.home, PAGE_KINDS.edition, PAGE_KINDS['plain paper'], PAGE_KINDS.titles]) {
    await page.goto(path)
    expect(listed).toContain(await page.locator('link[rel="canonical"]').getAttribute('href'))
  }
})

test('each edition holds the papers of its day, the titles hold all', async ({ page }) => {
  const lists: [path: string, size: number][] = [
    ...days.map((day): [string, number] => [`editions/${day}/`, Math.min(PAGE_SIZE, papersOf(day).length)]),
  ]
  if (papers.length <= PAGE_SIZE) lists.push([PAGE_KINDS.titles, papers.length])
  for (const [path, size] of lists) {
    await page.goto(path)
    const hrefs = await page
      .locator('main a[href*="/papers/"]')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    expect(new Set(hrefs).size, path).toBe(size)
  }
})
