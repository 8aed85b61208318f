import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'

/** The servers of the sites that are shown. */
export interface Sites {
  /** Address of the site. */
  readonly full: string
  /** Address of a site without papers. */
  readonly empty: string
  /** Makes the first address serve a newer version of the site, or nothing. */
  readonly serve: (version: 'next' | 'none') => Promise<void>
}

/** A state, and how a page gets into it. */
export interface State {
  readonly label: string
  /** States of a reader who keeps the site: each continues where the one before ended. */
  readonly keeps?: true
  /** The foot of the page shows the state. */
  readonly foot?: true
  readonly reach: (page: Page, sites: Sites) => Promise<void>
}

/** The states for which the built site has pages. */
export function statesOf(folder: string): State[] {
  const has = (pattern: string) => globSync(`${pattern}/index.html`, { cwd: folder }).sort()
  const first = (pattern: string) => has(pattern)[0]?.replace('index.html', '')
  const papers = has('papers/*').map(path => path.replace('index.html', ''))
  const paperWith = (what: RegExp) =>
    papers.find(path => what.test(readFileSync(join(folder, path, 'index.html'), 'utf8')))
  const paths: readonly (readonly [label: string, path: string | undefined])[] = [
    ['Home', ''],
    ['Edition', first('editions/????-??-??')],
    ['Booklet', first('editions/????-??-??/booklet')],
    ['Editions', 'editions/'],
    ['Year', first('editions/????')],
    ['Month', first('editions/????-??')],
    ['Week', first('editions/????-W??')],
    ['Paper with formulas', paperWith(/<math/)],
    ['Paper with links', paperWith(/class="paper-links"/)],
    ['Paper', papers[0]],
    ['Titles', 'titles/'],
    ['Authors', 'authors/'],
    ['Author', first('authors/*')],
    ['Topics', 'topics/'],
    ['Topic', first('topics/*')],
    ['Glossary', 'glossary/'],
    ['My papers', 'my/'],
    ['About', 'about/'],
    ['Subscribe', 'subscribe/'],
    ['Search, nothing found', 'search/?q=zzzzqqqq'],
    ['Search, corrected', 'search/?q=difusion+modells'],
    ['Not found (404)', 'papers/no-such-paper/'],
  ]
  const download = readdirSync(join(folder, 'downloads')).find(name => name.endsWith('.html'))
  return [
    ...[...paths, ['One-file edition', download && `downloads/${download}`] as const].flatMap(
      ([label, path]) =>
        path === undefined
          ? []
          : [{ label, reach: (page: Page, { full }: Sites) => open(page, full + path) }],
    ),
    { label: 'Search, nothing asked', reach: startOfSearch },
    { label: 'Search dialog', reach: searchInDialog },
    { label: 'No papers yet', reach: (page, { empty }) => open(page, empty) },
    { label: 'First visit', keeps: true, foot: true, reach: firstVisit },
    { label: 'Offline', keeps: true, foot: true, reach: offline },
    { label: 'Offline, not kept', keeps: true, reach: notKept },
    { label: 'Update waiting', keeps: true, reach: updateWaiting },
  ]
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' })
}

async function startOfSearch(page: Page, { full }: Sites): Promise<void> {
  await open(page, `${full}search/`)
  await page.locator('main input[type=search]').click()
  await page.locator('.search-hint').waitFor()
}

async function searchInDialog(page: Page, { full }: Sites): Promise<void> {
  await open(page, full)
  await page.keyboard.press('/')
  await page.keyboard.type('language model')
  await page.locator('a[data-search-result]').first().waitFor()
}

/** The foot of the page says what is kept. */
async function firstVisit(page: Page, { full }: Sites): Promise<void> {
  await page.goto(full)
  await page.locator('#offline-status:not(:empty)').waitFor()
}

async function offline(page: Page, sites: Sites): Promise<void> {
  await page.getByText(/^(\d+) of \1 papers offline/).waitFor()
  await sites.serve('none')
  await page.reload()
  await page.getByText(/offline now/).waitFor()
}

async function notKept(page: Page, { full }: Sites): Promise<void> {
  await page.goto(`${full}papers/not-kept-here/`)
}

async function updateWaiting(page: Page, { full, serve }: Sites): Promise<void> {
  await serve('next')
  await page.goto(full)
  await page.getByText('This site was updated.').waitFor()
}
