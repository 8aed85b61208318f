import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Nodes } from 'mdast'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse as parseYaml } from 'yaml'
import { type PaperFrontMatter, paperSchema, type Restoration } from '../../src/schemas/paper.ts'

const CONTENT = join(import.meta.dirname, '../../content')
const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).freeze()

/** What a page shows as one line: math in dollar signs, links as their text. */
function shown(node: Nodes): string {
  if (node.type === 'inlineMath') return `$${node.value}$`
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(shown).join('') : ''
}
const line = (markdown: string): string => shown(processor.parse(markdown))

interface Page extends PaperFrontMatter {
  readonly body: string
}

const pages = readdirSync(join(CONTENT, 'papers')).map((name): Page => {
  const [, yaml = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(readFileSync(join(CONTENT, 'papers', name), 'utf8')) ?? []
  const frontMatter = paperSchema.parse(parseYaml(yaml))
  assert.equal(name, `${frontMatter.slug}.mdx`)
  return { ...frontMatter, body }
})

const sources = new Map(
  readdirSync(join(CONTENT, 'sources'))
    .filter(name => name.endsWith('.txt'))
    .map(name => [name, readFileSync(join(CONTENT, 'sources', name), 'utf8').split('\n')]),
)

/** Takes repairs back one by one: what is left over must be the printed text to the letter. */
function assertPrinted(text: string, printed: string, repairs: readonly Restoration[]): void {
  const [repair, ...rest] = repairs
  if (!repair) {
    assert.equal(text, printed)
    return
  }
  const now = line(repair.shown)
  let at = printed.indexOf(repair.printed)
  while (at >= 0 && !(text.startsWith(printed.slice(0, at)) && text.startsWith(now, at)))
    at = printed.indexOf(repair.printed, at + 1)
  assert.ok(
    at >= 0,
    `the repair ${repair.printed} → ${repair.shown} is not where it is said to be in: ${printed}`,
  )
  assertPrinted(text.slice(at + now.length), printed.slice(at + repair.printed.length), rest)
}

test('the source text of 30 July 2025 has 72 papers', () => {
  assert.equal(pages.filter(({ editions }) => editions.includes('2025-07-30')).length, 72)
})

for (const page of pages)
  test(`${page.slug} holds what its source prints, but for the recorded repairs`, () => {
    const lines = sources.get(page.source.file) ?? []
    const [first, last] = page.source.lines
    const abstract = lines.slice(first, last).join('\n').trim()
    const inTitle = page.restorations.filter(({ line }) => line === first)
    const inAbstract = page.restorations.filter(({ line }) => line !== first)
    assertPrinted(line(page.heading ?? page.title), lines[first - 1] ?? '', inTitle)
    assertPrinted(line(page.body).trimEnd(), abstract, inAbstract)
  })

test('no line of a source is left out but the header', () => {
  for (const [file, lines] of sources) {
    const covered = new Set(
      pages
        .filter(({ source }) => source.file === file)
        .flatMap(
          ({
            source: {
              lines: [first, last],
            },
          }) => {
            return Array.from({ length: last - first + 1 }, (_, index) => first + index)
          },
        ),
    )
    const left = lines.filter((text, index) => text.trim() !== '' && !covered.has(index + 1))
    assert.deepEqual(left, [
      'new',
      'Get trending papers in your email inbox!',
      'Subscribe',
      'Daily Papers',
      'byAK and the research community',
      'Jul 30',
    ])
  }
})

test('orders count from 1 without gaps in every edition', () => {
  for (const file of sources.keys()) {
    const orders = pages
      .filter(({ source }) => source.file === file)
      .map(({ order }) => order)
      .sort((a, b) => a - b)
    assert.deepEqual(
      orders,
      orders.map((_, index) => index + 1),
    )
  }
})

test('every published address has its page', () => {
  const { papers } = JSON.parse(readFileSync(join(CONTENT, 'permalinks.json'), 'utf8')) as {
    papers: Record<string, unknown>
  }
  const slugs = new Set(pages.map(({ slug }) => slug))
  assert.ok(slugs.size >= 72)
  assert.deepEqual(
    Object.keys(papers).filter(slug => !slugs.has(slug)),
    [],
  )
})
