import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'playwright/test'
import { ROOT } from '../../scripts/project-copy.ts'
import { punctuate } from '../../src/site/punctuation.ts'
import { Content } from '../content.ts'
import { entriesIn } from '../entries.ts'
import { BASE, SITES } from '../sites.ts'

const content = new Content(entriesIn(SITES.live.content))

test('the booklet as PDF has its contents with the right pages, an outline, a title and its language', async () => {
  test.skip(content.days.length === 0, 'no edition')
  const folder = mkdtempSync(join(tmpdir(), 'booklet-'))
  const out = join(folder, 'booklet.pdf')
  execFileSync('node', ['scripts/booklet.ts', content.newest, '--out', out], {
    cwd: ROOT,
    env: { ...process.env, BASE_PATH: BASE },
  })
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(out)), verbosity: 0 }).promise
  const { info } = await pdf.getMetadata()
  expect(info).toMatchObject({ Title: expect.stringContaining('Booklet'), Language: 'en-GB' })
  // The package's own types describe another shape.
  expect(new Map(Object(await pdf.getMarkInfo())).get('Marked')).toBe(true)

  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const text = items.map(item => ('str' in item ? item.str : '')).join(' ')
    // Removes the running head and the page number.
    texts.push(text.replace(/^\s*Daily Papers\s+\d+\s/, ''))
  }
  const papers = content.papersOf(content.newest)
  const places: number[] = []
  for (const { slug } of papers) {
    const [ref] = (await pdf.getDestination(slug)) ?? []
    expect(ref, slug).toBeDefined()
    places.push(await pdf.getPageIndex(ref))
  }
  for (const [index, place] of places.entries()) expect(texts[place]).toContain(`No. ${index + 1} `)
  // No address is parted from its paper.
  expect(texts.filter(text => /^\s*https?:/.test(text))).toEqual([])
  // No title is divided by a page break. The text of a formula in it cannot be found.
  const letters = (text = '') => text.replace(/[\s\u00ad-]/g, '')
  for (const [index, { title, heading }] of papers.entries())
    if (!heading) expect(letters(texts[places[index] ?? 0])).toContain(letters(punctuate(title)))
  const contents = texts.slice(1, places[0]).join(' ').replace(/\s+/g, ' ')
  const numbers = papers.map(({ title }, index) => {
    const start = contents.indexOf(`${index + 1} ${punctuate(title).slice(0, 5)}`)
    const next = papers[index + 1]
    const end = next
      ? contents.indexOf(` ${index + 2} ${punctuate(next.title).slice(0, 5)}`)
      : contents.length
    if (start < 0 || end < 0) return Number.NaN
    return Number(/\d+$/.exec(contents.slice(start, end).trim())?.[0])
  })
  // The text of a formula in a title cannot be found.
  const found = numbers.flatMap((number, index) => (Number.isNaN(number) ? [] : [[number, index] as const]))
  expect(found.length).toBeGreaterThanOrEqual(papers.length * 0.9)
  for (const [number, index] of found) expect(number, papers[index]?.title).toBe((places[index] ?? 0) + 1)

  const [top] = await pdf.getOutline()
  expect(top?.items.length).toBe(papers.length + 1)
  expect(pdf.numPages).toBeLessThanOrEqual(3 + papers.length * 0.8)
  rmSync(folder, { recursive: true })
})
