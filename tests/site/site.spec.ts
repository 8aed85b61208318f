import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { PAGE_SIZE } from '../../src/papers/pagination.ts'
import { papers } from '../entries.ts'
import { days, newest, open, PAGE_KINDS, papersOf } from './content.ts'

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

test('no link of the site is broken, and every published address is linked', async ({ page }) => {
  await page.goto('')
  const home = page.url()
  const { broken, visited } = await page.evaluate(async base => {
    const visited = new Map<string, Set<string>>()
    const broken: string[] = []
    const fragments: [from: string, to: URL][] = []
    const queue: [from: string, to: string][] = [['', base]]
    for (const [from, to] of queue) {
      if (visited.has(to)) continue
      const ids = new Set<string>()
      visited.set(to, ids)
      const response = await fetch(to)
      if (!response.ok || response.redirected) broken.push(`${from} → ${to}`)
      if (!response.headers.get('content-type')?.includes('html')) continue
      const document = new DOMParser().parseFromString(await response.text(), 'text/html')
      for (const { id } of document.querySelectorAll('[id]')) ids.add(id)
      for (const element of document.querySelectorAll('[href], [src]')) {
        const target = new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', to)
        if (element.matches('link[rel="canonical"]') || !target.href.startsWith(base)) continue
        if (target.hash) fragments.push([to, target])
        queue.push([to, target.origin + target.pathname])
      }
    }
    for (const [from, { origin, pathname, hash }] of fragments)
      if (!visited.get(origin + pathname)?.has(decodeURIComponent(hash.slice(1))))
        broken.push(`${from} → ${pathname}${hash}`)
    return { broken, visited: [...visited.keys()] }
  }, home)
  expect(broken).toEqual([])

  const permalinks: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../content/permalinks.json'), 'utf8'),
  )
  const published =
    permalinks !== null && typeof permalinks === 'object' && 'papers' in permalinks
      ? Object.keys(permalinks.papers ?? {})
      : []
  expect(published.length).toBeGreaterThanOrEqual(papers.length)
  expect(published.filter(slug => !visited.includes(`${home}papers/${slug}/`))).toEqual([])
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

test('home and each edition hold the papers of their day, the titles hold all', async ({ page }) => {
  const lists: [path: string, size: number][] = [
    [PAGE_KINDS.home, Math.min(PAGE_SIZE, papersOf(newest).length)],
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
