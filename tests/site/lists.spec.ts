import { expect, type Page, test } from 'playwright/test'
import { days, newest, PAGE_KINDS, papersOf } from './content.ts'

const rows = (page: Page) => page.locator('.paper-row:visible')
const rowTitles = (page: Page) => page.locator('.paper-row:visible h3').allTextContents()
/** Presses a key on a page after its script has started. */
async function press(page: Page, key: string): Promise<void> {
  await page.waitForLoadState()
  await page.keyboard.press(key)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

test('a list is shown as titles, sentences or abstracts, and the choice is kept without a shift', async ({
  page,
}) => {
  await page.goto(PAGE_KINDS.edition)
  const abstract = page.locator('.paper-row .abstract').first()
  await expect(abstract).toBeHidden()
  await page.getByLabel('Abstracts').check()
  await expect(abstract).toBeVisible()
  await page.addInitScript(() => {
    new PerformanceObserver(list => {
      const sum = list.getEntries().reduce((sum, entry) => sum + Reflect.get(entry, 'value'), 0)
      Object.assign(globalThis, { shift: sum })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`${PAGE_KINDS.edition}?sort=title`, { waitUntil: 'networkidle' })
  await expect(abstract).toBeVisible()
  await expect(page.getByLabel('Abstracts')).toBeChecked()
  expect(await page.evaluate(() => Reflect.get(globalThis, 'shift') ?? 0)).toBe(0)

  await page.getByLabel('Titles').check()
  await expect(page.locator('.paper-row .excerpt:visible')).toHaveCount(0)
  await page.getByLabel('Sentence').check()
  await expect(page.locator('.paper-row .excerpt').first()).toBeVisible()
})

test('the address holds order and filter, and restores them', async ({ page }) => {
  await page.goto(PAGE_KINDS.edition)
  const all = await rowTitles(page)
  await page.getByLabel('Sort by').selectOption('title')
  await expect(page).toHaveURL(/\?sort=title$/)
  const sorted = await rowTitles(page)
  expect(sorted).toEqual(all.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  await page.getByLabel('With code').check()
  await expect(page).toHaveURL(/\?sort=title&code$/)
  const withCode = await rowTitles(page)
  expect(withCode.length).toBeLessThan(all.length)
  expect(withCode.length).toBeGreaterThan(0)
  await expect(page.locator('list-tools [role="status"]')).toHaveText(
    `${withCode.length} of ${all.length} papers`,
  )

  await page.reload()
  expect(await rowTitles(page)).toEqual(withCode)
  await page.getByRole('button', { name: 'Show all' }).press('Enter')
  expect(await rowTitles(page)).toEqual(sorted)
})

test('keys move through the rows, unfold and open them, and go to the next paper in the order shown', async ({
  page,
}) => {
  await page.goto(`${PAGE_KINDS.edition}?sort=title`)
  // Nobody has chosen a row yet.
  await page.keyboard.press('s')
  const [first = '', second = '', third = ''] = await rowTitles(page)
  for (const [key, title] of [
    ['j', first],
    ['j', second],
    ['j', third],
    ['k', second],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => focused(page)).toBe(title)
  }
  await page.keyboard.press('x')
  await expect(page.locator('.paper-row .abstract:visible')).toHaveCount(1)
  await page.keyboard.press('s')
  await expect(page.locator('[data-saved] h3')).toHaveText([second])
  await page.keyboard.press('o')
  await expect(page.locator('h1')).toHaveText(second)
  await press(page, 'n')
  await expect(page.locator('h1')).toHaveText(third)
  await press(page, 'p')
  await expect(page.locator('h1')).toHaveText(second)
  await page.goBack()
  await expect(page).toHaveURL(/\?sort=title$/)
})

test('on a paper that was opened from no list, the keys go through its edition', async ({ page }) => {
  const [first, second] = papersOf(days.at(-1) ?? '')
  await page.goto(`papers/${second?.slug}/`)
  await press(page, 'p')
  await expect(page.locator('h1')).toHaveText(first?.title ?? '')
  await press(page, 'n')
  await expect(page.locator('h1')).toHaveText(second?.title ?? '')
})

test('the keys are listed, can be switched off, and are off while typing', async ({ page }) => {
  await page.goto(PAGE_KINDS.edition)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await help.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.reload()
  await page.keyboard.press('j')
  await page.keyboard.press('/')
  expect(await focused(page)).toContain('Skip to the text')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Keys' }).press('Enter')
  await help.getByRole('checkbox').check()
  await page.keyboard.press('Escape')
  await page.goto('search/')
  await page.locator('#q').pressSequentially('joker')
  await expect(page.locator('#q')).toHaveValue('joker')
})

test('home shows the days before a short newest day, each once and under its date', async ({ page }) => {
  await page.goto('')
  const [first = 0, ...counts] = await page
    .locator('.paper-list')
    .evaluateAll(lists => lists.map(({ children }) => children.length))
  const before = days
    .filter(day => day < newest)
    .toSorted()
    .toReversed()
  const dates = await page
    .locator('.earlier-day h2 time')
    .evaluateAll(times => times.map(time => time.getAttribute('datetime')))
  expect(dates).toEqual(before.slice(0, dates.length))
  expect(first).toBe(papersOf(newest).length)
  const wholeDays = counts.slice(0, -1)
  expect(wholeDays).toEqual(before.slice(0, wholeDays.length).map(day => papersOf(day).length))
  const all = first + counts.reduce((sum, count) => sum + count, 0)
  expect(all).toBe(
    Math.min(
      20,
      [newest, ...before].reduce((sum, day) => sum + papersOf(day).length, 0),
    ),
  )
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('each row unfolds its abstract, and no useless control is shown', async ({ page }) => {
    await page.goto(PAGE_KINDS.edition)
    const row = rows(page).first()
    await row.locator('summary').click()
    await expect(row.locator('.abstract')).toBeVisible()
    await expect(page.locator('list-tools')).toBeHidden()
    await expect(page.locator('.keys')).toBeHidden()
  })
})
