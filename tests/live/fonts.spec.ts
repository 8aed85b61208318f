import { expect, type Page, test } from 'playwright/test'
import { entriesIn } from '../entries.ts'
import { SITES } from '../sites.ts'

const papers = entriesIn(SITES.live.content)
const hasMath = ({ heading, body }: (typeof papers)[number]) => `${heading} ${body}`.includes('$')

/** The fonts that a first visit loads: their names without digest, their total size in bytes, and the layout shift. */
async function firstVisit(page: Page, path: string) {
  const fonts = new Map<string, number>()
  page.on('response', async response => {
    const [, name] = /\/([a-z-]+)\.[^/]+\.woff2$/.exec(response.url()) ?? []
    if (name) fonts.set(name, (await response.body()).length)
  })
  await page.addInitScript(() => {
    Object.assign(globalThis, { moved: 0 })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        Object.assign(globalThis, { moved: Reflect.get(globalThis, 'moved') + Reflect.get(entry, 'value') })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const errors: string[] = []
  page.on('console', message => {
    if (/font/i.test(message.text())) errors.push(message.text())
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  return {
    fonts: [...fonts.keys()].sort(),
    bytes: [...fonts.values()].reduce((sum, size) => sum + size, 0),
    moved: await page.evaluate(() => Reflect.get(globalThis, 'moved')),
    errors,
  }
}

test('a page without formulas loads only the text font', async ({ page }) => {
  const paper = papers.find(paper => !hasMath(paper))
  test.skip(!paper, 'no paper without formulas')
  const { fonts, bytes, moved, errors } = await firstVisit(page, `papers/${paper?.slug}/`)
  expect(errors).toEqual([])
  expect(fonts).toEqual(['paper-serif'])
  expect(bytes).toBeLessThanOrEqual(60_000)
  expect(moved).toBe(0)
})

test('a page with formulas also loads the math font', async ({ page }) => {
  const paper = papers.find(hasMath)
  test.skip(!paper, 'no paper with formulas')
  const { fonts, bytes, moved, errors } = await firstVisit(page, `papers/${paper?.slug}/`)
  expect(errors).toEqual([])
  expect(fonts).toEqual(['paper-math', 'paper-serif'])
  expect(bytes).toBeLessThanOrEqual(110_000)
  expect(moved).toBe(0)
})

test('all text fonts together stay within 60 kB', async ({ page }) => {
  const { fonts, bytes, moved, errors } = await firstVisit(page, '')
  expect(errors).toEqual([])
  expect(fonts).toEqual(['paper-serif', 'paper-serif-italic'])
  expect(bytes).toBeLessThanOrEqual(60_000)
  expect(moved).toBe(0)
})
