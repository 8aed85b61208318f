import type { Passage } from '../../passage.ts'
import { areNames, authorNames } from '../names.ts'
import { type Short, wordCount } from './units.ts'

/** Removes the numbers of titles, if all titles are numbered, from 1 on. */
export function unnumbered<Titled extends { readonly title: Passage }>(
  drafts: readonly Titled[],
): readonly Titled[] {
  const numbers = drafts.map(({ title }) => /^(\d+)[.)] /.exec(title.text))
  const numbered = numbers.length > 1 && numbers.every((match, index) => Number(match?.[1]) === index + 1)
  if (!numbered) return drafts
  return drafts.map((draft, index) => ({
    ...draft,
    title: cut(draft.title, numbers[index]?.[0].length ?? 0),
  }))
}

const cut = ({ text, line, breaks }: Passage, start: number): Passage => ({
  text: text.slice(start),
  line,
  ...(breaks && { breaks: breaks.map(({ offset, line }) => ({ offset: offset - start, line })) }),
})

/** Whether a short text may be a title; a sentence or a line of signs may not. */
export const mayBeTitle = (text: string): boolean =>
  /\p{L}{2}|\p{Lo}/u.test(text) && !/(?:[\p{L}\p{N})]\.|。)$/u.test(text)

/** The smallest number of words in an abstract. */
const SENTENCE_WORDS = 5

/** Whether a short text is a sentence, and so may be an abstract. */
export const isSentence = (text: string): boolean =>
  /[\p{L}\p{N})”"](?:\.|。)$/u.test(text) && wordCount(text) >= SENTENCE_WORDS

/** Whether the short texts above each abstract are title and authors: the last of them is always a list of names. */
export function namesBelowTitles(above: readonly (readonly Short[])[]): boolean {
  const [only = [], ...more] = above
  const [title, names] = only.slice(-2)
  const close = names?.line.number === (title?.line.number ?? 0) + 1
  return (
    (more.length > 0 || close) &&
    above.every(shorts => shorts.length > 1 && areNames(shorts.at(-1)?.passage.text ?? '')) &&
    above.some(shorts => authorNames(shorts.at(-1)?.passage.text ?? '').length > 1)
  )
}
