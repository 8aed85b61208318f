import type { Nodes } from 'mdast'
import { parseMarkdown } from '../../../../src/typeset/parse-markdown.ts'

/** Markdown as this site's records hold it, as the TeX that a source prints: formulas between dollar signs. */
export function texOf(markdown: string): string {
  const tree = parseMarkdown(markdown)
  const hasMath = tree.children.some(holdsMath)
  return tree.children.map(node => textOf(node, hasMath)).join('\n\n')
}

const holdsMath = (node: Nodes): boolean =>
  node.type === 'inlineMath' || ('children' in node && node.children.some(holdsMath))

/** A dollar sign beside formulas is escaped, so that it opens none. */
function textOf(node: Nodes, hasMath: boolean): string {
  if (node.type === 'inlineMath') return `$${node.value}$`
  if ('children' in node) return node.children.map(child => textOf(child, hasMath)).join('')
  const text = 'value' in node ? node.value : ''
  return hasMath ? text.replaceAll('$', '\\$') : text
}
