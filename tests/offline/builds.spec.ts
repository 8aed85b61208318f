import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'playwright/test'
import { filesUnder } from '../../src/lib/files-under.ts'
import { firstPapers, plain } from '../site/content.ts'
import { BASE, build, built, NEW_WORD, rebuild, withNewWord } from './site.ts'

function digests(folder: string): string[] {
  return filesUnder(folder).map(name => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`)
}

/** Lets a build fail when its pages have been written. */
const FAILING = `integrations: [{
  name: 'failing',
  hooks: { 'astro:build:done': () => { throw new Error('The build fails, as it was told.') } },
},`

test('two builds of the same sources give the same bytes', () => {
  test.setTimeout(90_000)
  expect(digests(build(BASE))).toEqual(digests(built()))
})

test('a build keeps whole pages of unchanged papers, and makes all others', () => {
  test.setTimeout(120_000)
  const site = build(BASE)
  // Pages name their neighbours, which changes with these.
  const at = firstPapers.indexOf(plain)
  const [kept, broken] = firstPapers.filter((_, other) => Math.abs(other - at) > 1)
  if (!kept || !broken) throw new Error('There are too few papers')
  const pageOf = (slug: string) => join(site, `papers/${slug}/index.html`)
  const mark = (html: string) => html.replace('<!DOCTYPE', '<!doctype')
  const files = [kept, broken].map(({ slug }) => [pageOf(slug), readFileSync(pageOf(slug), 'utf8')] as const)
  const [[keptFile = '', keptHtml = ''] = [], [brokenFile = '', brokenHtml = ''] = []] = files
  writeFileSync(keptFile, mark(keptHtml))
  writeFileSync(brokenFile, mark(brokenHtml).slice(0, -1))
  rebuild(dirname(site), BASE, withNewWord)
  expect(readFileSync(keptFile, 'utf8')).toBe(mark(keptHtml))
  expect(readFileSync(brokenFile, 'utf8')).toBe(brokenHtml)
  expect(readFileSync(pageOf(plain.slug), 'utf8')).toContain(NEW_WORD)
  writeFileSync(keptFile, keptHtml)
  expect(digests(rebuild(dirname(site), BASE))).toEqual(digests(build(BASE, withNewWord)))
})

test('a build that fails leaves nothing that the next one takes for its own', () => {
  test.setTimeout(120_000)
  const site = build(BASE)
  const project = dirname(site)
  const whole = digests(site)
  const changed = {
    'astro.config.mjs': ['integrations: [', FAILING],
    'src/styles/tokens.css': ['66ch', '67ch'],
  }
  const texts = Object.entries(changed).map(([name, [from = '', to = '']]) => {
    const file = join(project, name)
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(from)
    writeFileSync(file, text.replace(from, to))
    return { file, text }
  })
  expect(() => rebuild(project, BASE)).toThrow()
  expect(digests(site)).not.toEqual(whole)
  for (const { file, text } of texts) writeFileSync(file, text)
  expect(digests(rebuild(project, BASE))).toEqual(whole)
})
