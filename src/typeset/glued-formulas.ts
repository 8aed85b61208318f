import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { textOf } from './math-text.ts'
import { isFormula } from './mathml.ts'

/** A character behind which browsers break no line; scripts that are written without spaces have none. */
const LETTER =
  '(?:[^\\s\\u200b\\-–—/\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]|[\\u00a0\\u202f])'
/** The end of a word, or all of it; short enough for every line. */
const RUN = `${LETTER}{0,12}`
const BEFORE = new RegExp(`${RUN}[-–—/]?$`, 'u')
const AFTER = new RegExp(`^[-–—/]?${RUN}[-–—/]?`, 'u')

/**
 * Keeps each formula on one line with the text that touches it: browsers break a line on either side of a formula, even
 * behind a bracket. A formula that scrolls takes that text along.
 */
export function rehypeGluedFormulas() {
  return (tree: Root): void => {
    visit(tree, node => {
      // Trees share their formulas, which must not change.
      if (node.type === 'element' && (isFormula(node) || isHeld(node))) return SKIP
      if (node.type === 'root') node.children = glued(node.children)
      if (node.type === 'element') node.children = glued(node.children)
      return undefined
    })
  }
}

function glued<Node extends RootContent>(children: readonly Node[]): (Node | Element | Text)[] {
  if (!children.some(isFormulaNode)) return [...children]
  const done: (Node | Element | Text)[] = []
  const rest: (Node | Text)[] = [...children]
  for (let node = rest.shift(); node; node = rest.shift()) {
    if (!isFormulaNode(node)) {
      done.push(node)
      continue
    }
    const [before, ahead] = cut(done.at(-1), BEFORE)
    if (before) done.splice(-1, 1, ...(ahead ? [ahead] : []))
    const [after, behind] = cut(rest[0], AFTER)
    if (after) rest.splice(0, 1, ...(behind ? [behind] : []))
    const unit: Element['children'] = [before, node, after].filter(part => part !== undefined)
    const previous = done.at(-1)
    if (previous?.type === 'element' && isHeld(previous))
      done.splice(-1, 1, held([...previous.children, ...unit]))
    else done.push(unit.length > 1 ? held(unit) : node)
  }
  return done
}

function isFormulaNode(node: RootContent): node is Element {
  return node.type === 'element' && isFormula(node)
}

/** Cuts from a node what touches the formula beside it. */
function cut(node: RootContent | undefined, run: RegExp): [touching?: Element | Text, rest?: Text] {
  if (node?.type === 'element' && isWord(node)) return [node]
  if (node?.type !== 'text') return []
  const [touching = ''] = run.exec(node.value) ?? []
  if (touching === '') return []
  const value = node.value.replace(run, '')
  return value === '' ? [text(touching)] : [text(touching), text(value)]
}

/** A word in italics, for one: short, and all of it touches the formula. */
function isWord(element: Element): boolean {
  return !isHeld(element) && /^\S{1,20}$/.test(textOf(element))
}

/** @param parts at least one of them a formula */
function held(parts: readonly ElementContent[]): Element {
  const wide = parts.some(part => part.type === 'element' && part.properties['tabIndex'] !== undefined)
  return {
    type: 'element',
    tagName: 'span',
    properties: wide ? { className: ['glued', 'wide'], tabIndex: 0 } : { className: ['glued'] },
    children: parts.map(part =>
      wide && part.type === 'element' && isFormula(part)
        ? { ...part, properties: { className: ['katex'] } }
        : part,
    ),
  }
}

function isHeld({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('glued')
}

function text(value: string): Text {
  return { type: 'text', value }
}
