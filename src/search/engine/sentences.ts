/** A sentence's place in a text, in UTF-16 units. */
export interface Sentence {
  readonly start: number
  readonly end: number
}

/** The end of a sentence with the space behind it; common abbreviations end none. */
const END =
  /(?<!\b(?:e\.g|i\.e|et al|vs|cf|resp|Fig|Eq|Sec|Tab|No|St|Dr))[.!?]["”’)\]]*\s+|[。！？]["”’）」』]*\s*/gu

/** The sentences of a text in order; joined, they are the whole text. Build and search divide it alike. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const { 0: end, index } of text.matchAll(END)) {
    sentences.push({ start, end: index + end.length })
    start = index + end.length
  }
  if (start < text.length) sentences.push({ start, end: text.length })
  return sentences
}
