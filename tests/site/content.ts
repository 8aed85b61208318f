import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import type { Page } from 'playwright/test'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse as parseYaml } from 'yaml'
import { type PaperFrontMatter, paperSchema } from '../../src/schemas/paper.ts'

const PAPERS = join(import.meta.dirname, '../../content/papers')
const processor = unified().use(remarkParse).use(remarkMdx).use(remarkMath).freeze()

/** What a reader of Markdown is to see, as one line: math as `$TeX$`, links as their text. */
export function shown(markdown: string): string {
  const read = (node: Nodes): string =>
    node.type === 'inlineMath'
      ? `$${node.value}$`
      : 'value' in node
        ? node.value
        : 'children' in node
          ? node.children.map(read).join('')
          : ''
  return read(processor.parse(markdown)).trim()
}

export interface PaperEntry extends PaperFrontMatter {
  readonly body: string
}

/** All entries of `content/papers/`, as the site is built from them. */
export const papers: readonly PaperEntry[] = readdirSync(PAPERS).map(name => {
  const [, yaml = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(readFileSync(join(PAPERS, name), 'utf8')) ?? []
  return { ...paperSchema.parse(parseYaml(yaml)), body }
})

/** A paper with the given property; the tests cannot do without one. */
function paperWhere(wanted: (paper: PaperEntry) => boolean): PaperEntry {
  const paper = papers.find(wanted)
  if (!paper) throw new Error('No paper of the content has what the test needs.')
  return paper
}

export const withMath = paperWhere(({ body, restorations }) => body.includes('$') && restorations.length > 0)
export const withLinks = paperWhere(({ links }) => links.some(({ kind }) => kind === 'code'))
export const plain = paperWhere(
  ({ body, restorations, links }) => !body.includes('$') && restorations.length + links.length === 0,
)

/** One address of every kind of page, below the base path. */
export const PAGE_KINDS = {
  home: '',
  edition: 'editions/2025-07-30/',
  editions: 'editions/',
  titles: 'titles/',
  'paper with math': `papers/${withMath.slug}/`,
  'paper with links': `papers/${withLinks.slug}/`,
  'plain paper': `papers/${plain.slug}/`,
  search: 'search/',
  'search with results': 'search/?q=quantization',
  about: 'about/',
  'not found': 'papers/no-such-paper/',
} as const

/** Opens a page and waits until it is whole; a search is when its results are there. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  if (path.includes('?q=')) await page.locator('a[data-search-result]').first().waitFor()
}
