import { rmSync } from 'node:fs'
import { expect, type Page, test } from 'playwright/test'
import { address, BuiltSite } from './built-site.ts'

// One worker builds the site once.
test.describe.configure({ mode: 'default' })
// A service worker's requests would go to a server, and there is none.
test.use({ serviceWorkers: 'block' })

const abstract = (tree: string) =>
  `The ${tree} stands at the bank of a river, and nobody has counted its leaves. We count them for forty days, from ` +
  `the lowest twig to the crown, and count each of them twice. The ${tree} has more leaves than it needs, and it never asks.`
const plain = (...trees: string[]) =>
  trees.map(tree => `The Leaves of the ${tree}\n\n${abstract(tree)}\n`).join('\n')
const entry = (tree: string, id: string) => ({
  paper: {
    id,
    title: `The Leaves of the ${tree}`,
    summary: abstract(tree),
    authors: [{ name: 'Ada Byron' }, { name: 'Emmy Noether' }],
    publishedAt: '2025-01-01T10:00:00.000Z',
    upvotes: 12,
  },
})

let site: BuiltSite
test.beforeAll(() => {
  test.setTimeout(120_000)
  site = new BuiltSite()
  site.add('first.txt', plain('Alder', 'Birch', 'Cedar'), '2024-12-31')
  site.add(
    'second.json',
    JSON.stringify([entry('Birch', '2501.00001'), entry('Elm', '2501.00002')]),
    '2025-01-02',
  )
  site.add('third.txt', plain('Fir'), '2025-01-03')
  site.run('node', 'scripts/permalinks.ts', 'rename', 'the-leaves-of-the-cedar', 'cedar')
  site.run(
    'node',
    'scripts/permalinks.ts',
    'withdraw',
    'the-leaves-of-the-alder',
    '--reason',
    'It was a poplar.',
  )
  site.run('npx', 'astro', 'build')
})
test.afterAll(() => rmSync(site.folder, { recursive: true }))
test.beforeEach(({ page }) => site.show(page))

const titles = (page: Page) => page.locator('main a[href*="/papers/"]').allInnerTexts()

test('home shows the newest edition, and editions lead to their neighbours', async ({ page }) => {
  await page.goto(address(''))
  expect(new Set(await titles(page))).toEqual(new Set(['The Leaves of the Fir']))
  await page.goto(address('editions/2025-01-02/'))
  const neighbours = page.getByRole('navigation', { name: 'Neighbouring editions' })
  await expect(neighbours.getByRole('link')).toHaveText([/31 December 2024/, /3 January 2025/])
  await neighbours.getByRole('link', { name: /Earlier/ }).click()
  await expect(page.locator('h1')).toHaveText('31 December 2024')
  await expect(neighbours.getByRole('link')).toHaveCount(1)
})

test('a week that spans two years holds the days of both', async ({ page }) => {
  await page.goto(address('editions/2025-W01/'))
  await expect(page.locator('main h2')).toHaveText(['3 January 2025', '2 January 2025', '31 December 2024'])
  await page.getByRole('link', { name: 'December 2024', exact: true }).click()
  await expect(page.locator('main h2')).toHaveText(['31 December 2024'])
})

test('the calendars of the years hold every day, and lead to it', async ({ page }) => {
  await page.goto(address('editions/'))
  await page.getByRole('navigation', { name: 'Years and months' }).getByRole('link', { name: '2025' }).click()
  const january = page.getByRole('table', { name: 'January 2025' })
  await expect(january.getByRole('link')).toHaveText(['January 2025', '2', '3'])
  await january.getByRole('link', { name: '2', exact: true }).click()
  await expect(page.locator('h1')).toHaveText('2 January 2025')
})

test('a paper of two editions is one page, with what the richer source knows', async ({ page }) => {
  await page.goto(address('titles/'))
  expect((await titles(page)).filter(title => title.includes('Birch'))).toHaveLength(1)
  await page.goto(address('papers/the-leaves-of-the-birch/'))
  for (const text of ['31 December 2024', '2 January 2025', 'Ada Byron, Emmy Noether', '12 when'])
    await expect(page.locator('main')).toContainText(text)
  await expect(page.getByRole('link', { name: /^lines/ })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/papers\/daily\/blob\/HEAD\/content\/sources\/2024-12-31\.txt\?plain=1#L5-L7$/,
  )
  await expect(page.getByRole('link', { name: 'Suggest a correction' })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/papers\/daily\/issues\/new\?title=Correction/,
  )
})

test('a withdrawn paper says why at its address, and is listed nowhere', async ({ page }) => {
  await page.goto(address('papers/the-leaves-of-the-alder/'))
  await expect(page.locator('main')).toContainText('It was a poplar.')
  await page.goto(address('titles/'))
  expect((await titles(page)).filter(title => title.includes('Alder'))).toEqual([])
})

test('the next visit shows what has come since the last', async ({ page }) => {
  await page.goto(address(''))
  await page.evaluate(() => {
    localStorage.setItem('newest-edition-seen', '2024-12-31')
    sessionStorage.clear()
  })
  await page.reload()
  await expect(page.locator('new-since').getByRole('link')).toHaveText(['3 January 2025', '2 January 2025'])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const [name, path, title] of [
    ['a former address', 'papers/the-leaves-of-the-cedar/', 'Cedar'],
    ['a short link', 'p/2501.00002/', 'Elm'],
  ] as const)
    test(`${name} leads to the paper`, async ({ page }) => {
      await page.goto(address(path))
      await expect(page).toHaveURL(/\/papers\/(?:cedar|the-leaves-of-the-elm)\/$/)
      await expect(page.locator('h1')).toHaveText(`The Leaves of the ${title}`)
    })
})
