import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { fromHtml } from 'hast-util-from-html'
import { readContent } from '../../scripts/content/files.ts'
import { copyProject } from '../../scripts/project-copy.ts'
import { split } from '../../scripts/split/pages.ts'
import { inlineHtml, typesetMdx } from '../../src/typeset/markdown.ts'
import { SITES } from '../sites.ts'

const PORT = 4338

/** Pages that no split writes, but somebody may write by hand. */
const FIXTURES = {
  heading: '## A *second* heading\n\nText below, and $x^2$.',
  table: '| a | b |\n|---|---|\n| 1 | $x_1$ |',
  image: 'Before ![an icon](../../public/icon-192.png) it.',
  lists: '- one\n- two $\\alpha$\n  1. inner\n  2. list\n\n* other',
  quote: '> quoted\n> text\n\n---\n\nlast',
  code: 'Inline `code` and\n\n```js\nconst a = 1 < 2\n```',
  emphasis: '*a* **b** _c_ __d__ \\*e\\* [f](https://example.org "title")',
  entities: 'AT&amp;T, a & b, 1 \\< 2, "quotes", non-breaking\u00a0space, dashes -- and ... dots',
  display: 'Text.\n\n$$\n\\sum_{i=1}^{n} x_i = \\frac{a}{b}\n$$\n\nText.',
  component: 'import Icon from \'../../src/components/Icon.astro\'\n\nWith a <Icon name="theme" /> in it.',
  expression: 'One and one is {1 + 1}.',
  break: 'A line  \nbroken twice\\\nand wrapped\nhere.',
}

const PAGE = `---
import { getCollection, render } from 'astro:content'
export async function getStaticPaths() {
  const entries = [...(await getCollection('own')), ...(await getCollection('ordinary'))]
  return entries.map(entry => ({ params: { way: entry.collection, id: entry.id }, props: { entry } }))
}
const { Content } = await render(Astro.props.entry)
---
<article><Content /></article>
`
const COLLECTIONS = `import { glob } from 'astro/loaders'
import { defineCollection } from 'astro/content/config'
import { folderLoader } from './build/folder-loader.ts'
import { readFrontMatter } from './papers/read-yaml.ts'
import { typesetMdx } from './typeset/markdown.ts'

const read = (text, path) => {
  const { data, body } = readFrontMatter(text, path)
  return { data, body, html: typesetMdx(body, path).html }
}
export const collections = {
  own: defineCollection({ loader: folderLoader({ path: 'content/papers/', extension: '.mdx', read }) }),
  ordinary: defineCollection({
    loader: glob({ base: 'content/papers', pattern: '*.mdx', generateId: ({ entry }) => entry.replace('.mdx', '') }),
  }),
}
`
const CONFIG = `import config from './site.config.mjs'
export default { ...config, cacheDir: './.cache', integrations: config.integrations.filter(({ name }) => name === '@astrojs/mdx') }
`

let project = ''
const page = (name: string) => join(project, 'content/papers', `${name}.mdx`)
const write = (name: string, body: string) =>
  writeFileSync(page(name), `---\nslug: ${name}\n---\n\n${body}\n`)
const astro = (...args: string[]) => [join(project, 'node_modules/astro/bin/astro.mjs'), ...args]

before(() => {
  project = copyProject()
  for (const { content } of [SITES.fixture, SITES.listing])
    for (const { slug, mdx } of split(readContent(content)).pages) writeFileSync(page(slug), mdx)
  for (const [name, body] of Object.entries(FIXTURES)) write(`fixture-${name}`, body)
  rmSync(join(project, 'src/pages'), { recursive: true })
  mkdirSync(join(project, 'src/pages/[way]'), { recursive: true })
  writeFileSync(join(project, 'src/pages/[way]/[id].astro'), PAGE)
  rmSync(join(project, 'src/content.config.ts'))
  writeFileSync(join(project, 'src/content.config.mjs'), COLLECTIONS)
  renameSync(join(project, 'astro.config.mjs'), join(project, 'site.config.mjs'))
  writeFileSync(join(project, 'astro.config.mjs'), CONFIG)
})

