import { expect, type Page, test } from 'playwright/test'
import { expectAccessible } from '../accessible.ts'
import { papers } from '../listing.ts'
import { ODD_QUERIES } from './odd-queries.ts'

/** The first paper of the sample that a search for these words must find. */
const WORDS = 'key value bottleneck'
const TITLE = 'Discrete Key-Value Bottleneck'

const results = (page: Page) => page.locator('a[data-search-result]')
const status = (page: Page) => page.locator('.search-status')

async function search(page: Page, typed: string): Promise<void> {
  await page.goto('search/')
  await page.getByRole('searchbox', { name: 'Search papers' }).fill(typed)
}

test('the index holds every paper once, and nothing else of the site', async ({ page, baseURL }) => {
  await page.goto(`papers/${papers[0]?.slug}/`)
  const navigation = (await page.locator('body > header, body > footer').allInnerTexts()).join('\n')
  const phrases = navigation.split('\n').filter(line => line.split(' ').length > 2)
  expect(phrases.length).toBeGreaterThan(0)
  const indexed = await page.evaluate(
    async root => {
      const { createInstance } = await import(`${root}pagefind.js`)
      const { results: all } = await createInstance({ basePath: root, noWorker: true }).search(null)
      return Promise.all(all.map((hit: { data(): unknown }) => hit.data()))
    },
    `${new URL(baseURL ?? '').pathname}pagefind/`,
  )
  const addresses = indexed.map(({ url }) => url.replace(/^.*papers\//, ''))
  expect(addresses.sort()).toEqual(papers.map(({ slug }) => `${slug}/`).sort())
  for (const { content } of indexed) {
    expect(content).not.toMatch(/\\[a-zA-Z]+/)
    for (const phrase of phrases) expect(content).not.toContain(phrase)
  }
})

test('no part of the search is fetched before it is used', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', request => fetched.push(request.url()))
  await page.goto('search/', { waitUntil: 'networkidle' })
  expect(fetched.filter(url => url.includes('/pagefind/'))).toEqual([])
  await page.locator('#q').focus()
  await expect.poll(() => fetched.some(url => url.includes('wasm'))).toBe(true)
})

test('the address holds the search, and Back and Forward lead through searches', async ({ page }) => {
  await search(page, WORDS)
  await expect(results(page).first()).toHaveText(TITLE)
  await expect(page).toHaveURL(/\?q=key\+value\+bottleneck$/)
  await page.keyboard.press('Enter')
  await page.locator('#q').fill('lossless')
  await expect(results(page).first()).toContainText('Lossless')
  await page.goBack()
  await expect(page.locator('#q')).toHaveValue(WORDS)
  await expect(results(page).first()).toHaveText(TITLE)
  await page.goForward()
  await expect(page.locator('#q')).toHaveValue('lossless')
  await page.reload()
  await expect(results(page).first()).toContainText('Lossless')
})

test('the address holds filters and order; values of one filter are alternatives', async ({ page }) => {
  await page.goto('search/?q=transformer')
  await expect(results(page).first()).toBeVisible()
  const all = Number.parseInt((await status(page).textContent()) ?? '', 10)
  const code = page.getByRole('checkbox', { name: /Has code/ })
  const withCode = Number(
    /\((\d+)\)|(\d+)$/.exec((await page.locator('label', { has: code }).textContent()) ?? '')?.[2],
  )
  expect(withCode).toBeLessThan(all)
  await code.check()
  await expect(status(page)).toHaveText(`${withCode} papers`)
  await expect(page).toHaveURL(/q=transformer&code=yes/)
  await page.getByText('Edition', { exact: true }).click()
  await page.getByRole('checkbox', { name: /2025/ }).check()
  await expect(status(page)).toHaveText(`${withCode} papers`)
  await page.getByLabel('Sort by').selectOption('title')
  await expect(page).toHaveURL(/sort=title/)
  await expect(page.locator('.search-results')).not.toHaveAttribute('aria-busy')
  const titles = await results(page).allTextContents()
  expect(titles).toEqual(titles.toSorted(new Intl.Collator('en', { ignorePunctuation: true }).compare))
  await page.goBack()
  await page.goBack()
  await page.goBack()
  await expect(code).not.toBeChecked()
})

test('the dialog opens by shortcut, moves by arrows and opens a result', async ({ page }) => {
  await page.goto('about/')
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog', { name: 'Search' })
  const field = dialog.getByRole('searchbox', { name: 'Search papers' })
  await expect(field).toBeFocused()
  await page.keyboard.type('pruning')
  await expect(results(page).nth(2)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(results(page).first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(results(page).last()).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(results(page).nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  const title = (await results(page).first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('the shortcut opens the dialog again at once, while its field still has the focus', async ({ page }) => {
  await page.goto('about/')
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog', { name: 'Search' })
  const field = dialog.getByRole('searchbox', { name: 'Search papers' })
  await expect(field).toBeFocused()
  await field.evaluate(input => {
    input.closest('dialog')?.close()
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }),
    )
  })
  await expect(dialog).toBeVisible()
  await expect(field).toBeFocused()
})

test('results that come later leave the focus where it was among them', async ({ page }) => {
  await page.goto('about/')
  await page.keyboard.press('/')
  const field = page.getByRole('dialog').getByRole('searchbox')
  const type = (typed: string) =>
    field.evaluate((input: HTMLInputElement, value) => {
      input.value = value
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }, typed)
  await type('model')
  await expect(results(page).nth(2)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(results(page).nth(1)).toBeFocused()
  const before = await results(page).allTextContents()
  await type('training')
  await expect.poll(() => results(page).allTextContents()).not.toEqual(before)
  await expect(results(page).nth(1)).toBeFocused()
  await type('qqqqzzzz')
  await expect(results(page)).toHaveCount(0)
  await expect(field).toBeFocused()
})

test('a paper opened from a search has its words marked, to step through and to remove', async ({ page }) => {
  await search(page, 'matryoshka')
  await results(page).first().click()
  const bar = page.getByRole('group', { name: 'Words from your search' })
  await expect(bar).toContainText(/\d+ matches/)
  expect(await page.locator('article mark').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/matryoshka/i)]),
  )
  const text = await page.locator('article').textContent()
  await bar.getByRole('button', { name: 'Next match' }).click()
  await expect(bar).toContainText(/^1 of/)
  await expect(page.locator('mark[aria-current]')).toHaveCount(1)
  await bar.getByRole('button', { name: 'Remove the marks' }).click()
  await expect(page.locator('article mark')).toHaveCount(0)
  expect(await page.locator('article').textContent()).toBe(text)
  await expect(page).toHaveURL(/\/$/)
})

test('misspelt words are corrected with a notice, and one click undoes it', async ({ page }) => {
  await search(page, 'vanilanet')
  await expect(results(page).first()).toContainText('VanillaNet')
  await expect(page.getByText('No paper prints “vanilanet”')).toBeVisible()
  await page.getByRole('link', { name: 'vanillanet', exact: true }).click()
  await expect(page.locator('#q')).toHaveValue('vanillanet')
  await expect(page.getByText('No paper prints')).toBeHidden()
  await page.locator('#q').fill('vanilanet')
  await page.getByRole('link', { name: 'Search for it as typed' }).click()
  await expect(page.locator('#q')).toHaveValue('"vanilanet"')
  await expect(status(page)).toHaveText(/^Nothing found/)
})

test('a question in other words is answered by meaning, from the nearest sentence', async ({ page }) => {
  await search(page, 'remove writing from photos')
  await expect(page.getByText('No paper prints “writing” or “photos”.')).toBeVisible()
  const first = page.locator('.search-results > li').first()
  await expect(first.getByText('By meaning')).toBeVisible()
  await expect(first.getByRole('heading', { level: 2 })).toContainText('DeepEraser')
  await expect(page.locator('.search-line')).toHaveCount(1)
})

test('papers of similar meaning follow those that have the words', async ({ page }) => {
  await search(page, WORDS)
  await expect(page.locator('.search-results')).not.toHaveAttribute('aria-busy')
  await expect(results(page)).toHaveCount(10)
  const line = page.locator('.search-results > li', { has: page.getByText('By meaning') })
  await expect(line).toHaveCount(1)
  await expect(page.locator('.search-results > li').first()).not.toContainText('By meaning')
})

test('Back from a result restores its search: how many are shown, and where', async ({ page }) => {
  await page.goto('search/?q=model')
  await page.getByRole('button', { name: /^Show \d+ more$/ }).click()
  await expect(results(page)).toHaveCount(20)
  const result = results(page).nth(15)
  await result.scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate(() => scrollY)
  const title = (await result.textContent()) ?? ''
  await result.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goBack()
  await expect(results(page)).toHaveCount(20)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled - 50)
  await page.reload()
  await expect(results(page).first()).toBeVisible()
})

test('Back from a result opens the dialog that it was found in', async ({ page }) => {
  await page.goto('about/')
  await page.keyboard.press('/')
  const field = page.getByRole('dialog', { name: 'Search' }).getByRole('searchbox')
  await field.fill('pruning')
  await results(page).nth(2).click()
  await expect(page.locator('article.paper')).toBeVisible()
  await page.goBack()
  await expect(field).toHaveValue('pruning')
  await expect(results(page).nth(2)).toBeVisible()
})

test('the shortcut opens the last search again, selected', async ({ page }) => {
  await page.goto('about/')
  await page.keyboard.press('/')
  await page.getByRole('dialog').getByRole('searchbox').fill(WORDS)
  await results(page).first().click()
  await expect(page.locator('article.paper')).toBeVisible()
  await page.waitForLoadState()
  await page.keyboard.press('/')
  const field = page.getByRole('dialog').getByRole('searchbox')
  await expect(field).toHaveValue(WORDS)
  await page.keyboard.type('lossless')
  await expect(field).toHaveValue('lossless')
})

test('n and p lead from result to result, and Back to the search', async ({ page }) => {
  await search(page, 'pruning')
  await expect(results(page).nth(1)).toBeVisible()
  await expect(page.locator('.search-results')).not.toHaveAttribute('aria-busy')
  const [first = '', second = ''] = await results(page).allTextContents()
  const heading = page.getByRole('heading', { level: 1 })
  await results(page).first().click()
  await expect(heading).toHaveText(first)
  // Keys are heard once the page's script has run.
  for (const [key, title] of [
    ['n', second],
    ['p', first],
  ] as const) {
    await page.waitForLoadState('load')
    await page.keyboard.press(key)
    await expect(heading).toHaveText(title)
  }
  await page.goBack()
  await expect(page.locator('#q')).toHaveValue('pruning')
})

test('before anything is typed there are examples and the newest papers', async ({ page }) => {
  await page.goto('search/')
  await page.locator('#q').focus()
  await expect(page.getByRole('heading', { name: 'Newest papers' })).toBeVisible()
  await page.locator('.search-recent a').first().click()
  await expect(results(page).first()).toBeVisible()
})

test('recent searches are kept, offered, and cleared', async ({ page }) => {
  await search(page, WORDS)
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.goto('search/')
  await page.locator('#q').focus()
  await page.getByRole('link', { name: WORDS }).click()
  await expect(results(page).first()).toHaveText(TITLE)
  await page.locator('#q').fill('')
  await page.getByRole('button', { name: 'Clear recent searches' }).click()
  await expect(page.getByText('Recent searches')).toBeHidden()
})

test('any text gives results or says that there is nothing', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('dialog', () => errors.push('markup ran as code'))
  await page.goto('search/')
  const field = page.locator('#q')
  for (const typed of ODD_QUERIES.filter((_, at) => at % 5 === 0)) {
    await field.fill(typed)
    await expect(page.locator('.search-results')).not.toHaveAttribute('aria-busy')
    await expect(status(page)).toHaveText(/^(?:[\d,]+ papers?|Nothing found for “.+”|)$/)
    expect(await page.locator('paper-search img, paper-search script').count()).toBe(0)
  }
  await page.reload()
  expect(errors).toEqual([])
})

