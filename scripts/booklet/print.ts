import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Browser, chromium, type Page, type Route } from 'playwright'
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts'

const PRINT = { format: 'A4', tagged: true, outline: true } as const
/** No server answers here: the browser gets the files of the built site. */
const ORIGIN = 'http://site.invalid'

/** A built site. */
export interface BuiltSite {
  readonly folder: string
  /** The path with which its addresses begin, with a slash at the end. */
  readonly base: string
}

/** The path of an edition's booklet in a site. */
export const bookletPath = (date: string): string => `editions/${date}/booklet/`

/** Opens a browser for printing. */
export function openPrinter(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
}

/**
 * The booklet of an edition as PDF: tagged, with an outline, a title and its language. The same pages give the same
 * bytes, since the day of the edition replaces the time of printing.
 * @throws where the site has no such edition
 */
export async function printBooklet(browser: Browser, site: BuiltSite, date: string): Promise<Buffer> {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  try {
    await page.route('**', route => answer(route, site))
    await page.goto(`${ORIGIN}${site.base}${bookletPath(date)}`, { waitUntil: 'networkidle' })
    // A font that arrived late is used when the page is loaded again.
    await page.reload({ waitUntil: 'networkidle' })
    await numberContents(page)
    return dated(await page.pdf(PRINT), date)
  } finally {
    await page.close()
  }
}

/** Prints the booklet once to find the page of each paper, and writes the page numbers into the contents. */
async function numberContents(page: Page): Promise<void> {
  const entries = await page.locator('.contents a').all()
  // The numbers need room in the first print too.
  for (const entry of entries) await entry.evaluate(link => link.setAttribute('data-page', '0'))
  const print = await getDocument({ data: new Uint8Array(await page.pdf(PRINT)), verbosity: 0 }).promise
  for (const entry of entries) {
    const target = (await entry.getAttribute('href'))?.replace('#', '') ?? ''
    const [ref] = (await print.getDestination(target)) ?? []
    if (!ref) throw new Error(`The booklet has no place for ${target}.`)
    const number = (await print.getPageIndex(ref)) + 1
    await entry.evaluate((link, text) => link.setAttribute('data-page', text), String(number))
  }
}

/** Replaces the dates in a PDF: they are not compressed, and all have the same length. */
function dated(pdf: Buffer, date: string): Buffer {
  const time = `(D:${date.replaceAll('-', '')}000000`
  return Buffer.from(
    pdf.toString('latin1').replace(/(?<=\/(?:Creation|Mod)Date )\(D:\d{14}/g, time),
    'latin1',
  )
}

async function answer(route: Route, { folder, base }: BuiltSite): Promise<void> {
  const { origin, pathname } = new URL(route.request().url())
  const name = decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html')
  const file = join(folder, name)
  if (origin === ORIGIN && existsSync(file)) await route.fulfill({ path: file })
  else await route.abort()
}
