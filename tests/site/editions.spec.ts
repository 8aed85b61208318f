import { expect, test } from 'playwright/test'
import { isoWeek, monthLabel, monthOf, yearOf } from '../../src/papers/periods.ts'
import { formatDate } from '../../src/site/dates.ts'
import { newest, papersOf } from './content.ts'

const TITLES_OF_WEEK = 12

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

test('what is new since the last visit stays until the next visit', async ({ page, context }) => {
  const news = page.getByRole('heading', { name: 'New since your last visit' })
  await page.goto('')
  await expect(news).toBeHidden()
  await page.evaluate(() => {
    localStorage.setItem('newest-edition-seen', '2000-01-01')
    sessionStorage.clear()
  })
  await page.reload()
  await expect(news).toBeVisible()
  await expect(page.locator('new-since').getByRole('link', { name: formatDate(newest) })).toBeVisible()
  await page.reload()
  await expect(news).toBeVisible()
  const next = await context.newPage()
  await next.goto('')
  await expect(next.getByRole('heading', { name: 'New since your last visit' })).toBeHidden()
})
