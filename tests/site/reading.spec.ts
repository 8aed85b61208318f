import { expect, test } from 'playwright/test'
import { expectAccessible, expectPassesAxe } from '../accessible.ts'
import { shown } from '../entries.ts'
import { open } from '../open-page.ts'
import { BASE } from '../sites.ts'
import { PAGE_KINDS, plain, withMath } from './content.ts'

for (const [kind, path] of Object.entries(PAGE_KINDS))
  test(`the ${kind} page is accessible, light, dark or in forced colours`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page, path)
    await expectAccessible(page, 'light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectPassesAxe(page, 'dark')
    // Only this rule concerns colours.
    await page.emulateMedia({ forcedColors: 'active' })
    await expectPassesAxe(page, 'forced colours', 'color-contrast')
  })

test('the switch changes the theme, keeps it, and does not flash', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`papers/${plain.slug}/`)
  const light = await background()
  const button = page.locator('theme-switch button')
  await button.press('Enter')
  const dark = await background()
  expect(dark).not.toBe(light)
  // The first frame after a reload has the chosen theme.
  await page.addInitScript(() => {
    requestAnimationFrame(() =>
      Object.assign(globalThis, { first: getComputedStyle(document.documentElement).colorScheme }),
    )
  })
  await page.reload()
  expect(await background()).toBe(dark)
  expect(await page.evaluate(() => Reflect.get(globalThis, 'first'))).toBe('dark')
  await page.goto('')
  expect(await background()).toBe(dark)
})

test('the theme follows the system until it is switched', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('')
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await background()).not.toBe(light)
})

test("a theme that the reader chose stays when the system's theme changes", async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('')
  const light = await background()
  const button = page.getByRole('button', { name: 'Dark theme' })
  await button.click()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(button).toHaveAttribute('title', 'Dark theme is on')
  await button.click()
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await background()).toBe(light)
  await page.reload()
  expect(await background()).toBe(light)
})

test('the controls in the header are large enough for a finger', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('')
  const targets = page.locator('.site-header :is(a, button):visible')
  await expect(targets).not.toHaveCount(0)
  for (const target of await targets.all()) {
    const { width = 0, height = 0 } = (await target.boundingBox()) ?? {}
    expect(Math.min(width, height), (await target.innerHTML()).slice(0, 40)).toBeGreaterThanOrEqual(24)
  }
})

test('Tab can pass a list of papers', async ({ page }) => {
  await page.goto('')
  await page.getByRole('link', { name: 'Skip the list' }).press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('#notes :focus')).toHaveCount(1)
})

test('an invalid stored theme is ignored', async ({ page }) => {
  await page.goto('')
  await page.evaluate(key => localStorage.setItem(key, 'purple'), `${BASE}theme`)
  await page.reload()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await page.evaluate(key => localStorage.setItem(key, 'dark'), `${BASE}theme`)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('everything stored on the device is stored under the path of the site', async ({ page }) => {
  await page.goto('')
  await page.getByRole('button', { name: 'Dark theme' }).click()
  await page.goto('search/?q=leaves')
  await page.locator('a[data-search-result]').first().click()
  await expect(page.locator('h1')).toContainText('Leaves')
  await page.goto('')
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect(keys.length).toBeGreaterThanOrEqual(3)
  expect(keys.filter(key => !key.startsWith(BASE))).toEqual([])
})

test('nothing overflows a phone, or a window of 1,280 pixels at 400 and 200 %', async ({ page }) => {
  for (const path of Object.values(PAGE_KINDS)) {
    await page.goto(path)
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 640 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width)
    }
  }
})

test('the first Tab offers to skip to the text', async ({ page }) => {
  await page.goto(`papers/${plain.slug}/`)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: /skip/i })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test('print shows the paper and its address, not the controls', async ({ page }) => {
  await page.goto(`papers/${withMath.slug}/`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('.abstract')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Site' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden()
  const canonical = (await page.locator('link[rel="canonical"]').getAttribute('href')) ?? '?'
  await expect(page.getByText(canonical, { exact: true })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a paper can be read and found', async ({ page }) => {
    await page.goto('')
    await page
      .getByRole('link', { name: /search/i })
      .first()
      .click()
    await page
      .locator('main')
      .getByRole('link', { name: /titles/i })
      .first()
      .click()
    await page.getByRole('link', { name: plain.title }).click()
    await expect(page.locator('h1')).toHaveText(plain.title)
    await expect(page.locator('.abstract')).toHaveText(shown(plain.body))
  })

  test('controls that need JavaScript are not shown', async ({ page }) => {
    await page.goto(`papers/${plain.slug}/`)
    await expect(page.locator('button:visible')).toHaveCount(0)
  })
})
