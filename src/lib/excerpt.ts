import { visit } from 'unist-util-visit'
import { typeset } from './markdown.ts'
import { textOf } from './math-text.ts'

/** An abstract without its markup. */
export interface PlainAbstract {
  /** One line; formulas as plain text. */
  readonly text: string
  readonly hasMath: boolean
}

const known = new Map<string, PlainAbstract>()

/** The plain text of an abstract; lists and heads ask for the same one again, so it is made once. */
export function plainAbstract(markdown: string, path: string): PlainAbstract {
  const found = known.get(markdown)
  if (found) return found
  const tree = typeset(markdown, path)
  let hasMath = false
  visit(tree, 'element', ({ tagName }) => {
    hasMath ||= tagName === 'math'
  })
  const abstract = { text: textOf(tree), hasMath }
  known.set(markdown, abstract)
  return abstract
}

/** The beginning of a text, cut at a word, with an ellipsis where something follows. */
export function excerpt(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.lastIndexOf(' ', length)
  return `${text.slice(0, cut > 0 ? cut : length).replace(/[\s,;:.–—-]+$/, '')}…`
}
