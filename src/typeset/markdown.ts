import type { Element, Root } from 'hast'
import type { Root as MdastRoot, Nodes } from 'mdast'
import type { InlineMath } from 'mdast-util-math'
import rehypeStringify from 'rehype-stringify'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { isFormula } from './formula-kind.ts'
import { rehypeFormulas } from './formulas.ts'
import { rehypeGluedFormulas } from './glued-formulas.ts'
import { oneLine, textOf } from './math-text.ts'
import { rehypeNamedLinks } from './named-links.ts'
import { parseMarkdown, remarkPlugins } from './parse-markdown.ts'

/** How math is typeset, and links are marked; every text of the site goes through the same steps. */
export const rehypePlugins = [rehypeFormulas, rehypeGluedFormulas, rehypeNamedLinks]

const mdx = unified().use(remarkParse).use(remarkPlugins).use(remarkMdx).freeze()
/** Trees that no parser has made lack what a parser notes of a formula: this adds it. */
const inlineMath = (_: unknown, { value, position }: InlineMath): Element => ({
  type: 'element',
  tagName: 'code',
  properties: { className: ['language-math', 'math-inline'] },
  children: [{ type: 'text', value }],
  ...(position && { position }),
})

const typesetter = unified()
  .use(remarkRehype, { handlers: { inlineMath } })
  .use(rehypePlugins)
  .use(rehypeStringify)
  .freeze()

/** A body, typeset. */
export interface Typeset {
  /** Null where only the MDX compiler can make the body: it holds code, an image or a heading. */
  readonly html: string | null
  /** One line, without markup; formulas as they would be typed. */
  readonly text: string
  /** Whether it holds a formula that is more than a number, sign or index. */
  readonly hasMath: boolean
}

/**
 * A line that Markdown and MDX read as a paragraph of just this text: it does not begin as a list, a heading or an
 * import does, and no character starts a construct or has to be escaped in HTML.
 */
const PLAIN = /^(?!import|export)[\p{L}%–—‘’“”](?:[^\\`*_[\]<>&${}\p{Cc}]*[^\\`*_[\]<>&${}\s\p{Cc}])?$/u

/**
 * Typesets an MDX text.
 * @param known gives the tree that the text was made from, where there is one
 * @throws where the text is no MDX, or KaTeX rejects a formula
 */
export function typesetMdx(value: string, path: string, known?: () => MdastRoot): Typeset {
  const line = value.replace(/^\n+|\n+$/g, '')
  // Most abstracts are plain, and parsing takes nearly all the time.
  if (PLAIN.test(line)) return { html: `<p>${line}</p>`, text: oneLine(line), hasMath: false }
  return located(path, () => {
    const file = new VFile({ value, path })
    const tree = known?.() ?? mdx.parse(file)
    const html = typesetter.runSync(tree, file)
    return {
      html: needsCompiler(tree) ? null : typesetter.stringify(html),
      text: textOf(html),
      hasMath: hasFormula(tree),
    }
  })
}

/** Whether a Markdown tree holds a formula that is more than a number, sign or index. */
function hasFormula(tree: Nodes): boolean {
  let found = false
  visit(tree, node => {
    if (node.type === 'inlineMath' || node.type === 'math') found ||= isFormula(node.value)
  })
  return found
}

/**
 * The hast tree of a Markdown text with its math typeset.
 *
 * @param path names the text in error messages
 * @throws where KaTeX rejects a formula
 */
function typeset(value: string, path: string): Root {
  return located(path, () => {
    const file = new VFile({ value, path })
    return typesetter.runSync(parseMarkdown(file), file)
  })
}

/** A line of Markdown with math as HTML, without the paragraph around it. */
export function inlineHtml(value: string, path: string): string {
  if (PLAIN.test(value)) return value
  const children = typeset(value, path).children.flatMap(node =>
    node.type === 'element' && node.tagName === 'p' ? node.children : [node],
  )
  return typesetter.stringify({ type: 'root', children })
}

/** Astro prints only the message of an error, so the message names the file and the place. */
function located<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error
    // Errors of the MDX parser do not name the file.
    throw new Error(`${error.file ? '' : `${path}:`}${error}`, { cause: error })
  }
}

/** Only the compiler runs code, finds the files of images and gives headings their ids. */
function needsCompiler(node: MdastRoot | MdastRoot['children'][number]): boolean {
  if (/^(?:mdx|heading$|image)/.test(node.type)) return true
  return 'children' in node && node.children.some(needsCompiler)
}
