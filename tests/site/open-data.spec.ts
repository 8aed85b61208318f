import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse as parseRis } from 'astrocite-ris'
import { parse as parseBibtex } from 'bibtex-parse'
import CSL from 'citeproc'
import { parse as parseCsv } from 'csv-parse/sync'
import { HtmlValidate } from 'html-validate'
import jsonld from 'jsonld'
import { type APIRequestContext, expect, type Page, test } from 'playwright/test'
import { newest, PAGE_KINDS, papers, papersOf, plain, withFacts, withIdentity, withMath } from './content.ts'

const LISTS = { papers, [`editions/${newest}`]: papersOf(newest) }

/** The text under “Cite” beside a button. */
function printed(html: string, label: string): string {
  const [, text = ''] =
    new RegExp(`<pre>([^<]*)</pre></div><button[^>]*>${label}</button>`).exec(html.replace(/>\s+</g, '><')) ??
    []
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

async function text(request: APIRequestContext, path: string): Promise<string> {
  const response = await request.get(path)
  expect(response.status(), path).toBe(200)
  return response.text()
}

test('every JSON file fits its published schema', async ({ request }) => {
  const ajv = new Ajv2020({ allErrors: true })
  addFormats.default(ajv)
  const validators = new Map<string, ReturnType<typeof ajv.compile>>()
  const paths = ['papers.json', `editions/${newest}.json`, ...papers.map(({ slug }) => `papers/${slug}.json`)]
  for (const path of paths) {
    const file = JSON.parse(await text(request, path))
    const { pathname } = new URL(file.$schema)
    const validate = validators.get(pathname) ?? ajv.compile(JSON.parse(await text(request, pathname)))
    validators.set(pathname, validate)
    expect(validate(file) ? [] : validate.errors, path).toEqual([])
    expect(file.version).toBe(1)
  }
  expect(validators.size).toBe(2)
})

test('the files of the site and of an edition hold every paper', async ({ request }) => {
  for (const [list, listed] of Object.entries(LISTS)) {
    const titles = listed.map(({ title }) => title).toSorted()
    const json = JSON.parse(await text(request, `${list}.json`))
    expect(json.papers.map(({ title }: { title: string }) => title).toSorted()).toEqual(titles)
    const keys = parseBibtex(await text(request, `${list}.bib`)).flatMap(({ key }) => key ?? [])
    expect(keys.toSorted()).toEqual(listed.map(({ slug, citationKey = slug }) => citationKey).toSorted())
  }
  const titles = papers.map(({ title }) => title).toSorted()
  const ris = parseRis(await text(request, 'papers.ris'))
  expect(ris.map(({ title }) => title).toSorted()).toEqual(titles)
  const rows: Record<string, string>[] = parseCsv(await text(request, 'papers.csv'), { columns: true })
  expect(rows.map(({ title }) => title).toSorted()).toEqual(titles)
})

test('the head states each fact once for each kind of reader', async ({ request }) => {
  for (const { slug, title } of [withMath, plain]) {
    const html = await text(request, `papers/${slug}/`)
    const head = html.slice(0, html.indexOf('</head>'))
    const { abstract, url } = JSON.parse(await text(request, `papers/${slug}.json`))
    const count = (part: string) => head.split(part).length - 1
    expect(count(abstract.slice(200, 260))).toBe(1)
    // In the title of the page, of its citation and of its preview, and twice in JSON-LD, for the paper and for the way
    // to it.
    expect(count(title)).toBe(4)
    // In the canonical address, the addresses of its citation and of its preview, and in JSON-LD.
    expect(count(url)).toBe(3)
  }
})

/** A minimal style that prints title and address. */
const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>x</title><id>x</id><updated>2025-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" suffix=" "/><text variable="URL"/></layout></bibliography></style>`
const LOCALE = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US"><terms/></locale>`

test('citeproc reads the CSL-JSON of every paper', async ({ request }) => {
  for (const { slug, title, authors, published } of papers) {
    const [item] = JSON.parse(printed(await text(request, `papers/${slug}/`), 'Copy CSL-JSON'))
    const engine = new CSL.Engine({ retrieveLocale: () => LOCALE, retrieveItem: () => item }, STYLE)
    engine.setOutputFormat('text')
    engine.updateItems([item.id])
    const [, [entry = '']] = engine.makeBibliography()
    expect(entry.trim()).toBe(`${title} ${item.URL}`)
    expect(item.author?.length).toBe(authors?.length)
    expect(item.issued === undefined).toBe(published === undefined)
  }
})

test('every alternate of every kind of page exists and has its type', async ({ page, request }) => {
  for (const path of Object.values(PAGE_KINDS)) {
    await page.goto(path)
    const links = await page
      .locator(
        'link[rel="alternate"], link[rel="describedby"], link[rel="search"], link[rel="sitemap"], link[rel="icon"]',
      )
      .evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThanOrEqual(6)
    const image = await page.locator('meta[property="og:image"]').getAttribute('content')
    for (const href of [...links, new URL(image ?? '').pathname])
      expect((await request.get(href)).status(), href).toBe(200)
  }
})

test('every paper has its card, of at most 60 KB', async ({ request }) => {
  const names = new Set<string>()
  for (const name of ['site', newest, ...papers.map(({ slug }) => slug)]) {
    const response = await request.get(`cards/${name}.png`)
    const body = await response.body()
    expect(body.subarray(1, 4).toString(), name).toBe('PNG')
    expect(body.length, name).toBeLessThanOrEqual(60 * 1024)
    names.add(body.toString('base64'))
  }
  expect(names.size).toBe(papers.length + 2)
})

test('every kind of page is valid HTML without an id twice', async ({ request }) => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // Astro components write void elements with a slash, and attributes as HTML allows them.
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'no-implicit-button-type': 'error',
      'long-title': 'off',
    },
  })
  for (const [kind, path] of Object.entries(PAGE_KINDS)) {
    const html = await (await request.get(path)).text()
    const { results } = await validator.validateString(html, kind)
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${kind} ${line}:${column} ${ruleId}: ${message}`),
    )
    expect(found).toEqual([])
  }
})

/** Expands terms of schema.org to its addresses; the context is not fetched. */
const CONTEXT = { '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' } } }

async function jsonLd(page: Page): Promise<object[]> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents()
  return Promise.all(
    texts.map(async value =>
      jsonld.expand(JSON.parse(value), {
        documentLoader: async url => ({ contextUrl: undefined, documentUrl: url, document: CONTEXT }),
      }),
    ),
  ).then(all => all.flat())
}

test('the JSON-LD of a paper expands to an article and the way to it', async ({ page }) => {
  for (const { slug, title, authors = [], published } of [withMath, plain, withIdentity]) {
    await page.goto(`papers/${slug}/`)
    const nodes = await jsonLd(page)
    const values = (type: string, property: string) =>
      nodes
        .filter(node => Reflect.get(node, '@type')?.includes(`https://schema.org/${type}`))
        .flatMap(node => Reflect.get(node, `https://schema.org/${property}`) ?? [])
    expect(values('ScholarlyArticle', 'headline')).toEqual([{ '@value': title }])
    // Only an author with a page has an address.
    expect(values('ScholarlyArticle', 'author')).toEqual(
      authors.map(name => ({
        '@type': ['https://schema.org/Person'],
        'https://schema.org/name': [{ '@value': name }],
        ...(name === 'Emmy Noether' && {
          'https://schema.org/url': [{ '@id': expect.stringMatching(/\/authors\/emmy-noether\/$/) }],
        }),
      })),
    )
    expect(values('ScholarlyArticle', 'datePublished').map(date => Reflect.get(date, '@value'))).toEqual(
      published ? [published] : [],
    )
    expect(values('BreadcrumbList', 'itemListElement')).toHaveLength(3)
  }
})

