import { MOST_TOPICS, type PaperFrontMatter } from '../../../src/schemas/paper.ts'
import type { Topic } from '../../../src/schemas/topics.ts'
import { TermTree } from './terms.ts'

/** The texts of a paper that indicate its topics, as plain text. */
export interface Described {
  readonly title: string
  readonly abstract: string
  /** Keywords as a source gives them. */
  readonly keywords?: readonly string[] | undefined
  /** Categories of arXiv, the primary one first. */
  readonly categories?: readonly string[] | undefined
}

/** A topic of a paper, and the printed words that indicate it. */
type FoundTopic = NonNullable<PaperFrontMatter['topics']>[number]

/** The weight of a term, by its place. */
const WORTH = {
  /** A keyword of the source, or the primary category. */
  source: 6,
  title: 5,
  /** A sentence in which authors speak of their work. */
  own: 2,
  passing: 1,
} as const
/** The smallest sum of weights of a topic. A term in the title is enough; in the abstract, several are needed. */
const LEAST = 5
/** The largest number of words that are kept for a topic. */
const MOST_WORDS = 3

/** Finds the topics of papers. */
export class TopicMatcher {
  readonly #terms: TermTree
  readonly #byId: ReadonlyMap<string, Topic>
  readonly #topics: readonly Topic[]

  constructor(topics: readonly Topic[]) {
    this.#topics = topics
    this.#terms = new TermTree(topics)
    this.#byId = new Map(topics.map(topic => [topic.id, topic]))
  }

  /** At most three topics, the surest first; none where nothing is sure. */
  readonly topicsOf = ({ title, abstract, keywords = [], categories = [] }: Described): FoundTopic[] => {
    const evidence = new Evidence()
    for (const keyword of keywords) {
      const text = this.#terms.read(keyword)
      for (const { topic, start, end } of text.counted())
        evidence.add(
          topic,
          start === 0 && end === text.words.length ? WORTH.source : WORTH.own,
          () => keyword,
        )
    }
    const [primary] = categories
    if (primary !== undefined)
      for (const topic of this.#topics)
        if (topic.categories.includes(primary)) evidence.add(topic, WORTH.source, () => primary)

    const [inTitle, inAbstract] = [this.#terms.read(title), this.#terms.read(abstract)]
    const named = new Set<Topic>()
    for (const mention of inTitle.counted()) {
      const worth = named.has(mention.topic) ? WORTH.passing : WORTH.title
      evidence.add(mention.topic, worth, () => inTitle.printed(mention))
      named.add(mention.topic)
    }
    const excluded = new Set(
      [
        ...inTitle.mentions.filter(mention => mention.excludes || inTitle.isContrasted(mention)),
        ...inAbstract.mentions.filter(({ excludes }) => excludes),
      ].map(({ topic }) => topic),
    )
    for (const mention of inAbstract.counted()) {
      if (excluded.has(mention.topic)) continue
      const worth = inAbstract.isOwn(mention) ? WORTH.own : WORTH.passing
      evidence.add(mention.topic, worth, () => inAbstract.printed(mention))
    }
    return this.#surest(evidence)
  }

  /** Removes topics that are ancestors of others. */
  #surest(evidence: Evidence): FoundTopic[] {
    const found = evidence.sure()
    const above = new Set(found.flatMap(({ topic }) => this.#above(topic)))
    return found
      .filter(({ topic }) => !above.has(topic))
      .slice(0, MOST_TOPICS)
      .map(({ topic: { id, name }, words }) => ({ id, name, words }))
  }

  #above({ parent }: Topic): Topic[] {
    const topic = parent === undefined ? undefined : this.#byId.get(parent)
    return topic ? [topic, ...this.#above(topic)] : []
  }
}

/** Collects the evidence for each topic. */
class Evidence {
  readonly #topics = new Map<Topic, { worth: number; readonly words: (() => string)[] }>()

  /** @param word returns the printed words; called only for topics that are sure */
  add(topic: Topic, worth: number, word: () => string): void {
    const known = this.#topics.get(topic) ?? { worth: 0, words: [] }
    this.#topics.set(topic, known)
    known.worth += worth
    known.words.push(word)
  }

  /** The topics that are sure, the surest first, otherwise in the order in which they were found. */
  sure(): { readonly topic: Topic; readonly words: string[] }[] {
    return [...this.#topics]
      .filter(([, { worth }]) => worth >= LEAST)
      .sort(([, a], [, b]) => b.worth - a.worth)
      .map(([topic, { words }]) => ({ topic, words: distinct(words) }))
  }
}

/** The first words that differ in more than case; only as many are read as are kept. */
function distinct(words: readonly (() => string)[]): string[] {
  const byCase = new Map<string, string>()
  for (const print of words) {
    const word = print()
    const folded = word.toLowerCase()
    if (!byCase.has(folded)) byCase.set(folded, word)
    if (byCase.size === MOST_WORDS) break
  }
  return [...byCase.values()]
}
