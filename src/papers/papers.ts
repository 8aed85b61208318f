import { type CollectionEntry, getCollection } from 'astro:content'
import type { PaperFrontMatter } from '../schemas/paper.ts'
import { paths, type SitePath } from '../site/paths.ts'
import type { Typeset } from '../typeset/markdown.ts'
import { excerpt } from './excerpt.ts'
import { paperFacts } from './facts.ts'
import { firstPrinting } from './first-printing.ts'
import { onceABuild } from './once-a-build.ts'
import { tellingSentence } from './telling-sentence.ts'

/** Three lines of a list on a wide screen. */
const LIST_EXCERPT = 300

/** What search engines and link previews show. */
const DESCRIPTION = 160

/** A paper as pages see it. */
export interface Paper extends Omit<PaperFrontMatter, 'editions' | 'topics'> {
  readonly path: SitePath
  /** Dates of all editions that print it, oldest first. */
  readonly editions: readonly string[]
  /** The same editions with the paper's place in each, from 1. */
  readonly appearances: PaperFrontMatter['editions']
  /** Date of the edition that its page belongs to: the first that printed it. */
  readonly edition: string
  /** Place in that edition, from 1; where the paper stands in another edition's list, place in that edition. */
  readonly order: number
  /** The sentence that says what is new, in plain text, for lists. */
  readonly excerpt: string
  /** Plain text, for the head. */
  readonly description: string
  /** Month of its first publication, `YYYY-MM`, where it is known. */
  readonly month: string | undefined
  readonly topics: NonNullable<PaperFrontMatter['topics']>
  readonly hasCode: boolean
  readonly hasMath: boolean
  readonly entry: CollectionEntry<'papers'>
}

/** All papers, in no particular order. */
export const allPapers = onceABuild(
  async (): Promise<readonly Paper[]> => (await getCollection('papers')).map(toPaper),
)

/** Papers in the order of their edition. */
export function inOrder(papers: readonly Paper[]): Paper[] {
  return papers.toSorted((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1))
}

/** Papers sorted by edition, the newest first, then by their order in it. */
export function newestFirst(papers: readonly Paper[]): Paper[] {
  return papers.toSorted((a, b) =>
    a.edition < b.edition ? 1 : a.edition > b.edition ? -1 : a.order - b.order || (a.slug < b.slug ? -1 : 1),
  )
}

/** A paper as a list of one edition shows it. */
export function inEdition(paper: Paper, date: string): Paper {
  return {
    ...paper,
    order: paper.appearances.find(appearance => appearance.date === date)?.order ?? paper.order,
  }
}

/** Every paper with those before and after it in its edition. */
export async function papersWithNeighbours() {
  const byEdition = Map.groupBy(await allPapers(), ({ edition }) => edition)
  return [...byEdition.values()]
    .map(inOrder)
    .flatMap(papers =>
      papers.map((paper, index) => ({ paper, previous: papers[index - 1], next: papers[index + 1] })),
    )
}

/**
 * HTML of the abstract with typeset formulas, all else as it was printed.
 * @throws where the page holds code, an image or a heading: these are no part of the contract of `content/papers/`
 */
export function abstractHtml({ slug, entry }: Paper): string {
  if (entry.rendered?.html) return entry.rendered.html
  throw new Error(
    `content/papers/${slug}.mdx holds code, an image or a heading, which is no part of an abstract. Take it out.`,
  )
}

/** What the loader noted when it typeset the abstract. */
export function plainAbstract({
  id,
  rendered,
}: CollectionEntry<'papers'>): Pick<Typeset, 'text' | 'hasMath'> {
  const { text, hasMath }: Record<string, unknown> = { ...rendered?.metadata }
  if (typeof text !== 'string' || typeof hasMath !== 'boolean')
    throw new Error(`The paper ${id} was not typeset.`)
  return { text, hasMath }
}

function toPaper(entry: CollectionEntry<'papers'>): Paper {
  const { data } = entry
  const plain = plainAbstract(entry)
  const { text } = plain
  return {
    ...data,
    path: paths.paper(data.slug),
    editions: data.editions.map(({ date }) => date),
    appearances: data.editions,
    order: firstPrinting(data).order,
    excerpt: excerpt(tellingSentence(text, data.title), LIST_EXCERPT),
    description: excerpt(text, DESCRIPTION),
    ...paperFacts(data, plain),
    entry,
  }
}
