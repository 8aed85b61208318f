import type { Piece } from '../engine/excerpt.ts'

/** Makes an element with attributes and children. Text always becomes a text node, never markup. */
export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.append(...children)
  return element
}

/** Pieces of text as nodes, with marked ones in `<mark>`. */
export function markedNodes(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? create('mark', {}, text) : text))
}
