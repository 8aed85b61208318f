import type { Mention } from './terms.ts'
import { offsetsOf, type Word } from './words.ts'

/** Words before things that a paper is not about: “unlike X”, “without any X”, “rather than X”. */
const CONTRAST = new Set(
  'unlike without not no nor neither than versus vs instead contrast opposed compared beyond except besides replace replaces replacing avoid avoids avoiding eliminate eliminates eliminating outperform outperforms outperforming surpass surpasses surpassing exceed exceeds exceeding bypass bypasses bypassing alternative alternatives'.split(
    ' ',
  ),
)
/** The largest number of words between them. */
const REACH = 5
/** Words by which authors refer to themselves and their work. */
const OWN = new Set(['we', 'our', 'this'])

const END_OF_SENTENCE = new Set(['.', '!', '?'])
const END_OF_CLAUSE = new Set([...END_OF_SENTENCE, ',', ';', ':', '(', ')', '—', '–'])

/** A text with the terms in it, and the meaning of each. */
export class MentioningText {
  readonly words: readonly Word[]
  readonly mentions: readonly Mention[]
  readonly #text: string
  #offsets: readonly number[] | undefined
  #own: readonly boolean[] | undefined

  constructor(text: string, words: readonly Word[], mentions: readonly Mention[]) {
    this.#text = text
    this.words = words
    this.mentions = mentions
  }

  /**
   * The mentions that count: outside excluding phrases and contrasts; of two that overlap, the first and longer one.
   */
  counted(): Mention[] {
    const meant = this.mentions
      .filter(mention => !this.isContrasted(mention))
      .toSorted((a, b) => a.start - b.start || b.end - a.end)
    const dropped = new Set<Mention>()
    for (const [at, mention] of meant.entries()) {
      if (mention.excludes) dropped.add(mention)
      // The list is sorted: mentions that begin within this one follow directly.
      for (let next = at + 1; ; next++) {
        const other = meant[next]
        if (!other || other.start >= mention.end) break
        if (other.topic !== mention.topic) continue
        dropped.add(other)
        if (other.excludes) dropped.add(mention)
      }
    }
    return meant.filter(mention => !dropped.has(mention))
  }

  /** A term as the text prints it. */
  printed({ start, end }: Mention): string {
    this.#offsets ??= offsetsOf(this.#text, this.words)
    const [from = 0, last = 0] = [this.#offsets[start], this.#offsets[end - 1]]
    return this.#text.slice(from, last + (this.words[end - 1]?.text.length ?? 0))
  }

  /** Whether the authors refer to their work in its sentence. */
  isOwn({ start }: Mention): boolean {
    this.#own ??= inOwnSentence(this.words)
    return this.#own[start] ?? false
  }

  /** Whether the paper is said not to be about it: “unlike X”, “X-free”. */
  isContrasted({ start, end }: Mention): boolean {
    if (this.words[end]?.folded === 'free') return true
    const before = this.words.slice(Math.max(0, start - 1 - REACH), start)
    const clause = before.slice(before.findLastIndex(({ text }) => END_OF_CLAUSE.has(text)) + 1)
    const sign = clause.findLastIndex(({ folded }) => CONTRAST.has(folded))
    return sign >= 0 && clause[sign + 1]?.folded !== 'only'
  }
}

/** For each word, whether the authors refer to their work in its sentence, which includes the sign at its end. */
function inOwnSentence(words: readonly Word[]): boolean[] {
  let sentence = 0
  const sentences = words.map(({ text }) => (END_OF_SENTENCE.has(text) ? sentence++ : sentence))
  const own = new Set(sentences.filter((_, at) => OWN.has(words[at]?.folded ?? '')))
  return sentences.map(number => own.has(number))
}
