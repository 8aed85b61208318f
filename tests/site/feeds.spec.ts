import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, type Page, test } from 'playwright/test'
import Parser from 'rss-parser'
import { validateXML } from 'xmllint-wasm'
import { shown } from '../entries.ts'
import { days, papersOf } from './content.ts'

const SCHEMAS = join(import.meta.dirname, '../fixtures/schemas')
const schema = (name: string) => readFileSync(join(SCHEMAS, name), 'utf8')

/** The number of papers up to which a feed adds whole editions. */
const MOST = 150

const fed = new Map(papersOf(days[0] ?? '').map(paper => [paper.slug, paper]))
for (const day of days.slice(1)) {
  const more = papersOf(day)
  if (fed.size + more.length > MOST) break
  for (const paper of more) fed.set(paper.slug, paper)
}

const wanted = [...fed.values()]
  .map(({ slug, title, body }) => ({ slug, title, text: shown(body) }))
  .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))

/** The visible text of HTML, math as `$TeX$`. */
function textOf(page: Page, html: readonly string[]): Promise<string[]> {
  return page.evaluate(
    list =>
      list.map(value => {
        const { body } = new DOMParser().parseFromString(value, 'text/html')
        for (const math of body.querySelectorAll('math'))
          math.replaceWith(`$${math.querySelector('annotation')?.textContent}$`)
        return body.textContent.trim()
      }),
    html,
  )
}

async function expectAllPapers(page: Page, entries: readonly { url: string; title: string; html: string }[]) {
  const texts = await textOf(
    page,
    entries.map(({ html }) => html),
  )
  const read = entries
    .map(({ url, title }, index) => ({ slug: url.split('/').at(-2), title, text: texts[index] }))
    .toSorted((a, b) => ((a.slug ?? '') < (b.slug ?? '') ? -1 : 1))
  expect(read).toEqual(wanted)
}

for (const name of ['atom', 'rss'])
  test(`the ${name} feed is valid and holds every paper of its editions with its shown text`, async ({
    page,
    request,
    baseURL,
  }) => {
    const xml = await (await request.get(`feeds/${name}.xml`)).text()
    const { valid, errors } = await validateXML({
      xml: { fileName: `${name}.xml`, contents: xml },
      schema: schema(`${name}.rng`),
      extension: 'relaxng',
      maxMemoryPages: 4096,
    })
    expect(errors.map(({ message }) => message)).toEqual([])
    expect(valid).toBe(true)
    const { items } = await new Parser({ customFields: { item: ['content:encoded'] } }).parseString(xml)
    expect(new Set(items.map(({ guid, link }) => guid ?? link)).size).toBe(items.length)
    await expectAllPapers(
      page,
      items.map(item => ({
        url: item.link ?? '',
        title: item.title ?? '',
        html: String(Reflect.get(item, 'content:encoded') ?? item.content),
      })),
    )
    for (const { isoDate, link } of items) {
      const { editions } = fed.get(new URL(link ?? '').pathname.split('/').at(-2) ?? '') ?? {}
      const days = editions?.map(({ date }) => `${date}T00:00:00.000Z`)
      expect(days?.[0] === isoDate || days?.at(-1) === isoDate).toBe(true)
      expect(new URL(link ?? '').pathname).toContain(new URL(baseURL ?? '').pathname)
    }
  })

test('the JSON feed is valid and holds every paper of its editions with its shown text', async ({
  page,
  request,
}) => {
  const feed = await (await request.get('feeds/feed.json')).json()
  const ajv = new Ajv2020({ allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(schema('json-feed.json')))
  expect(validate(feed) ? [] : validate.errors).toEqual([])
  await expectAllPapers(
    page,
    feed.items.map((item: Record<string, string>) => ({
      url: item['url'],
      title: item['title'],
      html: item['content_html'],
    })),
  )
})

test('every page leads to the feeds', async ({ page, request }) => {
  for (const path of ['', `papers/${wanted[0]?.slug}/`, 'subscribe/']) {
    await page.goto(path)
    const feeds = await page
      .locator('link[rel="alternate"][href*="/feeds/"]')
      .evaluateAll(links =>
        links.map(link => [link.getAttribute('type'), link.getAttribute('href')] as const),
      )
    expect(feeds.map(([type]) => type)).toEqual([
      'application/atom+xml',
      'application/rss+xml',
      'application/feed+json',
    ])
    for (const [, href] of feeds) expect((await request.get(href ?? '')).status()).toBe(200)
  }
})
