import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

/** Expects that axe finds nothing on pages of the site, and that nothing overflows a phone's screen. */
export async function expectAccessibleOnPhone(page: Page, paths: readonly string[]): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of paths) {
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
}
