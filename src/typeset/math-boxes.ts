import type { Element, ElementContent } from 'hast'
import { visit } from 'unist-util-visit'

/** What encloses a formula, as a class of the style sheet. */
const ENCLOSURES: Readonly<Record<string, string>> = {
  box: 'box',
  updiagonalstrike: 'struck-up',
  downdiagonalstrike: 'struck-down',
  horizontalstrike: 'struck',
  actuarial: 'angle',
  phasorangle: 'line-below',
}

/** The edges of a table; KaTeX says those of its rows of those of its columns. */
const EDGES: Readonly<Record<string, string>> = {
  top: 'line-before',
  bottom: 'line-after',
  left: 'line-above',
  right: 'line-below',
}

/**
 * Says by classes what MathML Core, which browsers implement, has no attributes for: how the columns of a table are
 * aligned, where its lines are, and what encloses a formula. Room beside a part becomes spaces.
 */
export function useBoxes(math: Element): void {
  visit(math, 'element', element => {
    if (element.tagName === 'mtable') classCells(element)
    if (element.tagName === 'menclose') enclose(element)
    if (element.tagName === 'mpadded') padBySpaces(element)
    // The site's policy forbids styles in attributes; this one draws letters twice (`\pmb`).
    if (element.tagName === 'mstyle' && element.properties['style'])
      element.properties = { className: ['bold'] }
  })
}

function classCells({ properties, children }: Element): void {
  const listed = (name: string) => String(properties[name] ?? '').split(' ')
  const [aligned, columnLines, rowLines] = ['columnalign', 'columnlines', 'rowlines'].map(listed)
  delete properties['columnlines']
  delete properties['rowlines']
  // The sides of a relation, in columns of their own, touch.
  const isTight = listed('columnspacing')[0] === '0em'
  for (const [y, row] of elementsOf(children).entries()) {
    // Cells with a class of KaTeX's stand beside the columns.
    const cells = elementsOf(row.children).filter(cell => cell.properties['className'] === undefined)
    for (const [x, cell] of cells.entries()) {
      const side = /^(?:left|right)$/.exec(aligned?.[x] ?? '')?.[0]
      const classes = [
        side,
        side && isTight && 'tight',
        isLine(columnLines?.[x]) && x < cells.length - 1 && 'line-after',
        isLine(rowLines?.[y]) && y < elementsOf(children).length - 1 && 'line-below',
      ].filter(name => typeof name === 'string')
      if (classes.length > 0) cell.properties['className'] = classes
    }
  }
}

function elementsOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter(node => node.type === 'element')
}

function isLine(line = ''): boolean {
  return line === 'solid' || line === 'dashed'
}

/** A row for each of what encloses a formula, one in another. */
function enclose(element: Element): void {
  const [inside] = element.children
  const isTable = inside?.type === 'element' && inside.tagName === 'mtable'
  const names = String(element.properties['notation']).split(' ')
  const classes = names.map(name => (isTable ? EDGES : ENCLOSURES)[name] ?? 'box')
  const row = classes.reduce<Element | undefined>(
    (inner, name) => ({
      type: 'element',
      tagName: 'mrow',
      properties: { className: [name] },
      children: inner ? [inner] : element.children,
    }),
    undefined,
  )
  Object.assign(element, row)
}

/** Browsers know no width that is a sum (`+0.6em`); a style is a frame. */
function padBySpaces(element: Element): void {
  const { width, lspace, style, mathbackground } = element.properties
  if (!String(width).startsWith('+')) return
  const space = (): Element => ({
    type: 'element',
    tagName: 'mspace',
    properties: { width: String(lspace) },
    children: [],
  })
  element.tagName = 'mrow'
  element.properties = { ...(mathbackground && { mathbackground }), ...(style && { className: ['box'] }) }
  element.children = [space(), ...element.children, space()]
}
