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

test('two builds of the same sources give the same bytes', () => {
  test.setTimeout(90_000)
  expect(digests(build(BASE))).toEqual(digests(built()))
})

test('a build keeps whole pages of unchanged papers, and makes all others', () => {
  test.setTimeout(120_000)
  const site = build(BASE)
  const [kept, broken] = firstPapers.filter(({ slug }) => slug !== plain.slug).slice(4)
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
