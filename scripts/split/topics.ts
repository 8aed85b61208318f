import { MOST_TOPICS, type PaperFrontMatter } from '../../src/schemas/paper.ts'
import type { Topic } from '../../src/schemas/topics.ts'

/** What of a paper tells its topics, as plain text. */
export interface Described {
  readonly title: string
  readonly abstract: string
  /** As a source gives them. */
  readonly keywords?: readonly string[] | undefined
  /** Of arXiv, the primary one first. */
  readonly categories?: readonly string[] | undefined
}

/** A topic of a paper, and the words that tell it, as printed. */
type FoundTopic = NonNullable<PaperFrontMatter['topics']>[number]

/** What a term is worth where it stands. */
const WORTH = {
  /** A keyword of the source, or the primary category. */
  source: 6,
  title: 5,
  /** A sentence in which authors speak of their work. */
  own: 2,
  passing: 1,
} as const
/** A topic of less is none: the title decides alone, the abstract only where it comes back to a topic. */
const LEAST = 5
/** So many words of a topic are told. */
const MOST_WORDS = 3

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

const TOKEN = /[\p{L}\p{N}]+|[.,;:!?()—–]/gu
const END_OF_SENTENCE = new Set(['.', '!', '?'])
const END_OF_CLAUSE = new Set([...END_OF_SENTENCE, ',', ';', ':', '(', ')', '—', '–'])

interface Form {
  /** An acronym as it stands, but for its plural. */
  readonly acronym: string | undefined
  readonly folded: string
}

interface Token extends Form {
  readonly text: string
  /** Where it begins in the text. */
  readonly start: number
}

/** A word of a term in the tree of all terms. */
interface Node {
  readonly next: Map<string, Node>
  /** Topics of the terms that end here, and whether these exclude the topic. */
  readonly ends: { readonly topic: Topic; readonly excludes: boolean }[]
}

/** A term in a text; `start` and `end` are numbers of tokens. */
interface Mention {
  readonly topic: Topic
  readonly excludes: boolean
  readonly start: number
  readonly end: number
}

/** Finds the topics of papers. All terms of all topics are looked for in one pass over a text. */
export class TopicMatcher {
  readonly #root: Node = { next: new Map(), ends: [] }
  readonly #forms = new Map<string, Form>()
  readonly #byId: ReadonlyMap<string, Topic>
  readonly #byCategory = new Map<string, Topic[]>()

  constructor(topics: readonly Topic[]) {
    this.#byId = new Map(topics.map(topic => [topic.id, topic]))
    for (const topic of topics) {
      for (const term of topic.terms) this.#nodeOf(term).ends.push({ topic, excludes: false })
      for (const term of topic.excludes) this.#nodeOf(term).ends.push({ topic, excludes: true })
      for (const category of topic.categories)
        this.#byCategory.set(category, [...(this.#byCategory.get(category) ?? []), topic])
    }
  }

  /** At most three, the surest first; none where nothing is sure. */
  readonly topicsOf = ({ title, abstract, keywords = [], categories = [] }: Described): FoundTopic[] => {
    const evidence = new Evidence()
    const excluded = new Set<Topic>()
    for (const keyword of keywords) {
      const text = this.#read(keyword)
      for (const { topic, start, end } of text.mentions) {
        const isWhole = start === 0 && end === text.tokens.length
        evidence.add(topic, isWhole ? WORTH.source : WORTH.own, keyword)
      }
    }
    for (const topic of this.#byCategory.get(categories[0] ?? '') ?? [])
      evidence.add(topic, WORTH.source, categories[0] ?? '')

    const [inTitle, inAbstract] = [this.#read(title), this.#read(abstract)]
    for (const mention of inTitle.mentions) if (inTitle.isContrasted(mention)) excluded.add(mention.topic)
    for (const { topic, excludes } of [...inTitle.mentions, ...inAbstract.mentions])
      if (excludes) excluded.add(topic)
    const named = new Set<Topic>()
    for (const mention of inTitle.told()) {
      evidence.add(
        mention.topic,
        named.has(mention.topic) ? WORTH.passing : WORTH.title,
        inTitle.printed(mention),
      )
      named.add(mention.topic)
    }
    for (const mention of inAbstract.told())
      if (!excluded.has(mention.topic))
        evidence.add(
          mention.topic,
          inAbstract.isOwn(mention) ? WORTH.own : WORTH.passing,
          inAbstract.printed(mention),
        )
    return this.#surest(evidence)
  }

  /** A topic stands for those that it is a part of. */
  #surest(evidence: Evidence): FoundTopic[] {
    const found = evidence.sure()
    const above = new Set(found.flatMap(({ topic }) => this.#above(topic)))
    return found
      .filter(({ topic }) => !above.has(topic.id))
      .slice(0, MOST_TOPICS)
      .map(({ topic: { id, name }, words }) => ({ id, name, words }))
  }

  #above({ parent }: Topic): string[] {
    const topic = parent === undefined ? undefined : this.#byId.get(parent)
    return topic ? [topic.id, ...this.#above(topic)] : []
  }

  #nodeOf(term: string): Node {
    let node = this.#root
    for (const { acronym, folded } of this.#tokens(term)) {
      const word = acronym ?? folded
      const next = node.next.get(word) ?? { next: new Map(), ends: [] }
      node.next.set(word, next)
      node = next
    }
    return node
  }

  #read(text: string): ReadText {
    const tokens = this.#tokens(text)
    const mentions: Mention[] = []
    for (let start = 0; start < tokens.length; start++) this.#walk(this.#root, tokens, start, start, mentions)
    return new ReadText(text, tokens, mentions)
  }

  #walk(node: Node, tokens: readonly Token[], start: number, at: number, mentions: Mention[]): void {
    for (const { topic, excludes } of node.ends) mentions.push({ topic, excludes, start, end: at })
    const token = tokens[at]
    if (!token || node.next.size === 0) return
    for (const word of [token.acronym, token.folded]) {
      const next = word === undefined ? undefined : node.next.get(word)
      if (next) this.#walk(next, tokens, start, at + 1, mentions)
    }
  }

