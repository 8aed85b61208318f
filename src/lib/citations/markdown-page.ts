import type { ListItem, PhrasingContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { PaperRecord } from '../../schemas/paper-record.ts'
import { formatDate } from '../dates.ts'
import { site } from '../site.ts'

/** The page of a paper as Markdown, for readers that are programs: title, abstract, and where both come from. */
export function markdownPage(record: PaperRecord): string {
  const { title, heading, markdown, authors, published, links, url, edition, order } = record
  const facts: ListItem[] = [
    ...(authors ? [fact('Authors', text(authors.join(', ')))] : []),
    ...(published ? [fact('Published', text(published))] : []),
    fact('Listed', text(`No. ${order} of ${site.title}, ${formatDate(edition)}`)),
    fact('Page', address(url)),
    ...links.map(({ kind, href }) => fact(`Link (${kind})`, address(href))),
  ]
  const list = toMarkdown({ type: 'list', spread: false, children: facts }, { bullet: '-' })
  return `# ${heading ?? toMarkdown(text(title)).trim()}\n\n${markdown.trim()}\n\n${list}`
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

function address(url: string): PhrasingContent {
  return { type: 'link', url, children: [text(url)] }
}

function fact(name: string, value: PhrasingContent): ListItem {
  return {
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: [text(`${name}: `), value] }],
  }
}
