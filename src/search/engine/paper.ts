import { ABSTRACT_ANCHOR, type Fragment, type Hit } from './engine.ts'
import { tokenise, wordsOf } from './fold.ts'
import { type Candidate, nameOf } from './ranking.ts'

/** A paper read from the index, with what a result shows and what ranking compares. */
export interface SearchedPaper extends Omit<Candidate, 'score'> {
  readonly url: string
  readonly heading: string
  /** Abstract as plain text. */
  readonly text: string
  /** Date of the edition, `YYYY-MM-DD`. */
  readonly edition: string | undefined
  /** Names of the authors. */
  readonly names: readonly string[]
  /** Month of its first publication, `YYYY-MM`. */
  readonly month: string | undefined
  readonly hasCode: boolean
  readonly hasMath: boolean
}

const read = new Map<string, Promise<SearchedPaper>>()

/** Reads a hit's paper; each is fetched and parsed once. */
export function readPaper(hit: Hit): Promise<SearchedPaper> {
  const paper = read.get(hit.id) ?? take(hit)
  read.set(hit.id, paper)
  paper.catch(() => read.delete(hit.id))
  return paper
}

async function take(hit: Hit): Promise<SearchedPaper> {
  const fragment = await hit.data()
  const { url, meta, filters } = fragment
  const heading = meta.title ?? ''
  const text = abstractOf(fragment)
  return {
    url,
    heading,
    text,
    edition: meta.edition,
    names: meta.authors?.split(', ') ?? [],
    month: filters.month?.[0],
    authors: tokenise(meta.authors ?? ''),
    hasCode: filters.code !== undefined,
    hasMath: filters.math !== undefined,
    name: nameOf(heading),
    title: tokenise(heading),
    abstract: tokenise(text),
    acronyms: parseAcronyms(meta.acronyms ?? ''),
  }
}

/** The indexed text begins with the title and the authors. */
export function abstractOf({ content, anchors }: Pick<Fragment, 'content' | 'anchors'>): string {
  const words = anchors.find(({ id }) => id === ABSTRACT_ANCHOR)?.location ?? 0
  return content.split(' ').slice(words).join(' ')
}

/**
 * The acronyms that the paper defines, in the form of the index: `INR: implicit neural representation; MoE: mixture of
 * experts`.
 */
function parseAcronyms(text: string): Candidate['acronyms'] {
  return text.split('; ').flatMap(pair => {
    const [short = '', long = ''] = pair.split(': ')
    return long === '' ? [] : [{ short: wordsOf(short).join(''), long: wordsOf(long) }]
  })
}
