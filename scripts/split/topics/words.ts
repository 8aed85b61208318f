/** A word, or a sign that ends a clause, as terms and texts are compared by it. */
export interface Word {
  /** As printed. */
  readonly text: string
  /** An acronym as it stands, but for its plural. */
  readonly acronym: string | undefined
  readonly folded: string
}

const WORD = /[\p{L}\p{N}]+|[.,;:!?()—–]/gu

/** Takes texts apart into words; each word is looked at once. */
export class WordReader {
  readonly #known = new Map<string, Word>()

  read(text: string): Word[] {
    return (text.match(WORD) ?? []).map(printed => {
      const known = this.#known.get(printed)
      if (known) return known
      const word = wordOf(printed)
      this.#known.set(printed, word)
      return word
    })
  }
}

/** Where each word of a text begins. */
export function offsetsOf(text: string, words: readonly Word[]): number[] {
  let end = 0
  return words.map(word => {
    // Between two words no letter stands.
    const at = text.indexOf(word.text, end)
    end = at + word.text.length
    return at
  })
}

/** Rough, but the same for terms and texts: what has two capitals is an acronym, all else is in lower case and singular. */
function wordOf(word: string): Word {
  const lower = word.toLowerCase()
  const isPlural = lower.length > 3 && lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower)
  const singular = lower.endsWith('ies')
    ? `${lower.slice(0, -3)}y`
    : lower.replace(/(?<=ss|x|ch|sh)es$|s$/, '')
  return {
    text: word,
    acronym: /\p{Lu}.*\p{Lu}/u.test(word) ? word.replace(/(?<=\p{Lu})s$/u, '') : undefined,
    folded: isPlural ? singular : lower,
  }
}
