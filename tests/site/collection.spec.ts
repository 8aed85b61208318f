import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { formatDate } from '../../src/site/dates.ts'
import { BASE, builtSites, copyWithContent, SITES } from '../sites.ts'
import { days, newest, papers } from './content.ts'

const FILE = 'downloads/daily-papers.html'

/** Builds a copy of the site with another size limit for the file of all editions, in bytes. */
function buildWithLimit(project: string, bytes: number): void {
  const file = join(project, 'src/edition-file/files.ts')
  const limit = /(?<=MOST_BYTES = )[\d_]+/
  const text = readFileSync(file, 'utf8')
  if (!limit.test(text)) throw new Error('The limit is not where it was')
  writeFileSync(file, text.replace(limit, String(bytes)))
  const env = { ...process.env, BASE_PATH: BASE, GITHUB_REPOSITORY: 'papers/daily' }
  execFileSync('astro', ['build'], { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'] })
}

test('all editions are one file', async ({ page, baseURL }) => {
  await page.goto('')
  await expect(page.getByRole('link', { name: 'All editions, HTML' })).toHaveAttribute(
    'href',
    new URL(FILE, baseURL).pathname,
  )
  await page.goto(FILE)
  await expect(page.locator('.lists h2')).toHaveText(days.map(day => formatDate(day)))
  const places = papers.flatMap(({ editions }) => editions)
  await expect(page.locator('.lists .paper-row')).toHaveCount(places.length)
})

test('there is no file of all editions if it would be too large', () => {
  test.setTimeout(180_000)
  const project = copyWithContent(SITES.fixture.content, mkdtempSync(join(builtSites(), 'copy-')))
  const { size } = statSync(join(builtSites(), 'fixture/dist', FILE))
  const file = join(project, 'dist', FILE)
  buildWithLimit(project, Math.ceil(size * 1.1))
  expect(statSync(file).size).toBe(size)
  buildWithLimit(project, Math.floor(size * 0.9))
  expect(existsSync(file)).toBe(false)
  expect(existsSync(join(project, `dist/downloads/daily-papers-${newest}.html`))).toBe(true)
  for (const page of ['index.html', `editions/${newest}/index.html`])
    expect(readFileSync(join(project, 'dist', page), 'utf8')).not.toContain('All editions, HTML')
})
