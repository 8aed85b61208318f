import { createHash } from 'node:crypto'
import { printedText } from '../../src/schemas/source-text.ts'
import type { Diagnostic } from './diagnostics.ts'
import { hasTex } from './original.ts'
import type { ParsedPaper } from './parse.ts'
import { atLine } from './passage.ts'
import type { Facts } from './readers/reader.ts'
import type { Source } from './source.ts'
import { abstractKey, titleKey } from './title-key.ts'

/** One printing of a paper, with its source. */
export interface Appearance extends ParsedPaper {
  readonly source: Source
}

/** A paper with everything that its sources say about it. */
export interface CollectedPaper extends Omit<Facts, 'published'> {
  /** The printing from which title and abstract are taken; the page's text comes from one place. */
  readonly text: Appearance
  /** All printed titles, that of the page first. */
  readonly titles: readonly [string, ...string[]]
  readonly published?: string
  /** Editions that print it, oldest first, with its place in each, from 1. */
  readonly editions: readonly { readonly date: string; readonly order: number }[]
}

type Printings = readonly [Appearance, ...Appearance[]]

/**
 * Every paper once. Printings with the same id are one paper, and so are printings with the same title where an id is
 * missing. The fields come from these printings:
 * - title and abstract: one that still has TeX; then one whose abstract no other continues; then the oldest edition
 * - authors: the one with the longest list; votes: the one with most; links and keywords: all
 * - id, day of publication, number of authors, categories: the oldest edition that has one
 * Where sources contradict each other, a doubt names the one that was not used.
 * @param sources papers of each source, in its order
 * @param known ids by the keys of titles that are known to belong to them
 */
