import { expect, type Page } from 'playwright/test'
import { papers } from '../listing.ts'

/** Opens a page for the first time and waits until the whole site is kept; returns the time that took, in ms. */
export async function visit(page: Page, url: string): Promise<number> {
  const start = Date.now()
  await page.goto(url)
  await expectWhole(page)
  return Date.now() - start
}

export async function expectWhole(page: Page): Promise<void> {
  await expect(page.locator('#offline-status')).toHaveText(/^(\d+) of \1 papers offline/, { timeout: 20_000 })
}

/** Waits until everything wanted is kept. It asks the worker as the site's own pages do. */
export async function expectFilled(page: Page): Promise<void> {
  const filling = () =>
    page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      const { port1, port2 } = new MessageChannel()
      const answer = new Promise(resolve => {
        port1.onmessage = ({ data }) => resolve(data.filling)
      })
      active?.postMessage('state', [port2])
      return answer
    })
  await expect.poll(filling, { timeout: 20_000 }).toBe(false)
}

/** Types a query on the search page and returns the titles found. */
export async function search(page: Page, url: string, query: string): Promise<string[]> {
  await page.goto(`${url}search/?q=${encodeURIComponent(query)}`)
  await expect(page.locator('.search-status, [role="status"]').first()).toBeAttached()
  await expect(page.locator('.search-results')).not.toBeEmpty()
  return page.locator('a[data-search-result]').allTextContents()
}

/** Expects that the page of every paper is kept, and opens the last of them. */
export async function expectEvery(page: Page, url: string): Promise<void> {
  const titles = await page.evaluate(
    addresses =>
      Promise.all(
        addresses.map(async address => {
          const html = await (await fetch(address)).text()
          return new DOMParser().parseFromString(html, 'text/html').title
        }),
      ),
    papers.map(({ slug }) => `${url}papers/${slug}/`),
  )
  expect(titles).toEqual(papers.map(({ title }) => `${title} · Daily Papers`))
  expect((await page.goto(`${url}papers/${papers.at(-1)?.slug}/`))?.status()).toBe(200)
}
