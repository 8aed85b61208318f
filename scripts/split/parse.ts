import { isoDate } from '../../src/schemas/iso-date.ts'
import { clean } from './clean.ts'
import { type Diagnostic, refuseIfAny, SplitError } from './diagnostics.ts'
import { isoDateOf, matchesDate, type PrintedDate } from './header.ts'
import { atLine } from './passage.ts'
import { readerOf } from './readers/kinds.ts'
import type { Day, Facts, Kind, Listing, Printing, Reader } from './readers/reader.ts'
import type { Source } from './source.ts'

/** A paper as one source prints it, with its edition. */
export interface ParsedPaper extends Omit<Printing, 'day' | 'published'> {
  /** Day of the edition, `YYYY-MM-DD`. */
  readonly date: string
  /** Day of publication, `YYYY-MM-DD`. */
  readonly published?: string
}

export interface ParsedSource {
  readonly kind: Kind
  /** File extension under which the source is kept, with its dot. */
  readonly extension: string
  readonly papers: readonly ParsedPaper[]
  /** The editions in the source, in its order, each with its date as printed, where it is printed. */
  readonly days: readonly { readonly date: string; readonly label: string | undefined }[]
  readonly diagnostics: readonly Diagnostic[]
  /** Entries that were skipped because they lack title or abstract. */
  readonly incomplete: readonly Diagnostic[]
  readonly doubts: readonly Diagnostic[]
}

/**
 * Reads a source with the reader for its kind. In a source of several days, days without a year get the year of `date`.
 * @param date day of the edition, or one of the days; by default the source must print it with its year
 * @throws {SplitError} where the kind is unknown, the source is broken, or its day is not known
 */
export function parse(source: Source, date?: string): ParsedSource {
  const reader = readerOf(source)
  const listing = reader.read(source)
  const { kind = { label: reader.label, edition: reader.edition } } = listing
  const read = listing.papers.map(paper => clean(source, paper))
  const [blank, whole] = [read.filter(isBlank), read.filter(paper => !isBlank(paper))]
  const incomplete = [...listing.incomplete, ...blank.map(({ paper }) => withoutText(source, paper))]
  const isEmpty = whole.length === 0 && listing.diagnostics.length === 0
  const wrong = isEmpty ? [noPapers(source, incomplete, kind, reader)] : listing.diagnostics
  const printed = daysOf(listing, date)
  const day = date ?? printedDay(source, printed, wrong)
  const headings = printed.map(({ printed, at }) => ({ printed, at, date: isoDateOf(printed, day) }))
  const days = [...new Map(headings.map(heading => [heading.date, heading])).values()]
  const fits = days.length === 0 || days.some(({ printed }) => matchesDate(printed, day))
  const mismatches = days
    .filter(({ date }) => !fits || !isoDate.safeParse(date).success)
    .map(({ at }) => atLine(source, 'date-mismatch', `The listing prints another day than ${day}.`, at))
  return {
    kind,
    extension: reader.extension,
    papers: whole.map(({ paper }) => parsed(printed.length > 0 ? paper : dayless(paper), day)),
    days:
      days.length === 0
        ? [{ date: day, label: undefined }]
        : days.map(({ date, at }) => ({ date, label: at.text })),
    diagnostics: [...mismatches.slice(0, 1), ...wrong],
    incomplete,
    doubts: [...listing.doubts, ...read.flatMap(({ doubts }) => doubts)],
  }
}

/** Whether a title or an abstract consists only of invisible characters. */
const isBlank = ({ paper: { title, abstract } }: ReturnType<typeof clean>): boolean =>
  [title, abstract].some(({ text }) => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text))

function withoutText(source: Source, { title: { line } }: Printing): Diagnostic {
  const text = source.lines[line - 1] ?? ''
  const reason = 'The entry has a title or an abstract without text.'
  return atLine(source, 'incomplete-entry', reason, { text, number: line, column: 1 })
}

function noPapers(
  { file }: Source,
  incomplete: readonly Diagnostic[],
  { label }: Kind,
  { nothingFound }: Reader,
): Diagnostic {
  const [only, ...more] = incomplete
  if (only && more.length === 0) return only
  const reason = only
    ? `This is ${label}: none of its ${incomplete.length} entries has both title and abstract.`
    : nothingFound
  return { rule: 'no-papers', reason, place: { file } }
}

/** A single day that was found among other words counts only if the person names no other. */
const daysOf = ({ days }: Listing, date: string | undefined): readonly Day[] =>
  date !== undefined && new Set(days.map(({ printed }) => isoDateOf(printed, date))).size === 1
    ? days.filter(({ inWords }) => !inWords)
    : days

const dayless = ({ day: _, ...paper }: Printing): Printing => paper

function parsed({ day, published, ...paper }: Printing, fallback: string): ParsedPaper {
  const date = day ? isoDateOf(day, fallback) : fallback
  const publication = publicationDay(published, date)
  return { ...paper, date, ...(publication !== undefined && { published: publication }) }
}

/**
 * The date of a publication. The listing prints its year unless that is the year of the copy. No paper is listed before
 * it is published. So a day without a year is of the edition's year if it is not after the edition; otherwise its year
 * is not known.
 */
function publicationDay(published: Facts['published'], edition: string): string | undefined {
  if (!published) return undefined
  const date = isoDateOf(published, edition)
  return isoDate.safeParse(date).success && (published.year !== undefined || date <= edition)
    ? date
    : undefined
}

/** @throws {SplitError} where no day is printed; other faults of the source are reported first */
function printedDay({ file }: Source, days: readonly Day[], wrong: readonly Diagnostic[]): string {
  const [first] = days
  if (first && days.every(({ printed }) => printed.year !== undefined)) return isoDateOf(first.printed, '')
  refuseIfAny(wrong)
  const day = first ? asked(first.printed) : 'YYYY-MM-DD'
  const reason = first
    ? `The listing prints “${first.at.text}” and no year: pass --date ${day}.`
    : 'The day of this listing is not known: it prints none.'
  const remedy = `npm run add -- ${shellWord(file)} --date ${day}`
  throw new SplitError([{ rule: 'missing-date', reason, remedy, place: { file } }])
}

/** A path, quoted for the shell where necessary. */
export const shellWord = (path: string): string =>
  /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`

const asked = (printed: PrintedDate): string => `YYYY${isoDateOf(printed, '0000').slice(4)}`
