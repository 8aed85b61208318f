import { type CollectionEntry, getCollection, render } from 'astro:content'
import type { PaperFrontMatter } from '../schemas/paper.ts'
import { excerpt } from './excerpt.ts'
import type { Typeset } from './markdown.ts'
import { paths, type SitePath } from './paths.ts'

/** Two lines of a list on a wide screen, with some to spare. */
const LIST_EXCERPT = 230

/** What search engines and link previews show. */
const DESCRIPTION = 160

/** A paper as pages see it. */
export interface Paper extends PaperFrontMatter {
  readonly path: SitePath
  /** Date of the edition that its page belongs to: the first that printed it. */
  readonly edition: string
  /** Plain text, for lists. */
  readonly excerpt: string
  /** Plain text, for the head. */
  readonly description: string
  readonly hasCode: boolean
  readonly hasMath: boolean
  readonly entry: CollectionEntry<'papers'>
}

/** All papers, in no particular order. */
export async function allPapers(): Promise<Paper[]> {
  return (await getCollection('papers')).map(toPaper)
}

/** Papers in the order of their edition. */
export function inOrder(papers: readonly Paper[]): Paper[] {
  return papers.toSorted((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1))
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

/** The component that shows the abstract, its math typeset. */
export async function abstractOf(paper: Paper) {
  return (await render(paper.entry)).Content
}

function editionOf({ slug, editions: [first] }: PaperFrontMatter): string {
  if (first === undefined) throw new Error(`content/papers/${slug}.mdx names no edition.`)
  return first
}

/** What the loader found out when it typeset the abstract. */
function plainAbstract({ id, rendered }: CollectionEntry<'papers'>): Pick<Typeset, 'text' | 'hasMath'> {
  const { text, hasMath }: Record<string, unknown> = { ...rendered?.metadata }
  if (typeof text !== 'string' || typeof hasMath !== 'boolean')
    throw new Error(`The paper ${id} was not typeset.`)
  return { text, hasMath }
}

function toPaper(entry: CollectionEntry<'papers'>): Paper {
  const { data } = entry
  const { text, hasMath } = plainAbstract(entry)
  return {
    ...data,
    path: paths.paper(data.slug),
    edition: editionOf(data),
    excerpt: excerpt(text, LIST_EXCERPT),
    description: excerpt(text, DESCRIPTION),
    hasCode: data.links.some(({ kind }) => kind === 'code'),
    hasMath: hasMath || data.heading?.includes('$') === true,
    entry,
  }
}