test('a screen reader finds a search field, a status and a list of results under headings in order', async ({
  page,
}) => {
  await search(page, WORDS)
  const region = page.getByRole('search')
  await expect(region.getByRole('searchbox', { name: 'Search papers' })).toHaveValue(WORDS)
  const list = page.getByRole('list', { name: 'Results' })
  const heading = list.getByRole('listitem').first().getByRole('heading', { level: 2, name: TITLE })
  await expect(heading.getByRole('link', { name: TITLE })).toBeVisible()
  await expect(
    list
      .getByRole('listitem')
      .first()
      .getByText(/^\d{1,2} [A-Z][a-z]+ \d{4}$/),
  ).toBeVisible()
  await expect(status(page)).toHaveText(/^[\d,]+ papers?$/)
  await expect(page.getByRole('form', { name: 'Filter and sort' })).toBeVisible()
  const levels = await page
    .getByRole('heading')
    .evaluateAll(headings => headings.map(({ tagName }) => Number(tagName.slice(1))))
  expect(levels[0]).toBe(1)
  expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true)
})

test('the search is accessible in any state', async ({ page }) => {
  const check = (state: string) => expectAccessible(page, state)
  await page.goto('search/')
  await page.locator('#q').focus()
  await expect(page.locator('.search-hint')).toBeVisible()
  await check('start')
  for (const typed of ['pruning', 'vanilanet', 'which method removes text from a picture', 'xyzzyq']) {
    await page.locator('#q').fill(typed)
    await expect(page.locator('.search-results')).not.toHaveAttribute('aria-busy')
    await expect(status(page)).not.toHaveText('')
    await check(typed)
  }
  await page.goto('search/?q=pruning&edition=2000-01-01')
  await expect(page.getByRole('button', { name: 'Clear the filters' })).toBeVisible()
  await check('hidden by filters')
  await page.route(/pagefind\.js/, route => route.abort())
  await page.goto('search/?q=pruning')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await check('error')
})

