import { dirname } from 'node:path'
import { expect, test } from 'playwright/test'
import { Host } from '../../scripts/static-host.ts'
import { plain } from '../listing.ts'
import { expectEvery, expectWhole, search, visit } from './reader.ts'
import { BASE, built, copyOfBuilt, NEW_WORD, rebuild, withNewWord } from './site.ts'

test.describe.configure({ mode: 'serial', timeout: 90_000 })
test.use({ serviceWorkers: 'allow' })

const host = new Host(BASE)
let next = ''

test.beforeAll(() => {
  next = rebuild(dirname(copyOfBuilt()), BASE, withNewWord)
})
test.afterEach(() => host.kill())

test('a new version takes over completely, when the reader agrees', async ({ page, context }) => {
  await host.serve(built())
  await visit(page, `${host.url}papers/${plain.slug}/`)
  const other = await context.newPage()
  await other.goto(`${host.url}about/`)
  await expectWhole(other)
  await host.serve(next)
  await page.reload()
  await expect(page.getByText('This site was updated.')).toBeVisible({ timeout: 20_000 })

  // Until then everything is of the old version: the pages, and the index that is searched.
  await expect(page.locator('.abstract')).not.toContainText(NEW_WORD)
  const third = await context.newPage()
  await third.goto(`${host.url}papers/${plain.slug}/`)
  await expect(third.locator('.abstract')).not.toContainText(NEW_WORD)
  await third.close()

  await Promise.all([other.waitForEvent('load'), page.getByRole('button', { name: 'Reload' }).click()])
  await expect(page.locator('.abstract')).toContainText(NEW_WORD)
  await host.kill()
  await expectEvery(page, host.url)
  expect(await search(page, host.url, NEW_WORD)).toEqual([plain.title])
})

test('an update fetches only changed files, and nothing if the site is unchanged', async ({ page }) => {
  await host.serve(built())
  await visit(page, host.url)
  await host.count()
  await page.reload()
  await expectWhole(page)
  expect((await host.count()).bytes).toBeLessThan(30_000)
  await host.serve(next)
  await page.reload()
  await expect(page.getByText('This site was updated.')).toBeVisible({ timeout: 20_000 })
  expect((await host.count()).requests).toBeLessThan(100)
})

test('an interrupted update changes nothing, and is finished later', async ({ page }) => {
  await host.serve(built())
  await visit(page, `${host.url}papers/${plain.slug}/`)
  await host.serve(next, 6)
  await page.reload()
  await expect(page.locator('#offline-status')).toContainText('offline')
  await page.waitForTimeout(3000)
  await host.kill()
  await expectEvery(page, host.url)
  await page.goto(`${host.url}papers/${plain.slug}/`)
  await expect(page.locator('.abstract')).not.toContainText(NEW_WORD)
  await host.serve(next)
  await page.reload()
  await page.getByRole('button', { name: 'Reload' }).click({ timeout: 20_000 })
  await expect(page.locator('.abstract')).toContainText(NEW_WORD)
})
