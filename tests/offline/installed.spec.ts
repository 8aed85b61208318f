import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { Host } from '../../scripts/static-host.ts'
import { PAGE_KINDS, plain, withMath } from '../listing.ts'
import { expectEvery, expectWhole, search, visit } from './reader.ts'
import { BASE, build, built, copyOfBuilt, FIRST_DAY } from './site.ts'

test.describe.configure({ timeout: 180_000 })
test.use({ serviceWorkers: 'allow' })

for (const base of [BASE, '/'])
  test(`one visit of a page under ${base} keeps the whole site, server or not`, async ({ page }) => {
    const host = new Host(base)
    await host.serve(base === BASE ? built() : build(base))
    try {
      await visit(page, `${host.url}papers/${plain.slug}/`)
      // The table of words is 0.5 MB of this.
      const { bytes } = await host.count()
      expect(bytes).toBeLessThan(2_150_000)
      await host.kill()

      for (const [kind, path] of Object.entries(PAGE_KINDS)) {
        const response = await page.goto(host.url + path)
        expect(response?.status(), kind).toBe(kind === 'not found' ? 404 : 200)
        await expect(page.locator('h1')).toBeVisible()
      }
      await expectEvery(page, host.url)
      await expect(page.locator('#offline-status')).toHaveText('72 of 72 papers offline · offline now')

      expect(await search(page, host.url, 'quantizaton')).not.toHaveLength(0)
      await search(page, host.url, 'remove writing from photos')
      await expect(page.locator('a[data-search-result]').first()).toContainText('DeepEraser')
      await expect(page.getByText('By meaning')).toBeVisible()
      expect((await search(page, host.url, 'vanilanet'))[0]).toContain('VanillaNet')
      await page.locator('a[data-search-result]').first().click()
      await expect(page.locator('article mark').first()).toBeVisible()

      for (const variant of ['index.html', 'index.html?from=mail', '?from=mail'])
        expect((await page.goto(`${host.url}papers/${withMath.slug}/${variant}`))?.status()).toBe(200)
      expect((await page.goto(`${host.url}papers/${withMath.slug}`))?.status()).toBe(200)
      expect(new URL(page.url()).pathname).toBe(`${base}papers/${withMath.slug}/`)
      await page.getByRole('button', { name: 'Dark theme' }).click()
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    } finally {
      await host.kill()
    }
  })

test('a browser that does not tell how much room there is keeps the site too', async ({ page }) => {
  const site = copyOfBuilt()
  const worker = join(site, 'sw.js')
  writeFileSync(worker, `delete WorkerNavigator.prototype.storage;${readFileSync(worker, 'utf8')}`)
  const host = new Host(BASE)
  await host.serve(site)
  try {
    await visit(page, host.url)
    await host.kill()
    await page.goto(`${host.url}papers/${plain.slug}/`)
    await expect(page.locator('#offline-status')).toHaveText('72 of 72 papers offline · offline now')
  } finally {
    await host.kill()
  }
})

