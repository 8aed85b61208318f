import type { Link, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'

/** The parts of an `llms.txt`, in the order that its specification prescribes. */
export interface LlmsText {
  readonly title: string
  readonly summary: string
  readonly details: readonly string[]
  readonly sections: readonly {
    readonly title: string
    readonly links: readonly { readonly title: string; readonly url: string; readonly note?: string }[]
  }[]
}

/** The text of an `llms.txt`. */
export function llmsText({ title, summary, details, sections }: LlmsText): string {
  return toMarkdown(
    {
      type: 'root',
      children: [
        { type: 'heading', depth: 1, children: [text(title)] },
        { type: 'blockquote', children: [paragraph(text(summary))] },
        ...details.map(detail => paragraph(text(detail))),
        ...sections.flatMap((section): RootContent[] => [
          { type: 'heading', depth: 2, children: [text(section.title)] },
          { type: 'list', spread: false, children: section.links.map(linkItem) },
        ]),
      ],
    },
    { bullet: '-' },
  )
}

function linkItem({ title, url, note }: LlmsText['sections'][number]['links'][number]): ListItem {
  const link: Link = { type: 'link', url, children: [text(title)] }
  const content = note ? paragraph(link, text(`: ${note}`)) : paragraph(link)
  return { type: 'listItem', spread: false, children: [content] }
}

function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}
