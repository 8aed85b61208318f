import type { Nodes } from 'mdast'
import { parseMarkdown } from '../../typeset/parse-markdown.ts'

/** The ten characters that TeX reserves. */
const RESERVED: Readonly<Record<string, string>> = {
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
}

/** BibTeX counts all braces, escaped or not, so a brace without its partner is written by name. */
const LONE_BRACES: Readonly<Record<string, string>> = {
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
}

/** Plain text as TeX that prints it. */
export function texText(text: string): string {
  const names = isBalanced(text) ? RESERVED : { ...RESERVED, ...LONE_BRACES }
  return text.replace(/[&%#_${}~^\\]/g, char => names[char] ?? char)
}

/** Characters that may start a construct of Markdown, in a line or at its beginning. */
const MARKUP = /[\\`*_[\]<&$]|^\s*(?:[-+>#]|\d+[.)])/m

/** Markdown with math as TeX: formulas stay, all else becomes text, and blank lines separate paragraphs. */
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

/** Names the braces of a formula that do not pair up: they would end the field of a BibTeX entry early or late. */
function texMath(math: string): string {
  return isBalanced(math) ? math : math.replaceAll('\\{', '\\lbrace ').replaceAll('\\}', '\\rbrace ')
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const char of text) {
    if (char === '{') depth++
    if (char === '}' && --depth < 0) return false
  }
  return depth === 0
}