test.describe('on one host', () => {
  const host = new Host(BASE)

  test.beforeEach(() => host.serve(built()))
  test.afterEach(() => host.kill())

  test('the first page loads nothing more than without a worker', async ({ page, browser }) => {
    const loaded = async (serviceWorkers: 'allow' | 'block') => {
      const context = await browser.newContext({ serviceWorkers })
      const page = await context.newPage()
      const urls: string[] = []
      page.on('response', response => {
        // If there is no worker, the page fetches its script to find out why.
        if (!response.fromServiceWorker() && !response.url().endsWith('/sw.js')) urls.push(response.url())
      })
      await page.goto(`${host.url}papers/${plain.slug}/`, { waitUntil: 'networkidle' })
      if (serviceWorkers === 'allow') await expectWhole(page)
      await context.close()
      return urls.sort()
    }
    expect(await loaded('allow')).toEqual(await loaded('block'))
    await page.close()
  })

  test('both downloads of an edition work without a server', async ({ page }) => {
    await visit(page, `${host.url}editions/${FIRST_DAY}/`)
    await host.kill()
    await page.reload()
    const epub = page.waitForEvent('download')
    await page.getByRole('link', { name: 'EPUB' }).click()
    expect(await (await epub).failure()).toBeNull()
    await page.getByRole('link', { name: 'One HTML file' }).click()
    await expect(page.locator('.edition-file .paper-row')).toHaveCount(72)
  })

  test('files that are never kept are reported as not kept, without a server', async ({ page }) => {
    await visit(page, `${host.url}papers/${plain.slug}/`)
    await host.kill()
    for (const path of [
      `papers/${plain.slug}.bib`,
      `papers/${plain.slug}.md`,
      `editions/${FIRST_DAY}.json`,
      'papers.bib',
      'feeds/atom.xml',
      'llms.txt',
    ]) {
      expect((await page.goto(host.url + path))?.status(), path).toBe(503)
      await expect(page.locator('main')).toContainText('not kept on this device')
    }
    expect((await page.goto(`${host.url}papers/no-such-paper/`))?.status()).toBe(404)
  })

  for (const [name, status, headers, text] of [
    ['another page', 200, { 'content-type': 'text/html' }, 'perhaps to log in'],
    ['a way to another page', 302, { location: '/login' }, 'perhaps to log in'],
    ['an error', 500, { 'content-type': 'text/html' }, 'error (500)'],
  ] as const)
    test(`a network that answers with ${name} instead of the worker is told as that`, async ({ page }) => {
      const network = createServer(async ({ url = '' }, response) => {
        if (url.endsWith('/sw.js'))
          return response.writeHead(status, headers).end('<!doctype html><title>Log in</title>')
        const answer = await fetch(new URL(url, host.url))
        const type = answer.headers.get('content-type') ?? ''
        return response.writeHead(answer.status, { 'content-type': type }).end(await answer.bytes())
      })
      await once(network.listen(0), 'listening')
      const address = network.address()
      try {
        const port = address && typeof address === 'object' ? address.port : 0
        await page.goto(`http://localhost:${port}${BASE}`)
        await expect(page.locator('#offline-status')).toContainText(`Not kept for offline reading · `)
        await expect(page.locator('#offline-status')).toContainText(text)
      } finally {
        network.closeAllConnections()
        network.close()
      }
    })

  test('the next visit finishes an install that the server broke off', async ({ page }) => {
    await host.serve(built(), 100)
    await page.goto(host.url)
    await expect(page.locator('#offline-status')).toContainText('Not kept for offline reading')
    await host.serve(built())
    await visit(page, host.url)
    expect((await host.count()).requests).toBeLessThan(240)
    await host.kill()
    await page.goto(`${host.url}papers/${withMath.slug}/`)
    await expect(page.locator('.abstract')).toBeVisible()
  })

  test('a device without room says so and reads online', async ({ page, context }) => {
    const storage = await context.newCDPSession(page)
    const origin = new URL(host.url).origin
    await storage.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 900_000 })
    const expectRefused = () =>
      expect(page.locator('#offline-status')).toHaveText(
        'Not kept for offline reading · no room on this device to keep more',
      )
    await page.goto(host.url)
    await expectRefused()
    expect(await search(page, host.url, 'pruning')).not.toHaveLength(0)
    // Every page tries to install. The next page would wait for a running attempt, which began before there was room.
    await expectRefused()
    await storage.send('Storage.overrideQuotaForOrigin', { origin })
    await visit(page, host.url)
  })

  test('the app can be installed', async ({ page, request }) => {
    await page.goto(host.url)
    const href = (await page.locator('link[rel="manifest"]').getAttribute('href')) ?? ''
    const address = new URL(href, host.url)
    const manifest = await (await request.get(address.href)).json()
    expect(new URL(manifest.start_url, address).href).toBe(host.url)
    expect(new URL(manifest.scope, address).href).toBe(host.url)
    for (const { src, type } of manifest.icons) {
      const icon = await request.get(new URL(src, address).href)
      expect(icon.status(), src).toBe(200)
      expect(type).toBe('image/png')
    }
  })
})
