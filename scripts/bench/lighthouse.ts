/**
 * Runs Lighthouse on the built site: all categories and the layout shift, on eight kinds of pages.
 *
 *   npm run bench:lighthouse
 *
 * Lighthouse is downloaded on demand; it is no dependency of the site.
 */
import { spawnSync } from 'node:child_process'
import { globSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts'
import { preview } from './preview.ts'

const ROOT = join(import.meta.dirname, '../..')
const PORT = 4328
const LIGHTHOUSE = 'lighthouse@13'

interface Report {
  readonly categories: Record<string, { readonly title: string; readonly score: number | null }>
  readonly audits: Record<
    string,
    {
      readonly id: string
      readonly title: string
      readonly score: number | null
      readonly numericValue?: number
    }
  >
}

function lighthouse(url: string, chromium: string): Report {
  const flags = `--chrome-flags=--headless ${CHROMIUM_ARGS.join(' ')}`
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', flags],
    { encoding: 'utf8', env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 2 ** 28 },
  )
  if (status !== 0) throw new Error(`Lighthouse failed on ${url}:\n${stderr}`)
  return JSON.parse(stdout)
}

const site = await preview(ROOT, PORT)
try {
  const chromium = findChromium()
  const [paper = ''] = readdirSync(join(ROOT, 'dist/papers'))
    .filter(name => !name.includes('.'))
    .sort()
  const edition =
    globSync('editions/????-??-??', { cwd: join(ROOT, 'dist') })
      .sort()
      .at(-1) ?? 'editions'
  for (const path of [
    '',
    `${edition}/`,
    `papers/${paper}/`,
    'titles/',
    'topics/',
    'search/',
    'my/',
    'about/',
  ]) {
    const { categories, audits } = lighthouse(site.url + path, chromium)
    const scores = Object.values(categories).map(
      ({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`,
    )
    const moved = audits['cumulative-layout-shift']?.numericValue ?? Number.NaN
    console.log(`${`/${path}`.padEnd(10)} ${scores.join(', ')}, layout shift ${moved}`)
    for (const { id, title, score } of Object.values(audits))
      if (score !== null && score < 0.9) console.log(`    ${id}: ${title}`)
  }
} finally {
  await site.close()
}