export function collect(
  sources: readonly (readonly Appearance[])[],
  known: ReadonlyMap<string, string> = new Map(),
): {
  papers: CollectedPaper[]
  doubts: Diagnostic[]
} {
  const all = sources
    .flat()
    .toSorted((a, b) => compare(a.date, b.date) || compareNames(a.source.name, b.source.name))
  const ids = new Map<string, Set<string>>()
  for (const { id, title } of all)
    if (id !== undefined) {
      const key = titleKey(title.text)
      ids.set(key, (ids.get(key) ?? new Set()).add(id))
    }
  const identity = ({ id, title }: Appearance): string => {
    const key = titleKey(title.text)
    return id ?? known.get(key) ?? [...(ids.get(key) ?? [])].sort()[0] ?? key
  }
  const byPaper = new Map<string, [Appearance, ...Appearance[]]>()
  for (const appearance of all) {
    const printings = byPaper.get(identity(appearance))
    if (printings) printings.push(appearance)
    else byPaper.set(identity(appearance), [appearance])
  }
  const orders = new Map<string, Map<string, number>>()
  for (const appearance of all) {
    const places = orders.get(appearance.date) ?? new Map<string, number>()
    orders.set(appearance.date, places)
    const paper = identity(appearance)
    if (!places.has(paper)) places.set(paper, places.size + 1)
  }
  const papers = [...byPaper].map(([paper, printings]) =>
    merged(printings, date => orders.get(date)?.get(paper) ?? 0),
  )
  const twins = all.filter(
    ({ id, title }) => id !== undefined && (ids.get(titleKey(title.text))?.size ?? 0) > 1,
  )
  return {
    papers,
    doubts: [
      ...papers.flatMap(paper => contradictions(paper, byPaper.get(identity(paper.text)) ?? [paper.text])),
      ...twins.map(({ source, title, id }) =>
        doubt(
          source,
          title,
          'conflict',
          `Another paper has this title and another id than ${id}: each has its page.`,
        ),
      ),
    ],
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Sources of one day in the order of their numbers: `2025-07-30.txt`, `2025-07-30-2.json`, `2025-07-30-10.txt`. */
const compareNames = (a: string, b: string): number => byNumber.compare(stem(a), stem(b)) || compare(a, b)
const byNumber = new Intl.Collator('en', { numeric: true })
const stem = (name: string): string => name.replace(/\.[^.]*$/, '')

function merged(printings: Printings, order: (date: string) => number): CollectedPaper {
  const text = richest(printings)
  const first = <Key extends keyof Appearance>(key: Key) =>
    printings.find(printing => printing[key] !== undefined)?.[key]
  const id = first('id')
  const authors = printings
    .map(({ authors }) => authors ?? [])
    .reduce((a, b) => (b.length > a.length ? b : a))
  const authorCount = first('authorCount')
  const published = first('published')
  const votes = printings.flatMap(({ upvotes }) => (upvotes === undefined ? [] : [upvotes]))
  const links = new Map(printings.flatMap(({ links = [] }) => links.map(link => [link.href, link] as const)))
  const keywords = [...new Set(printings.flatMap(({ keywords = [] }) => keywords))]
  const categories = first('categories')
  const titles = new Map(printings.map(({ title }) => [titleKey(title.text), title.text]))
  titles.delete(titleKey(text.title.text))
  const dates = [...new Set(printings.map(({ date }) => date))]
  return {
    text,
    titles: [text.title.text, ...[...titles.values()].sort(compare)],
    editions: dates.map(date => ({ date, order: order(date) })),
    ...(id !== undefined && { id }),
    ...(authors.length > 0 ? { authors } : authorCount !== undefined && { authorCount }),
    ...(published !== undefined && { published }),
    ...(votes.length > 0 && { upvotes: Math.max(...votes) }),
    ...(links.size > 0 && { links: [...links.values()] }),
    ...(keywords.length > 0 && { keywords }),
    ...(categories !== undefined && { categories }),
  }
}

function richest(printings: Printings): Appearance {
  if (printings.length === 1) return printings[0]
  const worth = (printing: Appearance): number => {
    const cut = printings.some(
      other =>
        other !== printing &&
        (continues(other.title.text, printing.title.text) ||
          continues(other.abstract.text, printing.abstract.text)),
    )
    return (hasTex(`${printing.title.text} ${printing.abstract.text}`) ? 2 : 0) + (cut ? 0 : 1)
  }
  return printings.reduce((best, printing) => (worth(printing) > worth(best) ? printing : best))
}

/** Whether a text begins with all of another, and continues it. */
function continues(whole: string, part: string): boolean {
  const [a, b] = [abstractKey(whole), abstractKey(part)]
  return a.length > b.length && a.startsWith(b)
}

function contradictions(paper: CollectedPaper, printings: readonly Appearance[]): Diagnostic[] {
  const { text } = paper
  return printings.flatMap((printing, index) => {
    const { source, title } = printing
    const repeated = printings
      .slice(0, index)
      .find(other => other.source === source && other.date === printing.date)
    const said = (reason: string) => doubt(source, title, 'conflict', reason)
    const where = `${text.source.name}:${text.title.line}`
    const found: Diagnostic[] = []
    if (repeated)
      found.push(
        doubt(source, title, 'repeated-paper', `The paper stands in line ${repeated.title.line} already.`),
      )
    if (printing !== text && !sameOrCut(printing.abstract.text, text.abstract.text))
      found.push(said(`The abstract differs from that of ${where}, which is shown.`))
    if (printing.published !== undefined && printing.published !== paper.published)
      found.push(said(`It is dated ${printing.published}; ${paper.published} is shown.`))
    if (printing.authors && !isPartOf(printing.authors, paper.authors ?? []))
      found.push(said('It names other authors than those shown.'))
    return found
  })
}

function sameOrCut(a: string, b: string): boolean {
  return a === b || abstractKey(a) === abstractKey(b) || continues(a, b) || continues(b, a)
}

/** Whether all of these authors are among those shown, by the letters of their last names. */
function isPartOf(authors: readonly string[], shown: readonly string[]): boolean {
  const last = (name: string) => abstractKey(name.split(' ').at(-1) ?? '')
  const known = new Set(shown.map(last))
  return authors.every(name => known.has(last(name)))
}

function doubt(
  source: Source,
  { text, line }: Appearance['title'],
  rule: 'conflict' | 'repeated-paper',
  reason: string,
): Diagnostic {
  const at = source.lines[line - 1] ?? ''
  const column = Math.max(0, at.indexOf(text.slice(0, 40))) + 1
  return atLine(source, rule, reason, { text: text.slice(0, 80), number: line, column })
}

/** SHA-256 of the lines of a printing, or of its columns where others share the lines. */
export const fingerprint = (printing: Appearance): string =>
  createHash('sha256').update(printedText(printing.source.lines, printing)).digest('hex')
