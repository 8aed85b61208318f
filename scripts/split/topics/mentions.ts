import type { Mention } from './terms.ts'
import { passageOf, type Word } from './words.ts'

/** What stands before things that a paper is not about: “unlike X”, “without any X”, “rather than X”. */
const CONTRAST = new Set(
  'unlike without not no nor neither than versus vs instead contrast opposed compared beyond except besides replace replaces replacing avoid avoids avoiding eliminate eliminates eliminating outperform outperforms outperforming surpass surpasses surpassing exceed exceeds exceeding bypass bypasses bypassing alternative alternatives'.split(
    ' ',
  ),
)
/** So many words may stand between. */
const REACH = 5
/** What authors call themselves and their work. */
const OWN = new Set(['we', 'our', 'this'])

const END_OF_SENTENCE = new Set(['.', '!', '?'])
const END_OF_CLAUSE = new Set([...END_OF_SENTENCE, ',', ';', ':', '(', ')', '—', '–'])

/** A text with the terms in it, and how each is meant. */
export class MentioningText {
  readonly words: readonly Word[]
  readonly mentions: readonly Mention[]
  readonly #text: string

  constructor(text: string, words: readonly Word[], mentions: readonly Mention[]) {
    this.#text = text
    this.words = words
    this.mentions = mentions
  }

  /** The mentions that count: neither within an excluding phrase, nor in a contrast; of two that overlap the first and longer. */
  told(): Mention[] {
    const meant = this.mentions
      .filter(mention => !this.isContrasted(mention))
      .toSorted((a, b) => a.start - b.start || b.end - a.end)
    return meant.filter(
      (mention, at) =>
        !mention.excludes &&
        !meant.some(
          (other, place) =>
            other.topic === mention.topic &&
            other.start < mention.end &&
            mention.start < other.end &&
            (other.excludes || place < at),
        ),
    )
  }

  /** A term as the text prints it. */
  printed({ start, end }: Mention): string {
    return passageOf(this.#text, this.words, start, end)
  }

  /** Whether authors speak of their work in its sentence. */
  isOwn({ start }: Mention): boolean {
    const before = this.words.slice(0, start).findLastIndex(({ text }) => END_OF_SENTENCE.has(text))
    for (const { text, folded } of this.words.slice(before + 1)) {
      if (END_OF_SENTENCE.has(text)) return false
      if (OWN.has(folded)) return true
    }
    return false
  }

  /** Whether it is named as what the paper is not about: “unlike X”, “X-free”. */
  isContrasted({ start, end }: Mention): boolean {
    if (this.words[end]?.folded === 'free') return true
    const before = this.words.slice(Math.max(0, start - 1 - REACH), start)
    const clause = before.slice(before.findLastIndex(({ text }) => END_OF_CLAUSE.has(text)) + 1)
    const sign = clause.findLastIndex(({ folded }) => CONTRAST.has(folded))
    return sign >= 0 && clause[sign + 1]?.folded !== 'only'
  }
}
