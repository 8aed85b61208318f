import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { load } from 'js-yaml'
import { expect, test } from 'playwright/test'
import { z } from 'zod'
import { papers, withMath } from '../listing.ts'
import { built, FIRST_DAY } from './site.ts'

let file = ''
let epub = ''
let url = ''

test.beforeAll(() => {
  const downloads = join(built(), 'downloads')
  file = join(downloads, `daily-papers-${FIRST_DAY}.html`)
  epub = join(downloads, `daily-papers-${FIRST_DAY}.epub`)
  url = pathToFileURL(file).href
})

test.use({ offline: true })

test('the file of an edition loads nothing and shows every paper', async ({ page }) => {
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => problems.push(message.text()))
  page.on('request', request => {
    if (request.url().split('#')[0] !== url) problems.push(request.url())
  })
  await page.goto(url)
  await expect(page.locator('.lists .paper-row')).toHaveCount(papers.length)
  for (const { slug, title } of papers) {
    await page.goto(`${url}#${slug}`)
    await expect(page).toHaveTitle(new RegExp(`^${RegExp.escape(title)} · `))
    await expect(page.locator('.abstract:visible')).toHaveCount(1)
  }
  await page.goto(`${url}#${withMath.slug}`)
  await expect(page.locator('.abstract:visible math').first()).toBeVisible()
  await page.getByRole('button', { name: 'Dark theme' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goBack()
  expect(problems).toEqual([])
  expect(readFileSync(file).length).toBeLessThan(540_000)
})

test('the file has the fonts of the site, and headings without a gap', async ({ page }) => {
  await page.goto(url)
  await page.fill('#q', 'model')
  await expect(page.locator('.results h3')).not.toHaveCount(0)
  const { levels, faces } = await page.evaluate(async () => ({
    levels: [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName.slice(1))),
    faces: (await Promise.all([...document.fonts].map(face => face.load()))).map(({ family }) => family),
  }))
  expect(levels[0]).toBe(1)
  for (const [index, level] of levels.entries())
    expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
  // No paper has words in italics.
  expect(faces.map(family => family.replaceAll('"', ''))).toEqual(['Paper Serif', 'Paper Math'])
})

test('formulas of the file are set in the font that it carries, every character of them', async ({
  page,
}) => {
  await page.goto(url)
  // On paper all papers are laid out.
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => Promise.all([...document.fonts].map(face => face.load())))
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '.papers .abstract math :is(mi, mn, mo)',
  })
  expect(nodeIds.length).toBeGreaterThan(50)
  const used = new Map<string, number>()
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    for (const { familyName, glyphCount } of fonts)
      used.set(familyName, (used.get(familyName) ?? 0) + glyphCount)
  }
  expect([...used.keys()]).toEqual(['Paper Math'])
})

test("the file's search finds the papers that the site's search finds, also with typing errors", async ({
  page,
}) => {
  const kinds = z.array(z.object({ queries: z.array(z.object({ q: z.string(), expect: z.string() })) }))
  const queries = kinds.parse(load(readFileSync(join(import.meta.dirname, '../search/queries.yml'), 'utf8')))
  await page.goto(url)
  const missed: string[] = []
  const all = queries.flatMap(kind => kind.queries)
  for (const { q, expect: title } of all) {
    await page.fill('#q', q)
    const titles = await page.locator('.results h3').allTextContents()
    if (!titles.slice(0, 3).some(found => found.trim().startsWith(title))) missed.push(q)
  }
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(all.length * 0.1)
  await page.fill('#q', 'zzzzqqqq')
  await expect(page.getByText('Nothing found in this file')).toBeVisible()
  await page.fill('#q', 'vanilanet')
  await page.locator('.results a').first().click()
  await expect(page.locator('.title:visible')).toContainText('VanillaNet')
  await page.goBack()
  await expect(page.locator('.results')).toBeVisible()
})

test('the printed file holds the list and every abstract', async ({ page }) => {
  await page.goto(url)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.abstract:visible')).toHaveCount(papers.length)
  await expect(page.locator('#q')).toBeHidden()
})

test('the EPUB has no error and no warning', async () => {
  const { messages } = await EpubCheck.validate(new Uint8Array(readFileSync(epub)))
  expect(messages).toEqual([])
})

test('the EPUB can be read as a stream: its first header says how long the stored media type is', () => {
  const bytes = readFileSync(epub)
  const [flags, size] = [bytes.readUInt16LE(6), bytes.readUInt32LE(22)]
  expect(flags & 8).toBe(0)
  expect(bytes.toString('latin1', 38, 38 + size)).toBe('application/epub+zip')
})
