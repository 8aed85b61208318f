/** A word of a term or a text, or a sign that ends a clause. */
export interface Word {
  /** As printed. */
  readonly text: string
  /** The word without a plural s, if it is an acronym. */
  readonly acronym: string | undefined
  readonly folded: string
}

const WORD = /[\p{L}\p{N}]+|[.,;:!?()—–]/gu

/** Splits texts into words, and caches the form of each word. */
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

/** The offset at which each word of a text begins. */
export function offsetsOf(text: string, words: readonly Word[]): number[] {
  let end = 0
  return words.map(word => {
    // There are no letters between two words.
    const at = text.indexOf(word.text, end)
    end = at + word.text.length
    return at
  })
}

/** Rough, but the same in terms and texts: two capitals make an acronym; other words become lower case and singular. */
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
