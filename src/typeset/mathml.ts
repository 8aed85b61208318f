import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { styledLetters } from './math-alphabets.ts'
import { useBoxes } from './math-boxes.ts'
import { useSigns } from './math-signs.ts'
import { spaceOperators } from './math-spacing.ts'
import { textOf } from './math-text.ts'

/** From about this many characters a formula can be wider than a phone. */
const WIDE = 24

/** MathML elements that hold only text. */
const TOKENS: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'mtext'])

/**
 * Prepares KaTeX's MathML for browsers: letters of another alphabet become their own characters, signs those that fonts
 * have, boxes and tables are described by classes, operators are spaced as in TeX, and a formula that may be wider than
 * the screen is marked so that it scrolls by itself, by keyboard too.
 */
export function prepareMathml(tree: Root): void {
  visit(tree, 'element', element => {
    if (element.tagName === 'math') {
      rowsOfTokens(element)
      spacesOfRows(element)
      useSigns(element)
      useBoxes(element)
      spaceOperators(element)
    }
    if (element.properties['mathvariant'] !== undefined) applyVariant(element)
    if (isFormula(element) && textOf(element).length >= WIDE) {
      element.properties['className'] = ['katex', 'wide']
      element.properties['tabIndex'] = 0
    }
  })
}

/** KaTeX wraps every formula in one span of this class. */
export function isFormula({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('katex')
}

/**
 * KaTeX writes a row of several letters as one letter (`\boldsymbol{11B}`), and what stands for an operator as an
 * operator around it (`\stackrel`).
 */
function rowsOfTokens(math: Element): void {
  visit(math, 'element', (element, index, parent): number | undefined => {
    const { tagName, properties, children } = element
    if (!TOKENS.has(tagName) || !children.some(({ type }) => type === 'element')) return undefined
    const [only, ...others] = children
    const isBare = others.length === 0 && Object.keys(properties).length === 0
    if (only && isBare && parent && index !== undefined) {
      parent.children[index] = only
      return index
    }
    element.tagName = 'mrow'
    delete properties['mathvariant']
    return undefined
  })
}

/** Gives the spaces that KaTeX puts on rows (`\bmod`) elements of their own: browsers heed them on operators only. */
function spacesOfRows(math: Element): void {
  visit(math, { type: 'element', tagName: 'mrow' }, ({ properties, children }) => {
    const { lspace, rspace } = properties
    delete properties['lspace']
    delete properties['rspace']
    if (lspace) children.unshift(space(String(lspace)))
    if (rspace) children.push(space(String(rspace)))
  })
}

function space(width: string): Element {
  return { type: 'element', tagName: 'mspace', properties: { width }, children: [] }
}

function applyVariant(element: Element): void {
  const variant = String(element.properties['mathvariant'])
  for (const child of element.children) {
    if (child.type !== 'text') continue
    const styled = styledLetters(child.value, variant)
    if (styled === undefined) continue
    child.value = styled
    delete element.properties['mathvariant']
  }
}
