import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import Parser from 'rss-parser'
import { validateXML } from 'xmllint-wasm'
import { Host } from '../../scripts/static-host.ts'
import { PAGE_SIZE } from '../../src/papers/pagination.ts'
import { expectAccessibleOnPhone } from '../accessible.ts'
import { search, visit } from '../offline/reader.ts'
import { BASE, builtSites } from '../sites.ts'
import { papers } from './content.ts'

const OAK = 'papers/the-leaves-of-the-oak/'
/** The author's papers, the newest edition first; they have two spellings of her name. */
const NOETHERS = ['Oak', 'Pine', 'Elm', 'Birch'].map(tree => `The Leaves of the ${tree}`)
/** Names without Latin letters: too many for one page. */
const others = new Set(
  papers.flatMap(({ authors = [] }) => authors).filter(name => /^\p{Script=Han}/u.test(name)),
)

test('by keyboard a name under a title leads to its page, or to its entry', async ({ page }) => {
  await page.goto(OAK)
  const authors = page.locator('article .authors')
  await authors.getByRole('link', { name: 'Emmy Noether' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/authors\/emmy-noether\/$/)
  await expect(page.locator('h1')).toHaveText('Emmy Noether')
  await expect(page.locator('.paper-row h3')).toHaveText(NOETHERS)
  await expect(page.locator('.paper-row .number')).toHaveText(['1', '2', '3', '4'])

  await page.goBack()
  await expect(authors.getByRole('link', { name: 'Ada Lane' })).toBeHidden()
  await authors.locator('summary').focus()
  await page.keyboard.press('Enter')
  await authors.getByRole('link', { name: 'Ada Lane' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/authors\/under\/la\/#person-ada_lane$/)
  const entry = page.locator('.author-list > li:target')
  await expect(entry).toBeInViewport()
  await expect(entry.locator('.name')).toHaveText('Ada Lane')
  await page.keyboard.press('Tab')
  await expect(entry.getByRole('link', { name: 'The Leaves of the Oak' })).toBeFocused()
})

test('the index leads by letters to every name, on pages of a list', async ({ page }) => {
  await page.goto('authors/')
  await page.locator('main').getByRole('link', { name: 'Emmy Noether' }).click()
  await expect(page.locator('h1')).toHaveText('Emmy Noether')
  await page.getByRole('link', { name: 'Authors A–Z' }).first().click()
  await page.getByRole('link', { name: 'L', exact: true }).click()
  await page.getByRole('link', { name: 'Lu', exact: true }).click()
  await expect(page.locator('.author-list .name').first()).toHaveText('Ada Luna')

  await page.goto('authors/under/other/')
  await expect(page.locator('.author-list > li')).toHaveCount(PAGE_SIZE)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page.locator('.author-list > li')).toHaveCount(others.size - PAGE_SIZE)
})

test('the feed of an author is valid and has the papers of the page', async ({ page, request }) => {
  await page.goto('authors/emmy-noether/')
  const href = await page.locator('link[rel="alternate"][href*="/authors/"]').getAttribute('href')
  await expect(page.getByRole('link', { name: 'Feed (Atom)' })).toHaveAttribute('href', href ?? '')
  const xml = await (await request.get(href ?? '')).text()
  const schema = readFileSync(join(import.meta.dirname, '../fixtures/schemas/atom.rng'), 'utf8')
  const { errors } = await validateXML({
    xml: { fileName: 'author.xml', contents: xml },
    schema,
    extension: 'relaxng',
    maxMemoryPages: 4096,
  })
  expect(errors.map(({ message }) => message)).toEqual([])
  const { title, items } = await new Parser().parseString(xml)
  expect(title).toBe('Emmy Noether, Daily Papers')
  expect(items.map(item => item.title)).toEqual(NOETHERS)
})

test('a search finds the papers of an author, and by its id a paper alone', async ({ page, baseURL }) => {
  const found = async (query: string) => (await search(page, baseURL ?? '', query)).toSorted()
  expect(await found('author:noether')).toEqual(NOETHERS.toSorted())
  for (const id of [
    '2501.00004',
    'arXiv:2501.00004v2',
    'https://huggingface.co/papers/2501.00004',
    '10.1000/oak',
  ])
    expect(await found(id), id).toEqual(['The Leaves of the Oak'])
})

test('a page stays when its author has no paper any more, and is listed nowhere', async ({ page }) => {
  expect((await page.goto('authors/mary-somerville/'))?.status()).toBe(200)
  await expect(page.locator('main')).toContainText('No paper of Mary Somerville is shown here any more.')
  await page.goto('authors/')
  await expect(page.getByRole('link', { name: 'Mary Somerville' })).toHaveCount(0)
})

test('axe finds nothing on the pages of authors, and nothing overflows a phone', async ({ page }) => {
  await expectAccessibleOnPhone(page, ['authors/', 'authors/under/la/', 'authors/emmy-noether/', OAK])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a paper leads by way of its author to another paper', async ({ page }) => {
    await page.goto(OAK)
    await page.locator('.authors summary').click()
    await expect(page.locator('.authors a:visible')).toHaveCount(105)
    await page.locator('.authors').getByRole('link', { name: 'Emmy Noether' }).click()
    await page.getByRole('link', { name: 'The Leaves of the Elm' }).click()
    await expect(page.locator('h1')).toHaveText('The Leaves of the Elm')
  })
})

