import { expect, type Page, test } from 'playwright/test'
import { entriesIn } from '../entries.ts'
import { SITES } from '../sites.ts'

/** Widths in CSS pixels, from a small phone to a wide window. */
const WIDTHS = Array.from({ length: 38 }, (_, index) => Math.round(320 + (index * (1600 - 320)) / 37))

/** The formulas of a page that are separated by a line break from a letter or sign that touches them. */
function brokenSeams(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Scripts without spaces may break a line anywhere.
    const touching =
      /[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
    return [...document.querySelectorAll('.paper .katex')].flatMap(formula => {
      const block = formula.closest('p, li, td, h1, h2, h3') ?? document.body
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, node =>
        node.parentElement?.closest('annotation') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      )
      let [before, after]: (Text | undefined)[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!(node instanceof Text) || formula.contains(node)) continue
        if (formula.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) before = node
        else after ??= node
      }
      const box = formula.getBoundingClientRect()
      const seams = [before && ([before, before.length - 1] as const), after && ([after, 0] as const)].filter(
        seam => seam !== undefined,
      )
      return seams.flatMap(([node, offset]) => {
        if (!touching.test(node.data.charAt(offset))) return []
        const range = document.createRange()
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        const { top, bottom } = range.getBoundingClientRect()
        return bottom <= box.top || top >= box.bottom ? [`${node.data} | ${formula.textContent}`] : []
      })
    })
  })
}

test('no line breaks between a formula and the text that touches it, at any width', async ({ page }) => {
  const papers = entriesIn(SITES.live.content).filter(({ body, heading }) =>
    `${heading} ${body}`.includes('$'),
  )
  test.setTimeout(60_000 + papers.length * 10_000)
  const broken: string[] = []
  for (const { slug } of papers) {
    await page.goto(`papers/${slug}/`)
    await expect(page.locator('.paper .katex')).not.toHaveCount(0)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      for (const seam of await brokenSeams(page)) broken.push(`${slug} at ${width} px: ${seam}`)
    }
  }
  expect(broken).toEqual([])
})
