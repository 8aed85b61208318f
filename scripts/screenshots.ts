/**
 * Takes pictures of every kind of page and every state of the built site, on a phone and on a desktop, in light and
 * dark, and puts them on four sheets; a fifth compares formulas in the site's math font and in the system's.
 *
 *   npm run build && npm run screenshots [-- --out FOLDER]
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { deployment } from '../src/site/deployment.ts'
import { CHROMIUM_ARGS, findChromium } from './chromium.ts'
import { copyProject, ROOT } from './project-copy.ts'
import { formulaSheet } from './screenshots/formulas.ts'
import { contactSheet, type Layout, type Shot } from './screenshots/sheet.ts'
import { type Sites, statesOf } from './screenshots/states.ts'
import { Host } from './static-host.ts'

const SCREENS = {
  phone: { screen: { width: 390, height: 780 }, layout: { columns: 9, width: 234, height: 468 } },
  desktop: { screen: { width: 1280, height: 860 }, layout: { columns: 5, width: 480, height: 322 } },
} as const
/** A sheet and its pictures. */
interface Sheet {
  readonly name: string
  readonly screen: { readonly width: number; readonly height: number }
  readonly layout: Layout
  readonly theme: (typeof THEMES)[number]
  readonly shots: Shot[]
}

const THEMES = ['light', 'dark'] as const
/** The longest time until a reader has kept the whole site, in ms. */
const PATIENCE = 180_000

const { values } = parseArgs({ options: { out: { type: 'string', default: 'docs/screenshots' } } })
const out = join(ROOT, values.out)
const dist = join(ROOT, 'dist')
if (!existsSync(join(dist, 'index.html'))) {
  console.error('dist/ holds no site. Build it first (npm run build).')
  process.exit(1)
}
const { base } = deployment(process.env)
const folder = mkdtempSync(join(tmpdir(), 'screenshots-'))
const empty = copyProject(join(folder, 'empty'))
execFileSync('astro', ['build'], { cwd: empty, stdio: ['ignore', 'ignore', 'inherit'] })
const next = join(folder, 'next')
cpSync(dist, next, { recursive: true })
appendFileSync(join(next, 'sw.js'), '// A newer version.\n')

const fullHost = new Host(base)
const emptyHost = new Host(base)
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
try {
  await fullHost.serve(dist)
  await emptyHost.serve(join(empty, 'dist'))
  const sites: Sites = {
    full: fullHost.url,
    empty: emptyHost.url,
    serve: version => (version === 'none' ? fullHost.kill() : fullHost.serve(next)),
  }
  const sheets = Object.entries(SCREENS).flatMap(([name, { screen, layout }]) =>
    THEMES.map((theme): Sheet => ({ name: `${name}-${theme}`, screen, layout, theme, shots: [] })),
  )
  const open = (serviceWorkers: 'allow' | 'block') =>
    browser.newPage({ serviceWorkers, viewport: SCREENS.desktop.screen, reducedMotion: 'reduce' })
  const formulas = await formulaSheet(await open('block'), fullHost.url)
  const keeper = await open('allow')
  for (const { label, keeps, foot, reach } of statesOf(dist)) {
    const page = keeps ? keeper : await open('block')
    page.setDefaultTimeout(PATIENCE)
    await reach(page, sites)
    for (const { screen, theme, shots } of sheets) {
      await page.setViewportSize(screen)
      await page.emulateMedia({ colorScheme: theme })
      if (foot) await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      shots.push({ label, png: await page.screenshot() })
    }
    await page.setViewportSize(SCREENS.desktop.screen)
    if (!keeps) await page.close()
  }
  mkdirSync(out, { recursive: true })
  const write = (name: string, picture: Buffer) => {
    const file = join(out, `${name}.webp`)
    writeFileSync(file, picture)
    console.log(file)
  }
  for (const { name, shots, layout, theme } of sheets) write(name, await contactSheet(shots, layout, theme))
  write('formulas', formulas)
} finally {
  await browser.close()
  await fullHost.kill()
  await emptyHost.kill()
  rmSync(folder, { recursive: true })
}
