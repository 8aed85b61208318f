import type { PhrasingContent } from 'mdast'
import { mathToMarkdown } from 'mdast-util-math'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { PaperRecord } from '../../schemas/paper-record.ts'
import { formatDate } from '../../site/dates.ts'
import { arxivAddress } from '../../site/elsewhere.ts'
import { site } from '../../site/site.ts'

/** The page of a paper as Markdown, for programs: title, abstract, and where both come from. */
export function markdownPage(record: PaperRecord): string {
  const { id, title, heading, markdown, authors, published, links, url, edition, order } = record
  const facts = [
    ...(authors ? [['Authors', text(authors.join(', '))]] : []),
    ...(published ? [[id ? 'First on arXiv' : 'Published', published]] : []),
    ...(id ? [['arXiv', address(arxivAddress(id))]] : []),
    ['Listed', text(`No. ${order} of ${site.title}, ${formatDate(edition)}`)],
    ['Page', address(url)],
    ...links.map(({ kind, href }) => [`Link (${kind})`, address(href)]),
  ]
  const list = facts.map(([name, value]) => `- ${name}: ${value}\n`).join('')
  return `# ${heading ?? text(title)}\n\n${markdown.trim()}\n\n${list}`
}

/** Escapes a text for Markdown. Nearly all texts need no escaping, and the serializer would take most of the time. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.:;?'"()/%–—’“”-]*(?<! )$/u

function text(value: string): string {
  return PLAIN.test(value) ? value : written({ type: 'text', value })
}

/** An address in angle brackets, which is its own link text. */
const LINKED = /^https?:\/\/[\w./:?=&%#~+,;@!()-]+$/

function address(url: string): string {
  if (LINKED.test(url)) return `<${url}>`
  return written({ type: 'link', url, children: [{ type: 'text', value: url }] })
}

function written(node: PhrasingContent): string {
  return toMarkdown(node, { extensions: [mathToMarkdown()] }).trim()
}
