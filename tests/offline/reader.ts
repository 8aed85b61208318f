import { expect, type Page } from 'playwright/test'

/** Opens a page for the first time and waits until the whole site is kept; gives the time that took, in ms. */
export async function visit(page: Page, url: string): Promise<number> {
  const start = Date.now()
  await page.goto(url)
  await expectWhole(page)
  return Date.now() - start
}

export async function expectWhole(page: Page): Promise<void> {
  await expect(page.locator('#offline-status')).toHaveText(/^(\d+) of \1 papers offline/, { timeout: 20_000 })
}

/** Types a query on the search page and gives the titles found. */
export async function search(page: Page, url: string, query: string): Promise<string[]> {
  await page.goto(`${url}search/?q=${encodeURIComponent(query)}`)
  await expect(page.locator('.search-status, [role="status"]').first()).toBeAttached()
  await expect(page.locator('.search-results')).not.toBeEmpty()
  return page.locator('a[data-search-result]').allTextContents()
}
