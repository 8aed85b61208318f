import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { ROOT } from '../../scripts/project-copy.ts'
import { filesUnder } from '../../src/build/files-under.ts'
import { crawl } from '../crawl.ts'
import { entriesIn, published, shown } from '../entries.ts'
import { htmlErrors } from '../html-errors.ts'
import { asTyped, readPaper } from '../read-paper.ts'
import { SITES } from '../sites.ts'

// For any number of papers, also none.
const papers = entriesIn(SITES.live.content)

test.describe.configure({ timeout: 60_000 + papers.length * 200 })

test('no link of the site is broken, and every paper is linked', async ({ page }) => {
  const { broken, visited } = await crawl(page)
  expect(broken).toEqual([])
  const linked = new Set(visited.map(address => address.split('/papers/')[1]))
  expect(papers.map(({ slug }) => slug).filter(slug => !linked.has(`${slug}/`))).toEqual([])
})

test('every published address answers', async ({ request }) => {
  for (const slug of published(SITES.live.content))
    expect((await request.get(`papers/${slug}/`)).status(), slug).toBe(200)
})

test('every paper has its page with its title and its whole abstract', async ({ page, request }) => {
  for (const { slug, title, heading, body } of papers) {
    const response = await request.get(`papers/${slug}/`)
    expect(response.status(), slug).toBe(200)
    const read = await readPaper(page, await response.text())
    expect(read).toEqual({
      title: expect.stringContaining(asTyped(title)),
      headings: [asTyped(heading ?? title)],
      abstracts: [asTyped(shown(body))],
    })
  }
})

test('the last author shown and the count of the others are set apart', () => {
  const folder = join(ROOT, 'dist')
  for (const { slug } of papers)
    expect(readFileSync(join(folder, 'papers', slug, 'index.html'), 'utf8')).not.toMatch(/<\/a><details/)
})

test('no page has an HTML error', () => {
  const folder = join(ROOT, 'dist')
  const found = filesUnder(folder)
    .filter(name => name.endsWith('.html'))
    .flatMap(name => htmlErrors(readFileSync(join(folder, name), 'utf8')).map(error => `${name}:${error}`))
  expect(found).toEqual([])
})

test('the lists for machines hold every paper', async ({ request }) => {
  const { papers: listed } = await (await request.get('papers.json')).json()
  expect(listed.map(({ slug }: { slug: string }) => slug).sort()).toEqual(papers.map(({ slug }) => slug))
  const index = await (await request.get('sitemap-index.xml')).text()
  expect(index).toContain('<loc>')
})

for (const path of ['', 'editions/', 'titles/', 'my/', 'search/', 'about/', 'subscribe/', 'offline/'])
  test(`the page “${path}” of the site loads without error`, async ({ page }) => {
    const problems: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('response', response => {
      if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`)
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.locator('h1')).toHaveCount(1)
    expect(problems).toEqual([])
  })