test('the search works again after an error', async ({ page }) => {
  await page.route(/pf_meta/, route => route.abort())
  await page.goto('search/?q=pruning')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await page.unroute(/pf_meta/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(results(page).first()).toBeVisible()
})

test('an address that leads nowhere offers the nearest titles', async ({ page }) => {
  await page.goto('papers/discrete-key-valu-bottleneck/')
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible()
})

test('text typed before the dialog appears is not lost', async ({ page }) => {
  // The search comes late, as it does on a slow network.
  await page.route(/app\.[^/]*\.js$/, async route => {
    await new Promise(resolve => setTimeout(resolve, 300))
    await route.continue()
  })
  await page.goto('')
  await page.keyboard.press('/')
  await page.keyboard.type('vanilla')
  await expect(page.getByRole('searchbox')).toHaveValue('vanilla')
  await expect(results(page).first()).toContainText('VanillaNet')
})

test('if the search cannot be loaded, the shortcut leads to the search page', async ({ page }) => {
  await page.goto('about/')
  await page.route(/app\.[^/]*\.js$/, route => route.abort())
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/search\/$/)
})

test('Control and Enter open the first result beside the search', async ({ page, context }) => {
  await page.goto('about/')
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill(WORDS)
  await expect(results(page).first()).toHaveText(TITLE)
  const opened = context.waitForEvent('page')
  await page.keyboard.press('Control+Enter')
  await expect((await opened).getByRole('heading', { level: 1 })).toHaveText(TITLE)
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible()
})
