import { expect, type Page, test } from 'playwright/test'
import { isoWeek, monthLabel, monthOf, yearOf } from '../../src/papers/periods.ts'
import { formatDate } from '../../src/site/dates.ts'
import { BASE } from '../sites.ts'
import { newest, papersOf } from './content.ts'

const TITLES_OF_WEEK = 12

/** Makes the previous visit end with this edition. */
async function lastVisit(page: Page, day: string): Promise<void> {
  await page.evaluate(
    ([key, day]) => {
      localStorage.setItem(key, day)
      sessionStorage.clear()
    },
    [`${BASE}newest-edition-seen`, day] as const,
  )
}

const titles = (page: Page) => page.locator('main a[href*="/papers/"]').allInnerTexts()

test('year, month and week lead to the day and back', async ({ page }) => {
  const [year, month, week] = [yearOf(newest), monthLabel(monthOf(newest)), Number(isoWeek(newest).slice(6))]
  await page.goto('editions/')
  await page.getByRole('navigation', { name: 'Years and months' }).getByRole('link', { name: year }).click()
  await expect(page.locator('h1')).toHaveText(year)
  await page.getByRole('link', { name: month }).click()
  await expect(page.locator('h1')).toHaveText(month)
  await page
    .getByRole('table', { name: month })
    .getByRole('link', { name: String(Number(newest.slice(8))), exact: true })
    .click()
  await expect(page.locator('h1')).toHaveText(formatDate(newest))
  await page.getByRole('link', { name: `Week ${week}` }).click()
  await expect(page.locator('h1')).toHaveText(`Week ${week} of ${isoWeek(newest).slice(0, 4)}`)
  const rest = papersOf(newest).length - TITLES_OF_WEEK
  if (rest > 1) await expect(page.getByRole('link', { name: `and ${rest} other papers` })).toBeVisible()
})

test('the editions since the last visit are shown until the next visit', async ({ page, context }) => {
  const news = page.getByRole('heading', { name: 'New since your last visit' })
  await page.goto('')
  await expect(news).toBeHidden()
  await lastVisit(page, '2000-01-01')
  await page.reload()
  await expect(news).toBeVisible()
  await expect(page.locator('new-since').getByRole('link', { name: formatDate(newest) })).toBeVisible()
  await page.reload()
  await expect(news).toBeVisible()
  const next = await context.newPage()
  await next.goto('')
  await expect(next.getByRole('heading', { name: 'New since your last visit' })).toBeHidden()
})

test('home shows the newest edition, and editions lead to their neighbours', async ({ page }) => {
  await page.goto('')
  const first = page.locator('.paper-list').first().locator('h3')
  expect(await first.allInnerTexts()).toEqual(papersOf(newest).map(({ title }) => title))
  await page.goto('editions/2025-01-02/')
  const neighbours = page.getByRole('navigation', { name: 'Neighbouring editions' })
  await expect(neighbours.getByRole('link')).toHaveText([/31 December 2024/, /3 January 2025/])
  await neighbours.getByRole('link', { name: /Earlier/ }).click()
  await expect(page.locator('h1')).toHaveText('31 December 2024')
  await neighbours.getByRole('link', { name: /Earlier/ }).click()
  await expect(page.locator('h1')).toHaveText('19 December 2024')
  await expect(neighbours.getByRole('link')).toHaveCount(1)
})

test('a week that spans two years holds the days of both', async ({ page }) => {
  await page.goto('editions/2025-W01/')
  await expect(page.locator('main h2')).toHaveText(['3 January 2025', '2 January 2025', '31 December 2024'])
  await page.getByRole('link', { name: 'December 2024', exact: true }).click()
  await expect(page.locator('main h2')).toHaveText(['31 December 2024', '19 December 2024'])
})

test('the calendars of the years hold every day, and lead to it', async ({ page }) => {
  await page.goto('editions/')
  await page.getByRole('navigation', { name: 'Years and months' }).getByRole('link', { name: '2025' }).click()
  const january = page.getByRole('table', { name: 'January 2025' })
  await expect(january.getByRole('link')).toHaveText(['January 2025', '2', '3'])
  await january.getByRole('link', { name: '2', exact: true }).click()
  await expect(page.locator('h1')).toHaveText('2 January 2025')
})

test('a paper of two editions has one page, with the facts of the richer source', async ({ page }) => {
  await page.goto('titles/')
  expect((await titles(page)).filter(title => title.includes('Birch'))).toHaveLength(1)
  await page.goto('papers/the-leaves-of-the-birch/')
  for (const text of ['31 December 2024', '2 January 2025', 'Ada Byron, Emmy Noether', '12 when'])
    await expect(page.locator('main')).toContainText(text)
  await expect(page.getByRole('link', { name: /^lines/ })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/papers\/daily\/blob\/HEAD\/content\/sources\/2024-12-31\.txt\?plain=1#L15-L17$/,
  )
  await expect(page.getByRole('link', { name: 'Suggest a correction' })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/papers\/daily\/issues\/new\?title=Correction/,
  )
})

test('a withdrawn paper says why at its address, and is listed nowhere', async ({ page }) => {
  await page.goto('papers/the-leaves-of-the-alder/')
  await expect(page.locator('main')).toContainText('It was a poplar.')
  await page.goto('titles/')
  expect((await titles(page)).filter(title => title.includes('Alder'))).toEqual([])
})

test('the next visit shows the editions since the last', async ({ page }) => {
  await page.goto('')
  await lastVisit(page, '2024-12-31')
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
      await page.goto(path)
      await expect(page).toHaveURL(/\/papers\/(?:cedar|the-leaves-of-the-elm)\/$/)
      await expect(page.locator('h1')).toHaveText(`The Leaves of the ${title}`)
    })
})
