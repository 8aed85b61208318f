import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { address, BuiltSite } from './built-site.ts'

const listing = (...trees: string[]) =>
  trees
    .map(
      tree =>
        `The Leaves of the ${tree}\n\nThe ${tree} stands at the bank of a river, and nobody has counted its leaves. ` +
        `We count them for forty days, from the lowest twig to the crown. The ${tree} has more leaves than it needs.\n`,
    )
    .join('\n')

/** Builds the site with another limit of the file of all editions, in bytes. */
function buildWithLimit(site: BuiltSite, bytes: number): void {
  const file = join(site.folder, 'src/edition-file/files.ts')
  const limit = /(?<=MOST_BYTES = )[\d_]+/
  const text = readFileSync(file, 'utf8')
  if (!limit.test(text)) throw new Error('The limit is not where it was')
  writeFileSync(file, text.replace(limit, String(bytes)))
  site.run('npx', 'astro', 'build')
}

test('all editions are one file, as long as that is not too large', async ({ page }) => {
  test.setTimeout(240_000)
  const site = new BuiltSite()
  try {
    site.add('first.txt', listing('Alder', 'Birch'), '2025-01-01')
    site.add('second.txt', listing('Cedar'), '2025-01-02')
    site.add('third.txt', listing('Elm', 'Fir', 'Larch'), '2025-01-03')
    site.run('npx', 'astro', 'build')
    await site.show(page)
    const offered = page.getByRole('link', { name: 'All editions, HTML' })
    await page.goto(address(''))
    await expect(offered).toHaveAttribute('href', /downloads\/daily-papers\.html$/)
    await page.goto(address('downloads/daily-papers.html'))
    await expect(page.locator('.lists h2')).toHaveText(['3 January 2025', '2 January 2025', '1 January 2025'])
    await expect(page.locator('.lists .paper-row')).toHaveCount(6)

    const file = join(site.folder, 'dist/downloads/daily-papers.html')
    const { size } = statSync(file)
    buildWithLimit(site, Math.ceil(size * 1.1))
    expect(statSync(file).size).toBe(size)
    buildWithLimit(site, Math.floor(size * 0.9))
    expect(existsSync(file)).toBe(false)
    expect(existsSync(join(site.folder, 'dist/downloads/daily-papers-2025-01-03.html'))).toBe(true)
    await page.goto(address('editions/2025-01-01/'))
    await expect(page.getByRole('link', { name: 'One HTML file' })).toBeVisible()
    await expect(offered).toHaveCount(0)
  } finally {
    rmSync(site.folder, { recursive: true })
  }
})
