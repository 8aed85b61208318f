import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { mathml } from './katex.ts'
import { prepareMathml } from './mathml.ts'

/** Formulas repeat, so they are cached; the cache is emptied when it holds this many. */
const MEMORY = 20_000
const known = new Map<string, RootContent[]>()

/**
 * Typesets the formulas of a tree. Each TeX is typeset once, and all trees share the result.
 * @throws {VFileMessage} where KaTeX rejects a formula, with its place
 */
export function rehypeFormulas() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'element', (element, index, parent) => {
      if (!parent || index === undefined || !isMath(element)) return
      const formula = typeset(element, file)
      parent.children.splice(index, 1, ...formula)
      return [SKIP, index + formula.length]
    })
  }
}

function typeset(element: Element, file: VFile): RootContent[] {
  const key = `${element.tagName} ${texOf(element)}`
  const found = known.get(key)
  if (found) return found
  const tree = fromHtml(html(element, file), { fragment: true })
  prepareMathml(tree)
  const formula = tree.children
  if (known.size >= MEMORY) known.clear()
  known.set(key, formula)
  return formula
}

function html(element: Element, file: VFile): string {
  try {
    return mathml(texOf(element), element.tagName === 'pre')
  } catch (error) {
    return file.fail(
      `${error instanceof Error ? error.message : error}. Correct the formula in the source's corrections, then split again.`,
      {
        place: element.position,
        source: 'katex',
        ruleId: 'parse-error',
      },
    )
  }
}

/** Formulas are code until they are typeset; those that stand alone, code in a `pre`. */
function isMath({ tagName, properties, children: [first] }: Element): boolean {
  if (tagName === 'pre') return first?.type === 'element' && isMath(first)
  const { className } = properties
  return tagName === 'code' && Array.isArray(className) && className.includes('language-math')
}

function texOf(node: ElementContent): string {
  if (node.type === 'element') return node.children.map(texOf).join('')
  return node.type === 'text' ? node.value : ''
}
