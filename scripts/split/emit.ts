import { dump } from 'js-yaml'
import type { Paragraph, PhrasingContent, Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { mdxToMarkdown } from 'mdast-util-mdx'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import type { PaperFrontMatter } from '../../src/schemas/paper.ts'
import type { Segment } from './segment.ts'

/**
 * Text stays text in MDX, with or without GFM, by two additions to the extensions' lists of what is unsafe:
 * in MDX a line that starts with `import` or `export` is code, and a list marker that ends its line must not
 * hide the marker of the next (the standard patterns consume the line end between them).
 */
const options: Options = {
  resourceLink: true,
  extensions: [
    mdxToMarkdown(),
    mathToMarkdown(),
    gfmToMarkdown(),
    {
      unsafe: [
        { atBreak: true, character: 'i', after: 'mport ' },
        { atBreak: true, character: 'e', after: 'xport ' },
        ...['*', '+', '-'].map(character => ({ atBreak: true, character, after: '(?=[ \\t\\r\\n]|$)' })),
        ...['.', ')'].map(character => ({
          atBreak: true,
          before: '\\d+',
          character,
          after: '(?=[ \\t\\r\\n]|$)',
        })),
      ],
    },
  ],
}

/** The page of a paper as MDX: front matter, then the abstract as one paragraph. */
export function emit(frontMatter: PaperFrontMatter, abstract: readonly Segment[]): string {
  const yaml = dump(frontMatter, { lineWidth: -1, noRefs: true })
  return `---\n${yaml}---\n\n${markdown(abstract)}\n`
}

/**
 * One line of text that is the same in Markdown: it begins as no list, heading or import does, and holds nothing that
 * could be escaped, nor an address that GFM would link.
 */
const PLAIN = /^(?!import|export)\p{L}(?:[\p{L}\p{N} ,;%'"()/?!=+×–—‘’“”-]|:(?!\/)|(?<![Ww])\.)*(?<! )$/u

/** Segments as inline Markdown. */
export function markdown(segments: readonly Segment[]): string {
  const text = segments.map(segment => (segment.type === 'text' ? segment.value : '$')).join('')
  // Most abstracts are plain, and escaping takes longer than all other steps.
  if (PLAIN.test(text)) return text
  const paragraph: Paragraph = { type: 'paragraph', children: segments.flatMap(phrasing) }
  const root: Root = { type: 'root', children: [paragraph] }
  return toMarkdown(root, options).slice(0, -1)
}

function phrasing(segment: Segment): PhrasingContent[] {
  switch (segment.type) {
    case 'text':
      return segment.value === '' ? [] : [{ type: 'text', value: segment.value }]
    case 'math':
      return [{ type: 'inlineMath', value: segment.tex }]
    case 'link':
      return [{ type: 'link', url: segment.href, children: [{ type: 'text', value: segment.value }] }]
  }
}
