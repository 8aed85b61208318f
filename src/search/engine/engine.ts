import { fileReader } from './file-reader.ts'
import { type Entry, parseVocabulary } from './vocabulary.ts'
import { chunksFor, type VocabularyDirectory } from './vocabulary-chunks.ts'

/** Id of the element on a paper's page at which the abstract begins, behind title and authors. */
export const ABSTRACT_ANCHOR = 'abstract'

/** A page of the index as Pagefind keeps it. Its text is plain, not HTML. */
export interface Fragment {
  readonly url: string
  readonly content: string
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** Elements with ids on the page, each with the number of words of the content before it. */
  readonly anchors: readonly { readonly id: string; readonly location: number }[]
}

export interface Hit {
  /** The page's id, the same in every search of one index. */
  readonly id: string
  readonly score: number
  /** Names of metadata fields that contain a searched word. */
  readonly matchedMetaFields?: readonly string[]
  data(): Promise<Fragment & { raw_content?: string }>
}

/** Pages for each value of each filter. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The file of the ids by which an index knows its papers. */
export const IDS_FILE = 'ids.json'
export interface IndexedIds {
  /** Number of papers in the index. */
  readonly papers: number
  /** The places of papers in the index, by arXiv id and DOI in lower case. */
  readonly places: Readonly<Record<string, number>>
}

/** The file of the papers' slugs, in the order of the index. */
export const SLUGS_FILE = 'slugs.json'

/** The part of Pagefind's JavaScript API that is used. */
interface PagefindInstance {
  search(
    term: string | null,
    options?: { filters?: Record<string, readonly string[]> },
  ): Promise<{ results: readonly Hit[] } | null>
  filters(): Promise<FilterCounts>
  mergeIndex(root: string, options: { language: string; ranking: Record<string, unknown> }): Promise<void>
}
interface PagefindModule {
  createInstance(options: {
    basePath: string
    noWorker: boolean
    language: string
    ranking: Record<string, unknown>
  }): PagefindInstance
}

/** The reader of the index: Pagefind, and the vocabulary beside it. */
export interface Engine {
  /** Pages with all words of the term, of which each may be a beginning; for a quoted term, pages with that phrase. */
  search(term: string): Promise<readonly Hit[]>
  /** Every page, in the order of the index. */
  all(): Promise<readonly Hit[]>
  /** Places of the pages in the index, sorted by title; of several indexes, one after the other. */
  titleOrder(): Promise<readonly number[]>
  /** Slugs of the pages in the order of the index; of several indexes, only those of the first. */
  slugs(): Promise<readonly string[]>
  /** The page of the paper with this arXiv id or DOI, in lower case. */
  identified(id: string): Promise<Hit | undefined>
  /** Pages with one of the values. */
  filtered(filter: string, values: readonly string[]): Promise<readonly Hit[]>
  filters(): Promise<FilterCounts>
  /** Known words that a word may stand for; undefined if the vocabulary cannot be fetched. */
  vocabulary(word: string): Promise<readonly Entry[] | undefined>
  /** The meanings of words and papers. */
  readonly meaning: Meaning
}

/** The meanings of words and papers, as far as the site has them and they can be fetched. */
export interface Meaning {
  /** Whether a folded word is a real one; undefined if the table cannot be fetched. */
  isReal(word: string): Promise<boolean | undefined>
  /** Whether the meanings of words are known without a further download. */
  isAtHand(words: readonly string[]): boolean
  /**
   * The papers nearest to the common meaning of folded words, the nearest first; none if that is not known.
   * @param wanted how many papers are needed; the fewer they are, the less is fetched
   */
  nearest(words: readonly string[], wanted: number): Promise<readonly Hit[]>
  /** The offset of the nearest sentence in a paper's abstract; undefined if that is not known. */
  nearestSentence(hit: Hit, abstract: string, words: readonly string[]): Promise<number | undefined>
}

/** Weights for Pagefind's own order, which chooses the candidates: titles and defined acronyms count most. */
const ENGINE_RANKING = {
  termSimilarity: 4,
  pageLength: 0.1,
  termSaturation: 1.2,
  metaWeights: { title: 8, acronyms: 6, authors: 4, also: 1, edition: 0 },
}

