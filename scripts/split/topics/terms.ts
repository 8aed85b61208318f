import type { Topic } from '../../../src/schemas/topics.ts'
import { MentioningText } from './mentions.ts'
import { type Word, WordReader } from './words.ts'

/** The terms that end at a word. */
interface End {
  readonly topic: Topic
  /** Whether the term excludes the topic. */
  readonly excludes: boolean
}

/** A term in a text; `start` and `end` are numbers of words. */
export interface Mention extends End {
  readonly start: number
  readonly end: number
}

/** A word of a term. */
interface Node {
  readonly next: Map<string, Node>
  readonly ends: End[]
}

/** The terms of all topics as a tree of words, so that one pass over a text finds them all. */
export class TermTree {
  readonly #root: Node = { next: new Map(), ends: [] }
  readonly #words = new WordReader()

  constructor(topics: readonly Topic[]) {
    for (const topic of topics) {
      for (const term of topic.terms) this.#nodeOf(term).ends.push({ topic, excludes: false })
      for (const term of topic.excludes) this.#nodeOf(term).ends.push({ topic, excludes: true })
    }
  }

  /** All terms in a text, including those within others. */
  read(text: string): MentioningText {
    const words = this.#words.read(text)
    const mentions: Mention[] = []
    for (let start = 0; start < words.length; start++) walk(this.#root, words, start, start, mentions)
    return new MentioningText(text, words, mentions)
  }

  #nodeOf(term: string): Node {
    let node = this.#root
    for (const { acronym, folded } of this.#words.read(term)) {
      const word = acronym ?? folded
      const next = node.next.get(word) ?? { next: new Map(), ends: [] }
      node.next.set(word, next)
      node = next
    }
    return node
  }
}

function walk(node: Node, words: readonly Word[], start: number, at: number, mentions: Mention[]): void {
  for (const { topic, excludes } of node.ends) mentions.push({ topic, excludes, start, end: at })
  const word = words[at]
  if (!word) return
  const acronym = word.acronym === undefined ? undefined : node.next.get(word.acronym)
  const folded = node.next.get(word.folded)
  if (acronym) walk(acronym, words, start, at + 1, mentions)
  if (folded && folded !== acronym) walk(folded, words, start, at + 1, mentions)
}
