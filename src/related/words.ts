import { readFileSync } from 'node:fs'
import { type Token, tokenise } from '../search/engine/fold.ts'
import { stem } from '../search/engine/stem.ts'
import { isStopWord } from '../search/engine/stop-words.ts'

/** A spelling of a word; one object for all its occurrences. */
export interface Spelled {
  /** Folded, with its hyphens. */
  readonly form: string
  /** The stems of its parts joined: `fine-tuning` and `finetuning` have the same. */
  readonly stem: string
  /** The number of its stem, from 0. */
  readonly number: number
  /** Whether it may be part of a term. */
  readonly inTerms: boolean
  /** Whether it names an action or a property: `quantization`, `pruning`, `sparsity`. */
  readonly isNoun: boolean
}

/** A word of a text; hyphenated words are one (`low-rank`). */
export interface Word {
  readonly spelled: Spelled
  /** Offsets into the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Whether only spaces separate it from the word before. */
  readonly joined: boolean
}

/**
 * Words that abstracts print and titles do not. Of 20,293 computer-science abstracts at arXiv (metadata: CC0), at least
 * 80 hold such a word, with fewer than 3 titles for 100 abstracts that hold it behind their first word. Some were added
 * and removed by hand.
 */
const PLAIN = new Set(linesOf('plain-words.txt'))

const NUMBER = /^\d/
const NOUN = /^[^-]{3,}(?:tion|sion|ing|ity|ism|sis|ment)s?$/

/** The words of all texts read so far. */
export class Vocabulary {
  readonly #forms = new Map<string, Spelled>()
  readonly #stems = new Map<string, number>()

  /** The number of stems. */
  get size(): number {
    return this.#stems.size
  }

  /** The words of a text, in order. */
  read(text: string): Word[] {
    const words: Word[] = []
    const tokens = tokenise(text)
    let before = 0
    for (let at = 0; at < tokens.length; at++) {
      const first = tokens[at]
      if (!first) break
      let last = first
      let form = first.word
      for (let next = tokens[at + 1]; next && tiesTo(last, next); next = tokens[at + 1]) {
        form += `-${next.word}`
        last = next
        at++
      }
      const joined = before > 0 && areSpaces(text, before, first.start)
      words.push({ spelled: this.#spell(form), start: first.start, end: last.end, joined })
      before = last.end
    }
    return words
  }

  #spell(form: string): Spelled {
    const known = this.#forms.get(form)
    if (known) return known
    const stems = form.split('-').map(stem).join('')
    const number = this.#stems.get(stems) ?? this.#stems.size
    this.#stems.set(stems, number)
    const inTerms = form.length > 1 && !NUMBER.test(form) && !isStopWord(form) && !PLAIN.has(form)
    const spelled = { form, stem: stems, number, inTerms, isNoun: inTerms && NOUN.test(form) }
    this.#forms.set(form, spelled)
    return spelled
  }
}

const tiesTo = (before: Token, { tied, start }: Token): boolean => tied && start === before.end + 1

function areSpaces(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] !== ' ') return false
  return from < to
}

/** The lines of a file beside this one. */
export function linesOf(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
}
