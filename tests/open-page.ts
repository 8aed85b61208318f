import type { Page } from 'playwright/test'

/** Opens a page and waits until it is whole; a search is when its results are there. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  if (path.includes('?q=')) await page.locator('a[data-search-result]').first().waitFor()
}
