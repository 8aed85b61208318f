import { dirname } from 'node:path'
import { expect, test } from 'playwright/test'
import { Host } from '../../scripts/static-host.ts'
import { plain, withMath } from '../listing.ts'
import { expectEvery, expectFilled, expectWhole, search } from './reader.ts'
import { asLarge, BASE, copyOfBuilt, NEW_WORD, rebuild, withNewWord } from './site.ts'

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.use({ serviceWorkers: 'allow' })

const host = new Host(BASE)
let large = ''

test.beforeAll(() => {
  large = rebuild(dirname(copyOfBuilt()), BASE, asLarge)
})
test.beforeEach(() => host.serve(large))
test.afterEach(() => host.kill())

test('a large site keeps its search and the pages that were read', async ({ page }) => {
  const status = page.locator('#offline-status')
  await page.goto(host.url)
  await expect(status).toHaveText('0 of 72 papers offline')
  await page.goto(`${host.url}papers/${plain.slug}/`)
  await expect(status).toHaveText(/^[01] of 72 papers offline/)
  await page.goto(`${host.url}offline/`)
  await expect(page.locator('offline-library')).toContainText('1 of 72 papers offline')
  await expectFilled(page)
  await host.kill()
  expect((await page.goto(`${host.url}papers/${plain.slug}/`))?.status()).toBe(200)
  expect(await search(page, host.url, 'quantization')).not.toHaveLength(0)
  expect((await page.goto(`${host.url}papers/${withMath.slug}/`))?.status()).toBe(503)
  await expect(page.locator('main')).toContainText('not kept on this device')
})

test('everything is kept on request, despite a killed server and a reload, and removed on request', async ({
  page,
}) => {
  await page.goto(host.url)
  await expect(page.locator('#offline-status')).toHaveText('0 of 72 papers offline')
  await expectFilled(page)
  await host.serve(large, 40)
  await page.goto(`${host.url}offline/`)
  await page.getByRole('button', { name: 'Keep everything' }).click()
  await expect(page.locator('offline-library')).toContainText('broke off')
  await page.reload()
  await expect(page.locator('#offline-status')).toContainText('offline now')
  await host.serve(large)
  await page.reload()
  await expectWhole(page)
  await host.kill()
  await expectEvery(page, host.url)
  await page.goto(`${host.url}offline/`)
  await expect(page.locator('offline-library')).toContainText('Everything is kept')
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.locator('#offline-status')).toContainText('0 of 72 papers offline')
  await page.reload()
  await expect(page.locator('#offline-status')).toContainText('0 of 72 papers offline')
})

test('a page of a newer version searches the newer index', async ({ page }) => {
  await page.goto(host.url)
  await expect(page.locator('#offline-status')).toHaveText('0 of 72 papers offline')
  await host.serve(rebuild(dirname(large), BASE, withNewWord))
  await page.goto(`${host.url}papers/${plain.slug}/`)
  await expect(page.locator('.abstract')).toContainText(NEW_WORD)
  await page.keyboard.press('/')
  await page.locator('dialog input').fill(NEW_WORD)
  await expect(page.locator('dialog a[data-search-result]')).toHaveText([plain.title])
})
