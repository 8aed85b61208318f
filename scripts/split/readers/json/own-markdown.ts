import type { Nodes } from 'mdast'
import { parseMarkdown } from '../../../../src/typeset/parse-markdown.ts'

/** The TeX that a source would print for the Markdown in this site's records: formulas stand between dollar signs. */
export function texOf(markdown: string): string {
  const tree = parseMarkdown(markdown)
  const hasMath = tree.children.some(holdsMath)
  return tree.children.map(node => textOf(node, hasMath)).join('\n\n')
}

const holdsMath = (node: Nodes): boolean =>
  node.type === 'inlineMath' || ('children' in node && node.children.some(holdsMath))

/** A dollar sign outside formulas is escaped, so that it opens none. */
function textOf(node: Nodes, hasMath: boolean): string {
  if (node.type === 'inlineMath') return `$${node.value}$`
  if ('children' in node) return node.children.map(child => textOf(child, hasMath)).join('')
  const text = 'value' in node ? node.value : ''
  return hasMath ? text.replaceAll('$', '\\$') : text
}