/**
 * Zotero's “Embedded Metadata” translator, as its source has it: each field from the first of these tags that is
 * there. It also takes `meta[name=author]` for an author, which a page without known authors must not have.
 */
const ZOTERO = {
  title: ['citation_title'],
  abstractNote: ['citation_abstract'],
  url: ['citation_public_url', 'citation_abstract_html_url'],
  date: ['citation_publication_date', 'citation_date', 'citation_online_date'],
} as const

test('Zotero would find title, address and abstract, and author and date only where a source gives them', async ({
  page,
  request,
}) => {
  for (const { slug, title, published, id, identity, authors = [] } of [
    withMath,
    plain,
    withFacts,
    withIdentity,
  ]) {
    await page.goto(`papers/${slug}/`)
    const content = async (names: readonly string[]) => {
      for (const name of names) {
        const tag = page.locator(`head > meta[name="${name}"]`)
        if ((await tag.count()) > 0) return tag.first().getAttribute('content')
      }
      return null
    }
    const { abstract, url } = JSON.parse(await text(request, `papers/${slug}.json`))
    expect(await content(ZOTERO.title)).toBe(title)
    expect(await content(ZOTERO.abstractNote)).toBe(abstract)
    expect(await content(ZOTERO.url)).toBe(url)
    expect(await content(ZOTERO.date)).toBe(published?.replaceAll('-', '/') ?? null)
    expect(await content(['citation_arxiv_id'])).toBe(id ?? null)
    expect(await content(['citation_pdf_url'])).toBe(id === undefined ? null : `https://arxiv.org/pdf/${id}`)
    expect(await content(['citation_doi'])).toBe(identity?.doi ?? null)
    // Otherwise its journal would be the site.
    await expect(
      page.locator('meta[property="og:site_name"], meta[name="citation_journal_title"]'),
    ).toHaveCount(0)
    expect(
      await page.locator('meta[name="citation_author"], meta[name="author"], .byline, .vcard').count(),
    ).toBe(authors.length)
    // Whatever its name, a tag of the head holds the paper's own date or none.
    const dates = await page
      .locator('head > meta')
      .evaluateAll(all =>
        all.flatMap(tag => /^\d{4}[-/]\d\d[-/]\d\d/.exec(tag.getAttribute('content') ?? '')?.[0] ?? []),
      )
    expect(new Set(dates.map(date => date.replaceAll('/', '-')))).toEqual(
      new Set(published ? [published] : []),
    )
  }
})

