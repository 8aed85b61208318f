import type { PaperLink } from '../../../src/schemas/paper.ts'
import type { Diagnostic } from '../diagnostics.ts'
import type { PrintedDate } from '../header.ts'
import { kindOfAddress } from '../links.ts'
import { atLine, type Line, type Passage } from '../passage.ts'
import type { Source } from '../source.ts'
import { bareId, idOfAddress, isCategory } from './arxiv.ts'
import type { Facts, Listing, Printing } from './reader.ts'

/** An entry of a source whose entries have a marked beginning; it may be incomplete. */
export interface Entry extends Facts {
  /** Its name in messages: "The entry bell2026". */
  readonly name?: string
  readonly title: Passage | undefined
  readonly abstract: Passage | undefined
  readonly lines: readonly [number, number]
  /** Its columns in these lines, which matter where several entries share a line. */
  readonly columns?: readonly [number, number]
  readonly day?: PrintedDate
  /** The line at which it begins. */
  readonly at: Line
}

/** What a reader found in addition to its entries. */
type Beside = Partial<Omit<Listing, 'papers' | 'incomplete'>>

/** The papers among the entries. An entry without title or abstract is reported and skipped. */
export function listingOf(source: Source, entries: readonly Entry[], beside: Beside = {}): Listing {
  const papers: Printing[] = []
  const incomplete: Diagnostic[] = []
  const shared = sharedLines(entries)
  for (const [index, { name = 'The entry', title, abstract, columns, at, ...entry }] of entries.entries()) {
    if (!title?.text || !abstract?.text) {
      const missing = title?.text ? 'abstract' : 'title'
      incomplete.push(atLine(source, 'incomplete-entry', `${name} has no ${missing}.`, at))
      continue
    }
    const alone = !entry.lines.some(line => shared.has(line))
    papers.push({ ...entry, title, abstract, ...(columns && !alone && { columns, entry: index + 1 }) })
  }
  return { days: [], diagnostics: [], doubts: [], ...beside, papers, incomplete }
}

function sharedLines(entries: readonly Entry[]): ReadonlySet<number> {
  const shared = new Set<number>()
  for (const [index, { lines }] of entries.entries()) {
    const before = entries[index - 1]?.lines[1]
    if (before === lines[0]) shared.add(before)
  }
  return shared
}

/** The facts in an entry's fields, each as printed. */
export interface PrintedFacts {
  readonly ids?: readonly string[]
  readonly dois?: readonly string[]
  readonly addresses?: readonly string[]
  readonly authors?: readonly string[]
  readonly published?: PrintedDate | undefined
  readonly upvotes?: number | undefined
  readonly links?: readonly Pick<PaperLink, 'href' | 'kind'>[]
  readonly keywords?: readonly string[]
  /** Categories of any catalogue, the primary one first. */
  readonly categories?: readonly string[]
}

/** The facts of an entry. An arXiv address gives the id. Without an id, a DOI or the first address becomes a link. */
export function factsOf({ ids = [], dois = [], addresses = [], authors = [], ...more }: PrintedFacts): Facts {
  const { published, upvotes } = more
  const id = ids.map(bareId).find(Boolean) ?? [...ids, ...dois, ...addresses].map(idOfAddress).find(Boolean)
  const resolvers = dois.flatMap(doiAddress).filter(href => idOfAddress(href) === undefined)
  const pages = addresses.filter(href => idOfAddress(href) === undefined && isAddress(href))
  const leading = [...resolvers, ...(id === undefined ? pages : [])].slice(0, 1)
  const links = [
    ...leading.map(href => ({ href, kind: kindOfAddress(href) ?? 'paper' })),
    ...(more.links ?? []),
  ]
  const keywords = listed(more.keywords)
  const categories = listed(more.categories).filter(isCategory)
  return {
    ...(id !== undefined && { id }),
    ...(authors.length > 0 && { authors }),
    ...(published && { published }),
    ...(upvotes !== undefined && { upvotes }),
    ...(links.length > 0 && { links }),
    ...(keywords.length > 0 && { keywords }),
    ...(categories.length > 0 && { categories }),
  }
}

const listed = (values: readonly string[] = []): string[] => [
  ...new Set(values.map(value => value.replace(/\s+/g, ' ').trim()).filter(Boolean)),
]

export const isAddress = (text: string): boolean => /^https?:\/\/[^\s<>]+$/.test(text) && URL.canParse(text)

function doiAddress(printed: string): string[] {
  const [doi] = /10\.\d{4,9}\/\S+/.exec(printed) ?? []
  const href = `https://doi.org/${doi}`
  return doi !== undefined && isAddress(href) ? [href] : []
}

/** Reports the names of fields that were not read, each once with an example. */
export class Unread {
  readonly #examples = new Map<string, { readonly example: string; readonly at: Line }>()

  add(name: string, example: string, at: Line): void {
    const text = example.replace(/\s+/g, ' ').trim()
    if (text !== '' && !this.#examples.has(name)) this.#examples.set(name, { example: text, at })
  }

  doubts(source: Source): Diagnostic[] {
    const [first] = this.#examples.values()
    if (!first) return []
    const named = [...this.#examples].map(([name, { example }]) => `${name} (“${cut(example)}”)`)
    return [atLine(source, 'unread-field', `Not read, each with an example: ${named.join(', ')}.`, first.at)]
  }
}

const EXAMPLE = 30
const cut = (text: string): string => (text.length > EXAMPLE ? `${text.slice(0, EXAMPLE - 1)}…` : text)
