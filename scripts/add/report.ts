import type { Permalinks } from '../../src/schemas/permalinks.ts'
import { counted } from '../../src/site/counted.ts'
import type { Diagnostic } from '../split/diagnostics.ts'
import type { Page, SplitOutput } from '../split/pages.ts'
import type { Addition } from './addition.ts'

/** The number of lines of one kind that are shown, so that all kinds fit on a screen. */
const MOST_LINES = 6
/** The longest line, in characters. */
const WIDTH = 120

/** What was found in a file, for the person who adds it: its kind, the number of papers, and what is doubtful. */
export function describeAddition(
  { source, parsed, name }: Addition,
  { papers: published }: Permalinks,
  { pages, doubts }: SplitOutput,
): string {
  const own = ownPages(pages, name)
  const fresh = own.filter(({ slug }) => !published[slug]).length
  const repairs = own.flatMap(({ frontMatter }) => frontMatter?.restorations ?? [])
  const about = doubts.filter(({ place }) => place.file === source.file)
  const [repeated, others] = partition(about, ({ rule }) => rule === 'repeated-paper')
  const read = parsed.papers.length
  const entries = read + parsed.incomplete.length
  const days = parsed.days.map(({ date }) => date).join(', ')
  const guesses = repairs.filter(({ rule }) => DOUBTFUL.has(rule))
  return [
    `${source.file}: ${parsed.kind.label}, ${days} → sources/${name}`,
    `  ${counted(read, 'paper')}${entries > read ? ` of ${entries} entries` : ''}: ${fresh} new, ${read - fresh} known or repeated`,
    `  ${counted(repeated.length, 'duplicate')}, ${counted(repairs.length, 'repair')}, ${counted(others.length, 'doubt')}`,
    ...section('Doubts', others.map(doubtLine)),
    ...section(
      'Repairs to look at',
      guesses.map(({ line, printed, shown }) => `line ${line}: ${printed} → ${shown}`),
    ),
    ...section('Duplicates', repeated.map(doubtLine)),
  ].join('\n')
}

/** Rules that take a word for a formula and may be wrong. */
const DOUBTFUL: ReadonlySet<string> = new Set(['symbol', 'greek', 'function', 'bars', 'colour', 'character'])

const doubtLine = ({ reason, place }: Diagnostic): string =>
  `${place.line === undefined ? '' : `line ${place.line}: `}${reason}${place.text === undefined ? '' : quoted(place.text)}`

/** The line that a message is about, unless the message quotes it. */
const quoted = (text: string): string => (text.trim() === '' ? '' : ` “${text.trim()}”`)

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - MOST_LINES
  return [
    `  ${title}:`,
    ...lines.slice(0, MOST_LINES).map(line => `    ${cut(line, WIDTH)}`),
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ]
}

/** How much of the beginning and the end of an abstract is printed, in characters: enough to judge it. */
const BEGINNING = 300
const END = 100

/** The first papers as their pages show them. */
export function showPapers({ pages }: SplitOutput, { name }: Addition, count: number): string {
  return ownPages(pages, name)
    .slice(0, count)
    .map(({ frontMatter, typeset }) => {
      const { title = '', authors = [], id, published } = frontMatter ?? {}
      const facts = [id && `arXiv:${id}`, published].filter(Boolean).join(' · ')
      const abstract = typeset?.().text ?? ''
      const cutAbstract =
        abstract.length > BEGINNING + END + 20
          ? `${abstract.slice(0, BEGINNING)} … ${abstract.slice(-END)}`
          : abstract
      return [title, authors.join(', '), facts, cutAbstract]
        .filter(line => line !== '')
        .map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`))
        .join('\n')
    })
    .join('\n\n')
}

const ownPages = (pages: readonly Page[], name: string): Page[] =>
  pages
    .filter(({ frontMatter }) => frontMatter?.source.file === name)
    .toSorted((a, b) => placeOf(a) - placeOf(b))

const placeOf = ({ frontMatter }: Page): number => {
  const { lines = [0], columns = [0] } = frontMatter?.source ?? {}
  return lines[0] * 1e7 + columns[0]
}

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter(item => !test(item))]
}