after(() => rmSync(project, { recursive: true }))

test('every page comes out as the MDX compiler makes it', () => {
  const { status, stdout, stderr } = spawnSync('node', astro('build'), { cwd: project, encoding: 'utf8' })
  assert.equal(status, 0, stdout + stderr)
  const [own, ordinary] = ['own', 'ordinary'].map(way => join(project, 'dist', way))
  const names = readdirSync(own ?? '')
  assert.equal(names.length, readdirSync(join(project, 'content/papers')).length)
  for (const name of names) {
    const [a, b] = [own, ordinary].map(way => tree(readFileSync(join(way ?? '', name, 'index.html'), 'utf8')))
    assert.deepEqual(a, b, name)
  }
})

test('an error in a page fails the build with its place', () => {
  const mistakes = { formula: 'Text\nand $\\frac{a$ in it.', unclosed: 'A <b>bold word.' }
  for (const [name, body] of Object.entries(mistakes)) {
    write(`wrong-${name}`, body)
    const { status, stdout, stderr } = spawnSync('node', astro('build'), { cwd: project, encoding: 'utf8' })
    rmSync(page(`wrong-${name}`))
    assert.notEqual(status, 0)
    assert.match(stdout + stderr, new RegExp(`content/papers/wrong-${name}\\.mdx:[5-7]:\\d+`))
  }
})

test('the development server shows the latest change of a page', async () => {
  const server = spawn('node', astro('dev', '--port', String(PORT)), { cwd: project, stdio: 'ignore' })
  try {
    const address = `http://localhost:${PORT}/daily-papers/own/fixture-quote/`
    await until(server, address, 'quoted')
    write('fixture-quote', 'Changed to $y^2$ meanwhile.')
    await until(server, address, 'meanwhile')
  } finally {
    server.kill()
  }
})

test('plain text is typeset as the whole pipeline would typeset it', () => {
  const piece = fc.constantFrom(
    'a.b',
    '1.',
    '-',
    '(x)',
    '"',
    "'",
    '!',
    '#',
    'https://a.b/',
    '~',
    '|',
    '\u00a0',
    '…',
    '–',
    '“',
    '%',
  )
  const texts = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 6 })), { minLength: 1 })
  // A formula makes the whole pipeline run.
  const slow = (value: string) => typesetMdx(`${value}\n\n$x$`, 'a').html?.split('\n')[0]
  fc.assert(
    fc.property(texts, pieces => {
      const value = pieces.join(' ')
      fc.pre(isPlain(value))
      assert.equal(inlineHtml(value, 'a'), value)
      assert.equal(typesetMdx(value, 'a').html, slow(value))
      assert.equal(
        typesetMdx(value, 'a').text,
        typesetMdx(`${value}\n\n$x$`, 'a').text.replace(/x$/, '').trim(),
      )
    }),
    { numRuns: 500 },
  )
})

function isPlain(value: string): boolean {
  try {
    return typesetMdx(value, 'a').html === `<p>${value}</p>`
  } catch {
    return false
  }
}

async function until(server: ChildProcess, address: string, text: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end && server.exitCode === null; ) {
    const found = await fetch(address).then(
      response => response.text(),
      () => '',
    )
    if (found.includes(text)) return
    await new Promise(resolve => setTimeout(resolve, 300))
  }
  assert.fail(`${address} does not show “${text}”`)
}

/** The article of a page as a browser parses it, with its line breaks normalised. */
function tree(html: string): unknown {
  const article = /<article>([\s\S]*)<\/article>/.exec(html)?.[1] ?? ''
  assert.notEqual(article.trim(), '')
  return JSON.parse(
    JSON.stringify(fromHtml(article.replace(/>\s+</g, '><').trim(), { fragment: true }), (key, value) =>
      key === 'position' || key === 'data' ? undefined : value,
    ),
  )
}
