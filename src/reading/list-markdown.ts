import type { ListItem, Root } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Bookmark } from './bookmark.ts'

/**
 * The papers as a list in Markdown, each with its address and its note.
 * @param addressOf the absolute address of a paper's page
 */
export function listMarkdown(papers: readonly Bookmark[], addressOf: (slug: string) => string): string {
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: 'My papers' }] },
      { type: 'list', ordered: false, spread: false, children: papers.map(row => item(row, addressOf)) },
    ],
  }
  return toMarkdown(root, { bullet: '-' })
}

function item({ slug, title, authors, year, note }: Bookmark, addressOf: (slug: string) => string): ListItem {
  const facts = [authors, year].filter(Boolean).join(', ')
  const paragraphs = note?.split(/\n{2,}/) ?? []
  return {
    type: 'listItem',
    spread: paragraphs.length > 0,
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'link', url: addressOf(slug), children: [{ type: 'text', value: title }] },
          ...(facts ? [{ type: 'text' as const, value: `. ${facts}` }] : []),
        ],
      },
      ...paragraphs.map(value => ({
        type: 'paragraph' as const,
        children: [{ type: 'text' as const, value }],
      })),
    ],
  }
}
