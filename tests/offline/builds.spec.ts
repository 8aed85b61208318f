import { execFileSync, spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'playwright/test'
import { filesUnder } from '../../src/build/files-under.ts'
import { papers, plain } from '../listing.ts'
import { BASE, build, built, copyOfBuilt, NEW_WORD, rebuild, withNewWord } from './site.ts'

function digests(folder: string): string[] {
  return filesUnder(folder).map(name => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`)
}

/** Makes a build fail after its pages have been written. */
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
  const site = copyOfBuilt()
  // Pages link to their neighbours, which this changes.
  const at = papers.indexOf(plain)
  const [kept, broken] = papers.filter((_, other) => Math.abs(other - at) > 1)
  if (!kept || !broken) throw new Error('There are too few papers')
  const pageOf = (slug: string) => join(site, `papers/${slug}/index.html`)
  const [keptFile, brokenFile] = [pageOf(kept.slug), pageOf(broken.slug)]
  const { ino, mtimeMs } = statSync(keptFile)
  const html = readFileSync(brokenFile, 'utf8')
  writeFileSync(brokenFile, html.replace('<!DOCTYPE', '<!doctype'))
  rebuild(dirname(site), BASE, withNewWord)
  const now = statSync(keptFile)
  expect([now.ino, now.mtimeMs]).toEqual([ino, mtimeMs])
  expect(readFileSync(brokenFile, 'utf8')).toBe(html)
  expect(readFileSync(pageOf(plain.slug), 'utf8')).toContain(NEW_WORD)
  expect(digests(site)).toEqual(digests(build(BASE, withNewWord)))
})

test('a renamed and a withdrawn paper leave no file of the previous build', () => {
  test.setTimeout(120_000)
  const [renamed, withdrawn] = papers
  if (!renamed || !withdrawn) throw new Error('There are too few papers')
  const change = (cwd: string) => {
    execFileSync('node', ['scripts/permalinks.ts', 'rename', renamed.slug, 'another-name'], { cwd })
    execFileSync('node', ['scripts/permalinks.ts', 'withdraw', withdrawn.slug, '--reason', 'A test.'], {
      cwd,
    })
  }
  const site = rebuild(dirname(copyOfBuilt()), BASE, change)
  expect(filesUnder(site)).toContain('papers/another-name/index.html')
  expect(filesUnder(site)).not.toContain(`papers/${withdrawn.slug}.bib`)
  const published = readFileSync(join(dirname(site), 'content/permalinks.json'))
  const anew = (folder: string) => {
    writeFileSync(join(folder, 'content/permalinks.json'), published)
  }
  expect(digests(site)).toEqual(digests(build(BASE, anew)))
})

test('a public file that would replace a page is refused by name', () => {
  test.setTimeout(90_000)
  const site = copyOfBuilt()
  const project = dirname(site)
  const whole = digests(site)
  const name = `public/papers/${plain.slug}/index.html`
  mkdirSync(dirname(join(project, name)), { recursive: true })
  writeFileSync(join(project, name), 'Another page')
  const env = { ...process.env, BASE_PATH: BASE }
  const { status, stderr } = spawnSync('astro', ['build'], { cwd: project, env, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain(`${name} would replace the page /papers/${plain.slug}/: rename or remove it.`)
  rmSync(join(project, 'public/papers'), { recursive: true })
  expect(digests(rebuild(project, BASE))).toEqual(whole)
})

test('a failed build leaves nothing that the next build would keep', () => {
  test.setTimeout(120_000)
  const site = copyOfBuilt()
  const project = dirname(site)
  const whole = digests(site)
  const changed = {
    'astro.config.mjs': ['integrations: [', FAILING],
    'src/styles/tokens.css': ['32.5em', '33em'],
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