test('a browser can search from its address bar', async ({ page, request }) => {
  const xml = await text(request, 'opensearch.xml')
  const [, template = ''] = /template="([^"]+)"/.exec(xml) ?? []
  await page.goto(
    new URL(template).pathname +
      new URL(template).search.replace('{searchTerms}', 'leaves').replace('%7BsearchTerms%7D', 'leaves'),
  )
  await expect(page.locator('#q')).toHaveValue('leaves')
  await expect(page.locator('a[data-search-result]').first()).toBeVisible()
})

test('robots.txt names the sitemap, which dates its pages', async ({ request }) => {
  const [, sitemap = ''] = /^Sitemap: (.+)$/m.exec(await text(request, 'robots.txt')) ?? []
  const index = await text(request, new URL(sitemap).pathname)
  const [, first = ''] = /<loc>(.*?)<\/loc>/.exec(index) ?? []
  const urls = (await text(request, new URL(first).pathname)).split('<url>').slice(1)
  for (const { slug, editions } of papers)
    expect(urls.find(url => url.includes(`/papers/${slug}/`))).toContain(`<lastmod>${editions.at(-1)?.date}`)
  expect(urls.filter(url => url.includes('booklet'))).toEqual([])
})

test('llms.txt leads to the Markdown of every paper of the newest edition', async ({ request }) => {
  const overview = await text(request, 'llms.txt')
  expect(overview).toMatch(/^# Daily Papers\n\n> /)
  for (const { slug } of papersOf(newest)) expect(overview).toContain(`/papers/${slug}.md)`)
  expect(await text(request, `papers/${plain.slug}.md`)).toContain(plain.body.trim())
})

test('a reference is copied by keyboard, and the page confirms it', async ({ page, context, request }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`papers/${withMath.slug}/`)
  await page.locator('summary', { hasText: 'Cite' }).press('Enter')
  const copied = async (label: string) => {
    const button = page.getByRole('button', { name: label })
    await button.press('Enter')
    await expect(page.locator('copy-text', { has: button }).getByRole('status')).toHaveText('Copied')
    return page.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copied('Copy APA')).toContain(withMath.title)
  const [entry = ''] = (await text(request, `papers/${withMath.slug}.bib`)).split(/^ {2}abstract =/m)
  expect((await copied('Copy BibTeX')).startsWith(entry.trim())).toBe(true)
  expect(parseRis(await copied('Copy RIS'))).toMatchObject([{ title: withMath.title }])
  expect(JSON.parse(await copied('Copy CSL-JSON'))).toMatchObject([{ title: withMath.title }])
})

