import { readFile } from 'node:fs/promises'
import { type BrowserContext, expect, type Locator, type Page, test } from 'playwright/test'
import type { Bookmark } from '../../src/reading/bookmark.ts'
import { expectAccessible } from '../accessible.ts'
import { BASE } from '../sites.ts'
import { newest, papersOf, plain, withFacts, withIdentity } from './content.ts'

const EDITION = `editions/${newest}/`
const NOW = '2025-07-30T08:15:00.000Z'

const kept = ({ slug, title }: { slug: string; title: string }, more: Partial<Bookmark> = {}): Bookmark => ({
  version: 1,
  slug,
  title,
  saved: NOW,
  ...more,
})

/** Stores rows on the device, as an earlier visit would. */
async function keep(page: Page, rows: readonly object[]): Promise<void> {
  await page.goto('about/')
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1)
  await page.evaluate(
    ([name, rows]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const tx = opening.result.transaction('papers', 'readwrite')
          for (const row of rows) tx.objectStore('papers').put(row)
          tx.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    [`${BASE}reading`, rows] as const,
  )
}

const rowsOf = (page: Page): Locator => page.locator('[data-list] > li')
const notice = (page: Page): Locator => page.locator('.notice')

async function exported(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name, exact: true }).click()
  return readFile(await (await download).path(), 'utf8')
}

