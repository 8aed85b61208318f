import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { textOf } from './math-text.ts'

/** Marks links that do not say their address, which paper has to. */
export function rehypeNamedLinks() {
  return (tree: Root): void => {
    visit(tree, { tagName: 'a' }, link => {
      const address = String(link.properties['href'] ?? '')
      // The text may leave out the scheme: `www.example.org`.
      if (!address.endsWith(textOf(link))) link.properties['className'] = ['named-link']
    })
  }
}
