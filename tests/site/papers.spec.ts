import { gzipSync } from 'node:zlib'
import { expect, test } from 'playwright/test'
import { shown } from '../entries.ts'
import { asTyped, readPaper } from '../read-paper.ts'
import { days, papers, papersOf, rightToLeft, withLinks, withMath } from './content.ts'

test('every paper has its page with its title and its whole abstract', async ({ page, request }) => {
  for (const { slug, title, heading, body } of papers) {
    const response = await request.get(`papers/${slug}/`)
    expect(response.status(), slug).toBe(200)
    const read = await readPaper(page, await response.text())
    expect(read.headings).toEqual([asTyped(heading ?? title)])
    expect(read.abstracts).toEqual([asTyped(shown(body))])
    expect(read.title).toContain(asTyped(title))
  }
})

test('math is typeset as MathML with its TeX as annotation', async ({ page }) => {
  await page.goto(`papers/${withMath.slug}/`)
  const math = page.locator('.abstract math')
  await expect(math.first()).toBeVisible()
  expect(await math.first().locator('annotation[encoding="application/x-tex"]').textContent()).toBeTruthy()
  expect(await page.locator('.katex-error').count()).toBe(0)
  const box = await math.first().boundingBox()
  expect(box?.width).toBeGreaterThan(4)
})

test('links in the abstract work, and are shown as buttons beside it', async ({ page }) => {
  await page.goto(`papers/${withLinks.slug}/`)
  for (const { href } of withLinks.links) {
    await expect(page.locator(`.abstract a[href="${href}"]`)).toBeVisible()
    await expect(page.locator(`aside .paper-links a[href="${href}"]`)).toBeVisible()
  }
})

test('repairs are listed, and the abstract can be read as printed', async ({ page }) => {
  await page.goto(`papers/${withMath.slug}/`)
  const repairs = page.locator('details').filter({ hasText: /^\d+ repairs?/ })
  await repairs.locator('summary').click()
  const distinct = new Set(withMath.restorations.map(repair => JSON.stringify(repair)))
  await expect(repairs.locator('li')).toHaveCount(distinct.size)
  const [repair] = withMath.restorations
  await expect(repairs.locator('del').first()).toHaveText(repair?.printed.trim() ?? '')
  await expect(repairs.locator('ins').first()).toBeVisible()
  await expect(repairs.locator('small').first()).toContainText(`line ${repair?.line}`)
  const [first, last] = withMath.source.lines
  await expect(page.locator('aside')).toContainText(`lines ${first}–${last} of ${withMath.source.file}`)

  const asPrinted = page.locator('details').filter({ hasText: /^As printed/ })
  await asPrinted.locator('summary').click()
  await expect(asPrinted.locator('blockquote')).toContainText(
    withMath.restorations.at(-1)?.printed.trim() ?? '',
  )
})

test('previous and next lead through the edition', async ({ page }) => {
  const [first, second] = papersOf(days.at(-1) ?? '')
  await page.goto(`papers/${second?.slug}/`)
  await page.locator('a[rel="prev"]').click()
  await expect(page.locator('h1')).toHaveText(first?.title ?? '')
  await expect(page.locator('a[rel="prev"]')).toHaveCount(0)
  await page.locator('a[rel="next"]').click()
  await expect(page.locator('h1')).toHaveText(second?.title ?? '')
})

test('a title written from right to left is marked so on its page and in links of its neighbours', async ({
  page,
}) => {
  await page.goto(`papers/${rightToLeft?.slug}/`)
  const title = { lang: 'und-Arab', dir: 'auto' }
  for (const [name, value] of Object.entries(title))
    await expect(page.locator('h1')).toHaveAttribute(name, value)
  await page.locator('a[rel="prev"]').click()
  const neighbour = page.locator('a[rel="next"] bdi')
  await expect(neighbour).toHaveText(rightToLeft?.title ?? '')
  for (const [name, value] of Object.entries(title)) await expect(neighbour).toHaveAttribute(name, value)
})

test('the link to the page is copied by keyboard, and the button says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`papers/${withMath.slug}/`)
  await page.getByRole('button', { name: 'Copy link' }).press('Enter')
  await expect(page.locator('copy-link [role="status"]')).not.toBeEmpty()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await page.locator('link[rel="canonical"]').getAttribute('href'),
  )
})

test('a page of a paper loads with 8.5 KB of sheets and scripts, and fetches 5.5 KB when it is done', async ({
  page,
}) => {
  const bodies: Promise<Buffer>[] = []
  page.on('response', response => {
    if (['stylesheet', 'script'].includes(response.request().resourceType())) bodies.push(response.body())
  })
  const sum = async () => {
    const sizes = (await Promise.all(bodies)).map(body => gzipSync(body, { level: 9 }).length)
    return sizes.reduce((sum, size) => sum + size, 0) / 1024
  }
  // The work after loading is suppressed, so that only the bytes of loading count.
  await page.addInitScript(() => {
    addEventListener('load', event => event.stopImmediatePropagation(), true)
  })
  await page.goto(`papers/${withMath.slug}/`, { waitUntil: 'networkidle' })
  const first = await sum()
  expect(first).toBeGreaterThan(5)
  expect(first).toBeLessThanOrEqual(8.5)

  bodies.length = 0
  const other = await page.context().newPage()
  other.on('response', response => {
    if (['stylesheet', 'script'].includes(response.request().resourceType())) bodies.push(response.body())
  })
  await other.goto(`papers/${withMath.slug}/`, { waitUntil: 'networkidle' })
  expect(await sum()).toBeLessThanOrEqual(14)
})
