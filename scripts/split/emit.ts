import { dump, load } from 'js-yaml'
import type { Paragraph, PhrasingContent, Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { mdxToMarkdown } from 'mdast-util-mdx'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { type PaperFrontMatter, paperSchema } from '../../src/schemas/paper.ts'
import { isTypesettable } from './restore/katex.ts'
import { concatenate } from './restore/tex.ts'
import type { MathSegment, Segment } from './segment.ts'

/**
 * Two additions to the lists of unsafe characters keep text the same in MDX, with or without GFM. A line that starts
 * with `import` or `export` is code in MDX. A list marker that ends its line must not hide the marker of the next line:
 * the standard patterns consume the line end between them.
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

/** The page of a paper as MDX: front matter, then the abstract as one paragraph of Markdown. */
export function emit(frontMatter: PaperFrontMatter, abstract: string): string {
  const yaml = dump(frontMatter, { lineWidth: -1, noRefs: true })
  return `---\n${yaml}---\n\n${abstract}\n`
}

const onlyTopics = paperSchema.pick({ topics: true })

/** Reads the topics of a page that `emit` has made, and nothing else of it. */
export function topicsIn(mdx: string): NonNullable<PaperFrontMatter['topics']> {
  const [yaml] = /^topics:(?:\n(?: [^\n]*)?)+/m.exec(mdx.slice(0, mdx.indexOf('\n---\n'))) ?? []
  return yaml === undefined ? [] : (onlyTopics.parse(load(yaml)).topics ?? [])
}

/**
 * One line of text that is its own Markdown: it does not begin as a list, a heading or an import does, and contains
 * nothing that may need an escape, and no address that GFM would link.
 */
const PLAIN = /^(?!import|export)\p{L}(?:[\p{L}\p{N} ,;%'"()/?!=+×–—‘’“”-]|:(?!\/)|(?<![Ww])\.)*(?<! )$/u

/** Segments as inline Markdown. */
export function markdown(segments: readonly Segment[]): string {
  const text = segments.map(segment => (segment.type === 'text' ? segment.value : '$')).join('')
  // Most abstracts are plain, and escaping takes longer than all other steps.
  return PLAIN.test(text) ? text : toMarkdown(tree(segments), options).slice(0, -1)
}

/** The same as a tree, equal to the parsed Markdown. */
export function tree(segments: readonly Segment[]): Root {
  const paragraph: Paragraph = { type: 'paragraph', children: phrasing(segments) }
  return { type: 'root', children: [paragraph] }
}

function phrasing(segments: readonly Segment[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let before: MathSegment | undefined
  /** Adjacent text is one node, as a parser makes it. */
  const add = (value: string): void => {
    const last = nodes.at(-1)
    if (last?.type === 'text') last.value += value
    else nodes.push({ type: 'text', value })
  }
  for (const segment of segments) {
    if (segment.type === 'text' && segment.value === '') continue
    const touching: MathSegment | undefined = segment.type === 'math' ? before : undefined
    before = undefined
    if (segment.type === 'text') add(segment.value)
    else if (segment.type === 'link')
      nodes.push({ type: 'link', url: segment.href, children: [{ type: 'text', value: segment.value }] })
    else {
      const tex = touching ? union(touching, segment) : segment.tex
      if (touching && tex !== undefined) nodes.pop()
      if (tex === undefined) add(segment.printed || segment.tex)
      else {
        nodes.push({ type: 'inlineMath', value: tex })
        before = { ...segment, tex }
      }
    }
  }
  return nodes
}

/**
 * Joins adjacent formulas, since Markdown would read `$a$$b$` as a single formula. Formulas that the restorer read in
 * two parts are joined as they were printed. A formula that its author set apart keeps its own braces, which limit its
 * switches.
 * @returns undefined where the joined formula cannot be typeset
 */
function union(first: MathSegment, second: MathSegment): string | undefined {
  const whole = concatenate([first.tex, second.tex])
  const apart = `{${first.tex}}{${second.tex}}`
  return (isAuthored(first) || isAuthored(second) ? [apart] : [whole, apart]).find(isTypesettable)
}

const isAuthored = ({ rule }: MathSegment): boolean =>
  rule === undefined || rule === 'delimiters' || rule === 'correction'
