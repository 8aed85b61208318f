import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import Parser from 'rss-parser'
import { expectAccessibleOnPhone } from '../accessible.ts'
import { BASE, builtSites } from '../sites.ts'

const PINE = 'papers/the-leaves-of-the-pine/'
/** Its papers, the newest edition first, in the order printed. */
const BROADLEAVES = ['Oak', 'Maple', 'Poplar', 'Rowan', 'Elm', 'Birch']

test('by keyboard a topic of a paper leads to its page, and its words are shown', async ({ page }) => {
  await page.goto(PINE)
  await expect(page.locator('aside')).toContainText('Conifers: Pine')
  await page.locator('article .topics').getByRole('link', { name: 'Conifers' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/topics\/conifers\/$/)
  await expect(page.locator('h1')).toHaveText('Conifers')
  const row = page.locator('.paper-row', { hasText: 'The Leaves of the Pine' })
  await expect(row).toHaveAttribute('data-topics', 'conifers')
  await row.getByRole('link', { name: 'Conifers' }).click()
  await page.getByRole('link', { name: 'Trees', exact: true }).click()
  await expect(page.locator('h1')).toHaveText('Trees')
  await expect(page.locator('.paper-row', { hasText: 'The Leaves of the Pine' })).toBeVisible()
})

test('the feed of a topic has the papers of its page', async ({ page, request }) => {
  await page.goto('topics/broadleaves/')
  const titles = await page.locator('.paper-row h3').allTextContents()
  expect(titles.toSorted()).toEqual(BROADLEAVES.map(tree => `The Leaves of the ${tree}`).toSorted())
  const href = await page.locator('link[rel="alternate"][href*="/topics/"]').getAttribute('href')
  await expect(page.getByRole('link', { name: 'Feed (Atom)' })).toHaveAttribute('href', href ?? '')
  const { title, items } = await new Parser().parseString(await (await request.get(href ?? '')).text())
  expect(title).toBe('Broadleaves, Daily Papers')
  expect(items.map(item => item.title)).toEqual(titles)
})

test('the page of a removed topic says so, and is listed nowhere', async ({ page, request }) => {
  expect((await page.goto('topics/shrubs/'))?.status()).toBe(200)
  await expect(page.locator('main')).toContainText('This is no longer a topic here.')
  expect(await (await request.get('sitemap-0.xml')).text()).not.toContain('/topics/shrubs/')
  await page.goto('topics/')
  await expect(page.locator('main')).not.toContainText('Shrubs')
  await expect(page.locator('main')).not.toContainText('Unused')
})

test('results are filtered by topic, and the address holds it', async ({ page }) => {
  await page.goto('search/?q=leaves')
  await page.getByText('Topic', { exact: true }).click()
  await page.getByRole('checkbox', { name: /^Conifers/ }).check()
  await expect(page).toHaveURL(/q=leaves&topic=conifers/)
  await expect(page.getByRole('status').first()).toHaveText('5 papers')
})

test('a list is filtered by topic, and its address says so', async ({ page }) => {
  const shown = page.locator('.paper-row:not([hidden]) h3')
  await page.goto('topics/trees/')
  await page.getByRole('combobox', { name: /^Topic/ }).selectOption('Conifers')
  await expect(shown).toHaveCount(5)
  await expect(page).toHaveURL(/\?topic=conifers$/)
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['3 January 2025'])
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(shown).toHaveCount(5 + BROADLEAVES.length)
})

test('the record of a paper has its topics', () => {
  const file = join(builtSites(), 'fixture/dist/papers/the-leaves-of-the-pine.json')
  expect(JSON.parse(readFileSync(file, 'utf8')).topics).toEqual([
    { id: 'conifers', name: 'Conifers', words: ['Pine'] },
  ])
})

test('axe finds nothing on the pages of topics, and nothing overflows a phone', async ({ page }) => {
  await expectAccessibleOnPhone(page, ['topics/', 'topics/trees/', 'topics/shrubs/', PINE])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a number of the heat map leads to the papers that it counts', async ({ page }) => {
    await page.goto('')
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Topics' }).click()
    const row = page.getByRole('row', { name: /Trees/ })
    await expect(row.getByRole('cell')).toHaveText(['0', '1', '1', '9'])
    await row.getByRole('link', { name: '9', exact: true }).click()
    await expect(page).toHaveURL(
      `${BASE}topics/trees/#in-2025-01-03`.replace(/^/, new URL(page.url()).origin),
    )
    await expect(page.locator('section', { has: page.locator(':target') }).locator('.paper-row')).toHaveCount(
      9,
    )
  })
})
