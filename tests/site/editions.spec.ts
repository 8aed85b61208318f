import { expect, test } from 'playwright/test'

test('year, month and week lead to the day and back', async ({ page }) => {
  await page.goto('editions/')
  await page.getByRole('navigation', { name: 'Years and months' }).getByRole('link', { name: '2025' }).click()
  await expect(page.locator('h1')).toHaveText('2025')
  await page.getByRole('link', { name: 'July 2025' }).click()
  await expect(page.locator('h1')).toHaveText('July 2025')
  await page.getByRole('table', { name: 'July 2025' }).getByRole('link', { name: '30' }).click()
  await expect(page.locator('h1')).toHaveText('30 July 2025')
  await page.getByRole('link', { name: 'Week 31' }).click()
  await expect(page.locator('h1')).toHaveText('Week 31 of 2025')
  await expect(page.getByRole('link', { name: 'and 60 other papers' })).toBeVisible()
})

test('what is new since the last visit stays until the next visit', async ({ page, context }) => {
  const news = page.getByRole('heading', { name: 'New since your last visit' })
  await page.goto('')
  await expect(news).toBeHidden()
  await page.evaluate(() => {
    localStorage.setItem('newest-edition-seen', '2025-07-29')
    sessionStorage.clear()
  })
  await page.reload()
  await expect(news).toBeVisible()
  await expect(page.locator('new-since').getByRole('link', { name: '30 July 2025' })).toBeVisible()
  await page.reload()
  await expect(news).toBeVisible()
  const next = await context.newPage()
  await next.goto('')
  await expect(next.getByRole('heading', { name: 'New since your last visit' })).toBeHidden()
})