  #tokens(text: string): Token[] {
    return Array.from(text.matchAll(TOKEN), ({ 0: word, index }) => {
      let form = this.#forms.get(word)
      if (!form) this.#forms.set(word, (form = formOf(word)))
      return { text: word, start: index, acronym: form.acronym, folded: form.folded }
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
    acronym: /\p{Lu}.*\p{Lu}/u.test(word) ? word.replace(/(?<=\p{Lu})s$/u, '') : undefined,
    folded: isPlural ? singular : lower,
  }
}

class ReadText {
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly #text: string

  constructor(text: string, tokens: readonly Token[], mentions: readonly Mention[]) {
    this.#text = text
    this.tokens = tokens
    this.mentions = mentions
  }

  /** The mentions that count: neither within an excluding phrase, nor in a contrast; of two that overlap the longer. */
  told(): Mention[] {
    const counted = this.mentions
      .filter(mention => !this.isContrasted(mention))
      .toSorted((a, b) => a.start - b.start || b.end - a.end)
    return counted.filter(
      (mention, at) =>
        !mention.excludes &&
        !counted.some(
          (other, place) =>
            other.topic === mention.topic &&
            other.start < mention.end &&
            mention.start < other.end &&
            (other.excludes || place < at),
        ),
    )
  }

  printed({ start, end }: Mention): string {
    const last = this.tokens[end - 1]
    return this.#text.slice(this.tokens[start]?.start, last && last.start + last.text.length)
  }

  /** Whether authors speak of their work in its sentence. */
  isOwn({ start }: Mention): boolean {
    let first = start
    while (first > 0 && !END_OF_SENTENCE.has(this.tokens[first - 1]?.text ?? '')) first--
    for (let at = first; at < this.tokens.length; at++) {
      const { text, folded } = this.tokens[at] ?? { text: '.', folded: '' }
      if (END_OF_SENTENCE.has(text)) return false
      if (OWN.has(folded)) return true
    }
    return false
  }

  isContrasted({ start, end }: Mention): boolean {
    if (this.tokens[end]?.folded === 'free') return true
    for (let at = start - 1; at >= Math.max(0, start - 1 - REACH); at--) {
      const { text, folded } = this.tokens[at] ?? { text: ',', folded: '' }
      if (END_OF_CLAUSE.has(text)) return false
      if (CONTRAST.has(folded)) return this.tokens[at + 1]?.folded !== 'only'
    }
    return false
  }
}

/** What speaks for each topic. */
class Evidence {
  readonly #topics = new Map<Topic, { worth: number; readonly words: Map<string, string> }>()

  add(topic: Topic, worth: number, word: string): void {
    const known = this.#topics.get(topic) ?? { worth: 0, words: new Map<string, string>() }
    this.#topics.set(topic, known)
    known.worth += worth
    const key = word.toLowerCase()
    if (known.words.size < MOST_WORDS && !known.words.has(key)) known.words.set(key, word)
  }

  /** The topics that are sure, the surest first, else in the order in which they were met. */
  sure(): { readonly topic: Topic; readonly words: string[] }[] {
    return [...this.#topics]
      .filter(([, { worth }]) => worth >= LEAST)
      .sort(([, a], [, b]) => b.worth - a.worth)
      .map(([topic, { words }]) => ({ topic, words: [...words.values()] }))
  }
}
