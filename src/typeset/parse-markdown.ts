import type { Root } from 'mdast'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { VFile } from 'vfile'

/** How `$…$` is read. */
export const remarkPlugins = [remarkMath]

const markdown = unified().use(remarkParse).use(remarkPlugins).freeze()

/** The mdast tree of a Markdown text with math. */
export function parseMarkdown(value: string | VFile): Root {
  return markdown.parse(value)
}
