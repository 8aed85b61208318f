import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { Checker } from 'accessibility-checker-engine'
import { expect, type Page } from 'playwright/test'

/** IBM's checker, which defines `ace` in a page. */
const CHECKER = readFileSync(
  fileURLToPath(import.meta.resolve('accessibility-checker-engine/ace.js')),
  'utf8',
)

/** Rules of the checker that these pages keep in a way that it does not see. */
const SEEN_OTHERWISE = [
  // The link that skips to the text stands before all landmarks.
  'aria_content_in_landmark',
  // What is beside the text needs no title that is seen, nor do groups of buttons: they have one that is read out.
  'aria_complementary_label_visible',
  'fieldset_legend_valid',
]

declare global {
  var ace: { readonly Checker: typeof Checker } | undefined
}

/** Expects that axe and IBM's checker find nothing on a page as it stands. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expectPassesAxe(page, state)
  if (!(await page.evaluate(() => 'ace' in globalThis))) await page.evaluate(CHECKER)
  const found = await page.evaluate(async () => {
    if (!globalThis.ace) throw new Error('The checker is not there.')
    const { results } = await new globalThis.ace.Checker().check(document, ['WCAG_2_2'])
    return results.map(({ ruleId, value, message, snippet }) => ({ ruleId, value, message, snippet }))
  })
  expect(found.length, state).toBeGreaterThan(0)
  // Of what it cannot decide it says `POTENTIAL` or `MANUAL`.
  const failures = found.filter(
    ({ ruleId, value }) => value[1] === 'FAIL' && !SEEN_OTHERWISE.includes(ruleId),
  )
  expect(
    failures.map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet}`),
    state,
  ).toEqual([])
}

/** Expects that axe finds nothing, by all of its rules or by one. */
export async function expectPassesAxe(page: Page, state: string, rule?: string): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rule ? axe.withRules(rule) : axe).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, state).toEqual([])
}

/** Expects that pages of the site are accessible, and that nothing overflows a phone's screen. */
export async function expectAccessibleOnPhone(page: Page, paths: readonly string[]): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of paths) {
    await page.goto(path)
    await expectAccessible(page, path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
}
