/**
 * Measures what a maintainer and a reader wait for.
 *
 *   npm run bench [-- --runs N]
 *   npm run bench -- --papers N [--peer eleventy] [--rebuild] [--runs N] [--keep DIR]
 *
 * With --papers: the cost of a build of so many papers, stage by stage, and its files; with --peer also that of another
 * generator; with --rebuild also that of building again, unchanged and with one more edition.
 *
 * Without --papers:
 * - Build: the whole build of the site and that of an empty Astro project with @astrojs/mdx, in turn; medians and their
 *   ratio, without and with the papers' cards.
 * - Pages: requests, bytes (each response compressed with gzip) and layout shift of the first load of each kind of
 *   page, in Chromium without cache.
 */
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright'
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts'
import { ROOT } from '../project-copy.ts'
import { median } from './median.ts'
import { preview } from './preview.ts'
import { benchScale } from './scale.ts'

const PORT = 4327

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    papers: { type: 'string' },
    peer: { type: 'string' },
    rebuild: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
})

/** A minimal project: one page, one MDX entry. */
function emptyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'empty-astro-'))
  const files = {
    'package.json': '{ "type": "module", "scripts": { "build": "astro build" } }',
    'astro.config.mjs':
      "import mdx from '@astrojs/mdx'\nimport { defineConfig } from 'astro/config'\nexport default defineConfig({ integrations: [mdx()] })\n",
    'src/pages/index.mdx': '# Empty\n',
  }
  mkdirSync(join(folder, 'src/pages'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** The seconds that a build takes in a process of its own. */
function timeBuild(cwd: string, cards: 'on' | 'off'): number {
  const start = performance.now()
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd,
    env: { ...process.env, PAPER_CARDS: cards },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`The build of ${cwd} failed:\n${stderr}`)
  return (performance.now() - start) / 1000
}

function benchBuild(runs: number): void {
  const empty = emptyProject()
  const measured: { site: number; cards: number; floor: number }[] = []
  const anew = (cards: 'on' | 'off') => {
    for (const made of ['.astro', 'node_modules/.astro', '.content-split.json'])
      rmSync(join(ROOT, made), { recursive: true, force: true })
    return timeBuild(ROOT, cards)
  }
  try {
    for (let run = -1; run < runs; run++) {
      const site = anew('off')
      rmSync(join(empty, '.astro'), { recursive: true, force: true })
      const floor = timeBuild(empty, 'off')
      const cards = anew('on')
      if (run >= 0) measured.push({ site, cards, floor })
    }
  } finally {
    rmSync(empty, { recursive: true })
  }
  const seconds = (name: 'site' | 'cards' | 'floor') => median(measured.map(run => run[name])).toFixed(2)
  const ratio = (name: 'site' | 'cards') => median(measured.map(run => run[name] / run.floor)).toFixed(2)
  console.log(
    `build      ${seconds('site')} s, empty project ${seconds('floor')} s, ratio ${ratio('site')} (median of ${runs})`,
  )
  console.log(`with cards ${seconds('cards')} s, ratio ${ratio('cards')}`)
}

interface Load {
  readonly requests: number
  /** Bytes of all responses, each compressed with gzip. */
  readonly bytes: number
  /** Cumulative layout shift. */
  readonly shift: number
}

async function load(browser: Browser, url: string): Promise<Load> {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const bodies: Promise<Buffer>[] = []
  page.on('response', response => bodies.push(response.body()))
  await page.addInitScript(() => {
    Object.assign(globalThis, { shift: 0 })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        Object.assign(globalThis, { shift: Reflect.get(globalThis, 'shift') + Reflect.get(entry, 'value') })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const shift = await page.evaluate(() => Number(Reflect.get(globalThis, 'shift')))
  const sizes = (await Promise.all(bodies)).map(body => gzipSync(body, { level: 9 }).length)
  await page.close()
  return { requests: sizes.length, bytes: sizes.reduce((a, b) => a + b, 0), shift }
}

/** The largest page of a paper with math, and the largest without. */
function heaviestPapers(): { math: string; plain: string } {
  const folder = join(ROOT, 'dist/papers')
  const slugs = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const pages = slugs.map(({ name: slug }) => {
    const html = readFileSync(join(folder, slug, 'index.html'))
    return { path: `papers/${slug}/`, bytes: gzipSync(html).length, math: html.includes('<math') }
  })
  const heaviest = (math: boolean) =>
    pages.filter(page => page.math === math).toSorted((a, b) => b.bytes - a.bytes)[0]?.path ?? ''
  return { math: heaviest(true), plain: heaviest(false) }
}

async function benchPages(): Promise<void> {
  const site = await preview(ROOT, PORT)
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
  try {
    const { math, plain } = heaviestPapers()
    const kinds = {
      'home page': '',
      'paper page': plain,
      'with math': math,
      'search page': 'search/',
      'titles page': 'titles/',
    }
    for (const [kind, path] of Object.entries(kinds)) {
      const { requests, bytes, shift } = await load(browser, site.url + path)
      console.log(
        `${kind.padEnd(12)}${(bytes / 1024).toFixed(1).padStart(5)} KB gzip, ${requests} requests, layout shift ${shift.toFixed(3)}   ${path}`,
      )
    }
  } finally {
    await browser.close()
    await site.close()
  }
}

if (values.peer !== undefined && values.peer !== 'eleventy')
  throw new Error(`--peer ${values.peer}: the one known is eleventy.`)
if (values.papers === undefined) {
  benchBuild(Number(values.runs ?? '5'))
  await benchPages()
} else {
  await benchScale({
    papers: Number(values.papers),
    runs: Number(values.runs ?? '1'),
    eleventy: values.peer === 'eleventy',
    rebuild: values.rebuild,
    keep: values.keep,
  })
}
