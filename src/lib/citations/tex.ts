import type { Nodes } from 'mdast'
import { parseMarkdown } from '../markdown.ts'

/** The ten characters that TeX reserves. A brace is written by name, since BibTeX counts braces, escaped or not. */
const RESERVED: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
}

/** Plain text as TeX that prints it. */
export function texText(text: string): string {
  return text.replace(/[&%#_${}~^\\]/g, char => RESERVED[char] ?? char)
}

/** What may start a construct of Markdown, in a line or at its beginning. */
const MARKUP = /[\\`*_[\]<&$]|^\s*(?:[-+>#]|\d+[.)])/m

/** Markdown with math as TeX: formulas as they stand, everything else as text, paragraphs set apart. */
export function texMarkdown(markdown: string): string {
  // Most abstracts are plain, and parsing takes nearly all the time.
  if (!MARKUP.test(markdown)) return texText(markdown)
  return parseMarkdown(markdown).children.map(tex).join('\n\n')
}

function tex(node: Nodes): string {
  if (node.type === 'inlineMath' || node.type === 'math') return `$${texMath(node.value)}$`
  if ('children' in node) return node.children.map(tex).join('')
  return 'value' in node ? texText(node.value) : ''
}

/** A formula with a brace of one side only would end the field of a BibTeX entry, or never end it. */
function texMath(math: string): string {
  const count = (brace: string) => math.split(brace).length
  if (count('\\{') === count('\\}')) return math
  return math.replaceAll('\\{', '\\lbrace ').replaceAll('\\}', '\\rbrace ')
}
