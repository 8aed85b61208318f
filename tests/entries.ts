import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Nodes } from 'mdast'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse as parseYaml } from 'yaml'
import { readContent } from '../scripts/content/files.ts'
import { split } from '../scripts/split/pages.ts'
import { type PaperFrontMatter, paperSchema } from '../src/schemas/paper.ts'
import { permalinksSchema } from '../src/schemas/permalinks.ts'

const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).freeze()

/** The visible text of Markdown on one line: math as `$TeX$`, links as their text. */
export function shown(markdown: string): string {
  return textOf(processor.parse(markdown))
}

function textOf(node: Nodes): string {
  if (node.type === 'inlineMath') return `$${node.value}$`
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

export interface PaperEntry extends PaperFrontMatter {
  readonly body: string
}

function entryOf(mdx: string): PaperEntry {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(mdx) ?? []
  return { ...paperSchema.parse(parseYaml(yaml)), body: body.trimEnd() }
}

/** The pages of a content folder after its split, as the site is built from them. */
export function entriesIn(content: string): readonly PaperEntry[] {
  const folder = join(content, 'papers')
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return names.map(name => {
    const entry = entryOf(readFileSync(join(folder, name), 'utf8'))
    assert.equal(entry.slug, basename(name, '.mdx'))
    return entry
  })
}

/** The pages that a split makes of a content folder, sorted by address. */
export function splitEntries(content: string): readonly PaperEntry[] {
  const { pages } = split(readContent(content))
  const entries = pages.map(({ mdx, frontMatter, body }) => {
    const entry = entryOf(mdx)
    assert.deepEqual({ ...frontMatter, body }, entry, 'what is handed on is what the page reads as')
    return entry
  })
  return entries.sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The addresses in the registry of a content folder; a new site has none. */
export function published(content: string): string[] {
  const file = join(content, 'permalinks.json')
  return existsSync(file)
    ? Object.keys(permalinksSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).papers)
    : []
}