async function take(page: Page, name: string, text: string): Promise<void> {
  await page.setInputFiles('input[type="file"]', { name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

async function other(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path)
  return page
}

test('papers saved and read in one tab are so in all, by keyboard', async ({ page, context }) => {
  const [first] = papersOf(newest)
  await page.goto(EDITION)
  const row = page.locator(`[data-paper="${first?.slug}"]`)
  const save = row.getByRole('button', { name: `Save: ${first?.title}` })
  const { height = 0 } = (await row.boundingBox()) ?? {}
  const mine = await other(context, 'my/')
  await expect(mine.getByText('Nothing is saved yet')).toBeVisible()

  await save.press('Enter')
  await expect(save).toHaveAttribute('aria-pressed', 'true')
  await expect(row).toHaveAttribute('data-saved', '')
  await expect(rowsOf(mine)).toHaveCount(1)
  await expect(mine.locator('.my-link b')).toHaveText('1')
  await expect(page.locator('.my-link b')).toHaveText('1')
  expect((await row.boundingBox())?.height).toBe(height)

  await rowsOf(mine).getByRole('link').click()
  await expect(mine.getByRole('button', { name: 'Mark as read' })).toHaveAttribute('aria-pressed', 'true')
  await expect(row).toHaveAttribute('data-read', 'now')
  // Papers read meanwhile stay visible until the reader hides read papers; then, and on the next page, they are hidden.
  const hide = page.getByRole('button', { name: 'Hide read' })
  await hide.press('Enter')
  await expect(row).toBeHidden()
  await page.reload()
  await expect(row).toBeHidden()
  await expect(page.locator('hide-read')).toContainText('1 of')
  await mine.goto('my/')
  await expect(rowsOf(mine)).toBeVisible()
  await mine.goBack()
  await hide.click()
  await expect(row).toBeVisible()
  await row.locator('[data-mark-read]').click()
  await expect(row).not.toHaveAttribute('data-read')
  await expect(mine.getByRole('button', { name: 'Mark as read' })).toHaveAttribute('aria-pressed', 'false')
})

test('a search result is saved in its place', async ({ page }) => {
  await page.goto('search/?q=leaves+oak')
  const result = page.locator('.search-results > li').filter({ hasText: withIdentity.title })
  await result.locator('[data-save]').click()
  await expect(result).toHaveAttribute('data-saved', '')
  await page.goto('my/')
  await expect(rowsOf(page).getByRole('link')).toHaveText(withIdentity.title)
  // This holds whether or not the page of the paper was fetched before this page was left.
  await expect(rowsOf(page).locator('[data-authors]')).toHaveText('Emmy Noether et al.')
})

test('a paper is removed, brought back, searched and noted, and nothing moves or is inaccessible', async ({
  page,
}) => {
  const papers = papersOf(newest).slice(0, 3)
  await keep(
    page,
    papers.map((paper, at) => kept(paper, { saved: `2025-07-0${9 - at}T00:00:00.000Z`, note: `Note ${at}` })),
  )
  await page.goto('my/')
  const rows = rowsOf(page)
  await expect(rows).toHaveCount(3)
  await expectAccessible(page, 'three papers')
  expect(await page.evaluate(shift)).toBeLessThan(0.01)

  await rows.first().locator('[data-save]').press('Enter')
  await expect(rows).toHaveCount(2)
  await expect(notice(page)).toContainText('Removed')
  await expect(rows.first().locator('[data-save]')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(3)
  await expect(rows.first().getByRole('textbox')).toHaveValue('Note 0')
  await expect(rows.first().locator('[data-save]')).toBeFocused()

  await rows.nth(1).getByRole('textbox').fill('Ask about the proof')
  await page.getByRole('searchbox').fill('PROOF')
  await expect(rows).toHaveCount(1)
  await expect(page.locator('output')).toHaveText('1 of 3 papers')
  await page.getByRole('searchbox').fill('PROOF of nothing')
  await expect(page.getByRole('button', { name: 'Copy a link' })).toBeDisabled()
  await page.reload()
  await expect(rows.nth(1).getByRole('textbox')).toHaveValue('Ask about the proof')
  await page.getByRole('combobox').selectOption('Title')
  const titles = await rows.getByRole('link').allTextContents()
  expect(titles).toEqual(titles.toSorted(new Intl.Collator('en', { numeric: true }).compare))
})

/** The layout shift so far. */
function shift(): Promise<number> {
  return new Promise(resolve => {
    let sum = 0
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'))
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 200)
  })
}

test('the list is exported, forgotten and imported again whole', async ({ page }) => {
  const read = kept(plain, { saved: undefined, read: NOW })
  await keep(page, [
    kept(withFacts, { note: 'Why?\n\nBecause.', version: 2, colour: 'red' } as Partial<Bookmark>),
    kept(withIdentity),
    read,
  ])
  await page.goto('my/')
  const bib = await exported(page, 'BibTeX')
  expect(bib.match(/^@misc\{/gm)).toHaveLength(2)
  expect(await exported(page, 'RIS')).toMatch(/^TY {2}- .*\r\n(?:.*\r\n)+ER {2}- /)
  expect(await exported(page, 'Markdown')).toContain('Because.')
  const json = await exported(page, 'JSON')
  expect(json).toContain('"colour":"red"')

  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(page.getByText('Nothing is saved yet')).toBeVisible()
  for (const [name, text, said] of [
    [
      'cut.json',
      json.slice(0, json.length / 2),
      /cut\.json was not imported, and nothing is changed\. Line \d+, column \d+/,
    ],
    [
      'wrong.json',
      json.replaceAll(NOW, 'yesterday'),
      /Line 2, column 3: papers\[0\]: (saved|read) must be a time/,
    ],
    ['cut.bib', bib.slice(0, bib.length - 20), /Line \d+, column 1: this entry is not complete/],
    ['paper.pdf', '%PDF-1.7', /neither a list that was exported here \(JSON\) nor BibTeX/],
  ] as const) {
    await take(page, name, text)
    await expect(page.locator('[data-said]')).toHaveText(said)
    await expect(rowsOf(page)).toHaveCount(0)
  }

  await take(page, 'list.json', json)
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(page.locator('[data-said]')).toContainText('3 papers added')
  expect(await exported(page, 'JSON')).toBe(json)
  await notice(page).getByRole('button', { name: 'Undo' }).click()
  await expect(rowsOf(page)).toHaveCount(0)

  await take(page, 'mine.bib', `${bib}\n@misc{other, title={A Paper of Another Site}}\n`)
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(page.locator('[data-said]')).toContainText(
    /2 papers added.*A Paper of Another Site \(line \d+\)/,
  )
})

test('a link holds a list for others, who look at it before they save it', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await keep(page, [kept(withFacts), kept(withIdentity)])
  await page.goto('my/')
  await page.getByRole('button', { name: 'Copy a link to these papers' }).click()
  await expect(page.locator('[data-said]')).toContainText('Copied a link to 2 papers')
  const link = await page.evaluate(() => navigator.clipboard.readText())

  const guest = await (await browser.newContext()).newPage()
  await guest.goto(link)
  const shared = guest.locator('shared-list')
  await expect(shared.getByRole('link', { name: withFacts.title })).toBeVisible()
  await expect(rowsOf(guest)).toHaveCount(0)
  await shared.getByRole('button', { name: 'Save all' }).click()
  await expect(rowsOf(guest)).toHaveCount(2)
  await expect(shared).toBeHidden()
  expect(new URL(guest.url()).hash).toBe('')
  await guest.goto(link.slice(0, -3))
  await expect(shared).toContainText('holds no list, or only a part of one')
  await guest.context().close()
})

test('if the browser stores nothing, the tab does, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Private', 'SecurityError')
    }
  })
  await page.goto(EDITION)
  await page.locator('.paper-row [data-save]').first().click()
  await expect(notice(page)).toContainText('This browser keeps nothing')
  await notice(page).getByRole('link', { name: 'Export it' }).click()
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(page.locator('[data-refusal]')).toContainText('as long as this tab')
  expect(await exported(page, 'JSON')).toContain(papersOf(newest)[0]?.slug)
})