test('a reference is saved from the page, without a network', async ({ page, context }) => {
  await page.goto(`papers/${withMath.slug}/`)
  await context.setOffline(true)
  await page.locator('summary', { hasText: 'Cite' }).click()
  const saved = async (label: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: label }).click()
    await expect(
      page.locator('copy-text', { has: page.getByRole('button', { name: label }) }).getByRole('status'),
    ).toHaveText('Saved')
    return download
  }
  const ris = await saved('Save RIS')
  expect(ris.suggestedFilename()).toBe(`${withMath.slug}.ris`)
  const lines = readFileSync(await ris.path(), 'utf8')
  expect(parseRis(lines)).toMatchObject([{ title: withMath.title }])
  expect(lines.match(/^ER {2}- \r\n$/m)).not.toBeNull()
  expect(lines.replaceAll('\r\n', '')).not.toContain('\n')
  const csl = await saved('Save CSL-JSON')
  expect(csl.suggestedFilename()).toBe(`${withMath.slug}.csl.json`)
  expect(JSON.parse(readFileSync(await csl.path(), 'utf8'))).toMatchObject([{ title: withMath.title }])
})

test('the copied link leads to the selected words', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`papers/${plain.slug}/`)
  await page.evaluate(() => {
    const node = document.querySelector('.abstract p')?.firstChild
    if (node) document.getSelection()?.setBaseAndExtent(node, 0, node, 40)
  })
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.locator('copy-link').getByRole('status')).toContainText('selected words')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain('#:~:text=')
  expect(plain.body).toContain(decodeURIComponent(link.split('#:~:text=')[1] ?? '?').split(',')[0])
})

test('the booklet prints contents and every paper, with links written out', async ({ page }) => {
  await page.goto(`editions/${newest}/booklet/`)
  await page.emulateMedia({ media: 'print' })
  const articles = page.locator('.booklet article')
  await expect(articles).toHaveCount(papersOf(newest).length)
  expect(await articles.evaluateAll(all => all.map(({ id }) => `#${id}`))).toEqual(
    await page.locator('.contents a').evaluateAll(all => all.map(link => link.getAttribute('href'))),
  )
  const links = await page.locator('.booklet .abstract a').evaluateAll(all =>
    all.map(link => ({
      named: !link.getAttribute('href')?.endsWith(link.textContent ?? ''),
      written: getComputedStyle(link, '::after').content.includes('http'),
    })),
  )
  // An address that is the link's text is not printed twice.
  expect(new Set(links.map(({ named }) => named))).toEqual(new Set([true, false]))
  for (const { named, written } of links) expect(written).toBe(named)
})