/**
 * Starts Pagefind on the indexes in folders of the server, which are searched as one.
 * @param roots paths of the folders, each ending in a slash, separated by spaces; the first one is the site's own
 * @throws if the first index cannot be fetched
 */
export async function openEngine(roots: string): Promise<Engine> {
  const [root = '', ...others] = roots.split(' ')
  const { createInstance }: PagefindModule = await import(/* @vite-ignore */ `${root}pagefind.js`)
  const pagefind = createInstance({ basePath: root, noWorker: true, language: 'en', ranking: ENGINE_RANKING })
  // An empty search waits for the index, and fails if it cannot be fetched.
  await pagefind.search('')
  const merged = [root, ...(await Promise.all(others.map(reachable))).flat()]
  for (const other of merged.slice(1))
    await pagefind.mergeIndex(other, { language: 'en', ranking: ENGINE_RANKING })
  const vocabularies = merged.map(folder => openVocabulary(`${folder}vocabulary/`))
  const results = async (...search: Parameters<PagefindInstance['search']>) =>
    (await pagefind.search(...search))?.results ?? []
  const all = () => results(null)
  return {
    search: term => results(term),
    all,
    meaning: lazyMeaning(
      merged.map(folder => `${folder}meaning/`),
      all,
    ),
    titleOrder: async () => {
      const orders = await Promise.all(merged.map(titleOrder))
      return orders.flatMap((order, at) => {
        const before = orders.slice(0, at).reduce((sum, { length }) => sum + length, 0)
        return order.map(place => before + place)
      })
    },
    slugs: () => fileReader(root).json(SLUGS_FILE),
    identified: async id => {
      const indexes = await Promise.all(merged.map(readIds))
      let before = 0
      for (const { papers, places } of indexes) {
        const place = places[id]
        if (place !== undefined) return (await all())[before + place]
        before += papers
      }
      return undefined
    },
    filtered: (filter, values) => results(null, { filters: { [filter]: values } }),
    filters: () => pagefind.filters(),
    vocabulary: async word => {
      const known = await Promise.all(vocabularies.map(look => look(word)))
      return known.every(entries => entries === undefined)
        ? undefined
        : commonest(known.flatMap(entries => entries ?? []))
    },
  }
}

/** A folder, if its index can be fetched; otherwise only the others are searched. */
async function reachable(root: string): Promise<string[]> {
  try {
    await fileReader(root).text('pagefind-entry.json')
    return [root]
  } catch (error) {
    console.warn('One of the search indexes could not be read.', error)
    return []
  }
}

async function titleOrder(root: string): Promise<number[]> {
  return fileReader(root).json('title-order.json')
}

const readIds = (root: string): Promise<IndexedIds> => fileReader(root).json(IDS_FILE)

/** Every word once, with the highest count of all vocabularies. */
function commonest(entries: readonly Entry[]): Entry[] {
  const words = new Map<string, Entry>()
  for (const entry of entries)
    if (entry.common > (words.get(entry.word)?.common ?? -1)) words.set(entry.word, entry)
  return [...words.values()]
}

/** What words and papers mean; its code is fetched with the first word that no paper prints. */
function lazyMeaning(roots: readonly string[], all: Engine['all']): Meaning {
  let opened: Meaning | undefined
  const open = async () => {
    try {
      opened ??= (await import('./meaning.ts')).openMeaning(roots, all)
    } catch {
      // Offline, or a newer deployment: the search goes on by words alone.
    }
    return opened
  }
  return {
    isAtHand: words => opened?.isAtHand(words) ?? false,
    isReal: async word => (await open())?.isReal(word),
    nearest: async (...asked) => (await open())?.nearest(...asked) ?? [],
    nearestSentence: async (...asked) => (await open())?.nearestSentence(...asked),
  }
}

/** A reader of the vocabulary, which fetches the files that a word needs. */
function openVocabulary(root: string): Engine['vocabulary'] {
  const files = fileReader(root)
  return async word => {
    try {
      const directory: VocabularyDirectory = await files.json('directory.json')
      const chunks = await Promise.all(chunksFor(word, directory).map(chunk => files.text(`${chunk}.txt`)))
      return commonest(chunks.flatMap(parseVocabulary))
    } catch {
      // Offline, or on an older deployment, the search works without suggestions.
      return undefined
    }
  }
}
