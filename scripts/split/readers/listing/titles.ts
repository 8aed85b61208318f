import type { Passage } from '../../passage.ts'

/** The most frequent of some numbers, the least of them where several are. */
export function usual(numbers: readonly number[]): number {
  const counts = [...Map.groupBy(numbers, number => number)].sort(
    ([a, { length: fewer }], [b, { length: more }]) => more - fewer || a - b,
  )
  return counts[0]?.[0] ?? 0
}

/** Without the numbers that a list gives its titles, where all of them are numbered from 1 on. */
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
