import type { Page } from 'playwright/test'

/** Opens a page and waits until it is complete; the search page is complete when it shows results. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  if (path.includes('?q=')) await page.locator('a[data-search-result]').first().waitFor()
}