test.describe('offline', () => {
  const host = new Host(BASE)
  test.use({ serviceWorkers: 'allow' })
  test.beforeEach(() => host.serve(join(builtSites(), 'fixture/dist')))
  test.afterEach(() => host.kill())

  test('the pages of authors are kept, and their feeds are reported as not kept', async ({ page }) => {
    await visit(page, host.url)
    await host.kill()
    for (const path of ['authors/', 'authors/under/other/2/', 'authors/emmy-noether/'])
      expect((await page.goto(host.url + path))?.status(), path).toBe(200)
    await page.getByRole('link', { name: 'The Leaves of the Pine' }).click()
    await page.locator('.authors').getByRole('link', { name: 'E. Bark' }).click()
    await expect(page.locator('.author-list > li:target .name')).toHaveText('E. Bark')
    expect(await search(page, host.url, 'author:lane')).toEqual(['The Leaves of the Oak'])
    expect(await search(page, host.url, '2501.00005')).toEqual(['The Leaves of the Pine'])
    expect((await page.goto(`${host.url}authors/emmy-noether.xml`))?.status()).toBe(503)
    await expect(page.locator('main')).toContainText('not kept on this device')
  })
})

test('a search is narrowed to an author, and to unread papers', async ({ page }) => {
  const status = page.locator('.search-status')
  const results = page.locator('a[data-search-result]')
  await page.goto('search/?q=leaves')
  await expect(results.first()).toBeVisible()
  const all = Number.parseInt((await status.textContent()) ?? '', 10)
  const unread = page.getByRole('checkbox', { name: 'Unread' })
  await expect(unread).toHaveCount(0)
  await page.getByText('Author', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'Emmy Noether (4)' }).check()
  await expect(page).toHaveURL(/author=Emmy\+Noether/)
  await expect(status).toHaveText(`${NOETHERS.length} papers`)
  expect((await results.allTextContents()).sort()).toEqual(NOETHERS.toSorted())
  const title = await results.first().textContent()
  await results.first().click()
  await expect(page.locator('article [data-mark-read]')).toHaveAttribute('aria-pressed', 'true')
  await page.goto('search/?q=leaves')
  await unread.check()
  await expect(page).toHaveURL(/unread=yes/)
  await expect(status).toHaveText(`${all - 1} papers`)
  expect(await results.allTextContents()).not.toContain(title)
  await page.reload()
  await expect(status).toHaveText(`${all - 1} papers`)
  await expect(unread).toBeChecked()
})
