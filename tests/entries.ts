import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse as parseYaml } from 'yaml'
import { type PaperFrontMatter, paperSchema } from '../src/schemas/paper.ts'

const PAPERS = join(import.meta.dirname, '../content/papers')
const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).freeze()

/** What a page shows of a Markdown text, as one line: math as `$TeX$`, links as their text. */
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

/** All entries of `content/papers/`, as the site is built from them. */
export const papers: readonly PaperEntry[] = readdirSync(PAPERS).map(name => {
  const [, yaml = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(readFileSync(join(PAPERS, name), 'utf8')) ?? []
  const frontMatter = paperSchema.parse(parseYaml(yaml))
  assert.equal(name, `${frontMatter.slug}.mdx`)
  return { ...frontMatter, body: body.trimEnd() }
})
