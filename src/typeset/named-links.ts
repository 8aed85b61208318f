import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { textOf } from './math-text.ts'

/** Marks links whose text is not their address: on paper the address is printed beside them. */
export function rehypeNamedLinks() {
  return (tree: Root): void => {
    visit(tree, { tagName: 'a' }, link => {
      const address = String(link.properties['href'] ?? '')
      // The text may omit the scheme: `www.example.org`.
      if (!address.endsWith(textOf(link))) link.properties['className'] = ['named-link']
    })
  }
}