test('a full device and damaged rows are reported, and lose nothing', async ({ page }) => {
  const [first, second] = papersOf(newest)
  if (!first || !second) throw new Error('The edition has too few papers.')
  await keep(page, [
    kept(first),
    { slug: second.slug, title: second.title, saved: 'yesterday', note: 'Mine' },
  ])
  await page.goto('my/')
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(page.locator('[data-damaged]')).toContainText('1 row of the list could not be read')
  expect(await exported(page, 'Save it as a file')).toContain('"note": "Mine"')
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room', 'QuotaExceededError')
    }
  })
  await rowsOf(page).getByRole('textbox').fill('Written when it was full')
  await expect(page.locator('[data-refusal]')).toContainText('no room on this device')
  // The next page offers the device again what it could not store.
  await page.goto('about/')
  await page.goto('my/')
  await expect(rowsOf(page).getByRole('textbox')).toHaveValue('Written when it was full')
  await expect(page.locator('[data-refusal]')).toBeHidden()
})

test('10,000 saved papers stay quick', async ({ page }) => {
  test.slow()
  const many = Array.from({ length: 10_000 }, (_, at) =>
    kept(
      { slug: `paper-${at}`, title: `On the ${at}th question of machines that learn` },
      { authors: 'Wu et al.', year: '2024' },
    ),
  )
  await keep(page, many)
  const time = async (act: () => Promise<void>) => {
    const start = Date.now()
    await act()
    return Date.now() - start
  }
  const opened = await time(async () => {
    await page.goto('my/')
    await expect(page.locator('output')).toHaveText('10000 papers')
  })
  const found = await time(async () => {
    await page.getByRole('searchbox').fill('9999th wu')
    await expect(rowsOf(page)).toHaveCount(1)
  })
  const removed = await time(async () => {
    await rowsOf(page).locator('[data-save]').click()
    await expect(rowsOf(page)).toHaveCount(0)
  })
  const saved = await time(async () => {
    expect((await exported(page, 'JSON')).split('\n').length).toBeGreaterThan(10_000)
  })
  console.log({ opened, found, removed, saved })
  for (const took of [opened, found, removed, saved]) expect(took).toBeLessThan(5000)
})

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the list is read, changed and exported without a network', async ({ page, context }) => {
    await page.goto(EDITION)
    await expect(page.locator('#offline-status')).toHaveText(/^(\d+) of \1 papers offline/, {
      timeout: 30_000,
    })
    await context.setOffline(true)
    await page.locator('.paper-row [data-save]').nth(1).click()
    await page.goto('my/')
    await expect(rowsOf(page)).toHaveCount(1)
    expect(await exported(page, 'BibTeX')).toMatch(/^@misc\{/)
    await context.setOffline(false)
  })
})
