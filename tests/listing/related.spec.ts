import { expect, test } from 'playwright/test'
import { paperFileSchema } from '../../src/schemas/paper-record.ts'
import { expectAccessibleOnPhone } from '../accessible.ts'
import { shown } from '../entries.ts'
import { papers } from '../listing.ts'
import { asTyped } from '../read-paper.ts'

const INPAINTING = 'papers/rethinking-image-inpainting-via-a-mutual-encoder-decoder-with-feature/'
const OTHER = 'Reduce Information Loss in Transformers for Pluralistic Image Inpainting'
/** No paper of the listing is near to it. */
const LONELY = 'papers/tutel-adaptive-mixture-of-experts-at-scale/'
const MLLMS = 'papers/slow-fast-architecture-for-video-multi-modal-large-language-models/'

test('the JSON of a paper names its related papers, and fits its schema', async ({ request }) => {
  const { related } = paperFileSchema.parse(
    await (await request.get(INPAINTING.replace(/\/$/, '.json'))).json(),
  )
  expect(related?.map(({ title, shared }) => [title, shared])).toEqual([[OTHER, ['image inpainting']]])
  const lonely = paperFileSchema.parse(await (await request.get(LONELY.replace(/\/$/, '.json'))).json())
  expect(lonely.related).toBeUndefined()
})

test('the text is copied as it is; keyboard focus shows a term at the foot of the window, and nothing moves', async ({
  page,
}) => {
  await page.goto(MLLMS)
  const paper = papers.find(({ slug }) => MLLMS.includes(slug))
  const copied = await page.locator('.abstract').evaluate(abstract => {
    getSelection()?.selectAllChildren(abstract)
    return getSelection()?.toString() ?? ''
  })
  expect(asTyped(copied.trim())).toBe(asTyped(shown(paper?.body ?? '')))
  const term = page.locator('.abstract .term', { hasText: 'MLLMs' })
  const before = await page.locator('.abstract').boundingBox()
  await page.keyboard.press('Tab')
  await term.focus()
  const told = await term.locator('abbr').evaluate(abbr => getComputedStyle(abbr, '::after').content)
  expect(told).toContain('multi-modal large language models')
  expect(await page.locator('.abstract').boundingBox()).toEqual(before)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/glossary\/#term-mllm$/)
  const entry = page.locator('.glossary > div:target')
  await expect(entry).toBeInViewport()
  await expect(entry.locator('dt')).toHaveText('MLLM')
  await expect(entry.locator('dd')).toContainText(['2 papers'])
})

test('related papers are not printed', async ({ page }) => {
  await page.goto(INPAINTING)
  await expect(page.locator('.related')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.related')).toBeHidden()
})

test('axe finds nothing, and nothing overflows a phone', async ({ page }) => {
  await expectAccessibleOnPhone(page, ['glossary/', INPAINTING, MLLMS])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a paper links to its related paper with the reason; a paper without one has no list', async ({
    page,
  }) => {
    await page.goto(LONELY)
    await expect(page.locator('.related')).toHaveCount(0)
    await page.goto(INPAINTING)
    const related = page.getByRole('region', { name: 'Related papers' })
    await expect(related.getByRole('listitem')).toContainText(['both: image inpainting'])
    await related.getByRole('link', { name: OTHER }).click()
    await expect(page.locator('h1')).toHaveText(OTHER)
  })

  test('the lists lead to the glossary, and it to papers', async ({ page }) => {
    await page.goto('titles/')
    await page.locator('main').getByRole('link', { name: 'Glossary' }).click()
    await page.locator('#term-inr').getByRole('link').first().click()
    await expect(page.locator('.abstract')).toContainText('INR')
  })
})

test('the list of saved papers finds papers near to them', async ({ page }) => {
  await page.goto(INPAINTING)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('article[data-saved]')).toBeVisible()
  await page.goto('my/')
  await page.getByRole('button', { name: 'Find papers near to these' }).press('Enter')
  const near = page.locator('[data-near] li')
  await expect(near).toHaveCount(1)
  await expect(near.getByRole('link')).toHaveText(OTHER)
  await expect(near).toContainText('like one of these: image inpainting')
})
