/** A word as terms and texts are compared by it. */
interface Form {
  /** As printed. */
  readonly text: string
  /** An acronym as it stands, but for its plural. */
  readonly acronym: string | undefined
  readonly folded: string
}

/** A word of a text, or a sign that ends a clause. */
export interface Word {
  readonly form: Form
  /** Where it begins in the text. */
  readonly start: number
}

const WORD = /[\p{L}\p{N}]+|[.,;:!?()—–]/gu

/** Takes texts apart into words; each word is looked at once. */
export class WordReader {
  readonly #forms = new Map<string, Form>()

  read(text: string): Word[] {
    return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
      const form = this.#forms.get(word) ?? formOf(word)
      this.#forms.set(word, form)
      return { form, start: index }
    })
  }
}

/** Rough, but the same for terms and texts: what has two capitals is an acronym, all else is in lower case and singular. */
function formOf(word: string): Form {
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
