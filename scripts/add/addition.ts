import type { EditionFrontMatter } from '../../src/schemas/edition.ts'
import type { Permalinks } from '../../src/schemas/permalinks.ts'
import { counted } from '../../src/site/counted.ts'
import { printedDate } from '../split/header.ts'
import type { SplitOutput } from '../split/pages.ts'
import type { ParsedSource } from '../split/parse.ts'
import type { Source } from '../split/source.ts'

/** A file on its way into `content/sources/`. */
export interface Addition {
  readonly source: Source
  readonly bytes: Uint8Array
  readonly parsed: ParsedSource
  /** Its name there. */
  readonly name: string
  /** What its .yml file will say. */
  readonly edition: EditionFrontMatter
}

/** The name of a source: its date, numbered where another source has it, and the extension of its kind. */
export function sourceName(
  { days, extension }: ParsedSource,
  isTaken: (metadata: string) => boolean,
): string {
  const date = days[0]?.date ?? ''
  let name = date
  for (let number = 2; isTaken(`${name}.yml`); number++) name = `${date}-${number}`
  return name + extension
}

const CURATORS = /^by ?(.{1,60} and the research community)$/i

/** What is known of a source; nothing is said that neither the text nor the command says. */
export function editionOf({ lines }: Source, parsed: ParsedSource, dated: boolean): EditionFrontMatter {
  const [first, ...others] = parsed.days
  const { title, origin } = parsed.kind.edition
  const curators = lines.map(line => CURATORS.exec(line.trim())?.[1]).find(Boolean)
  const label = first?.label
  const yearless = label !== undefined && printedDate(label.replace(/\s+/g, ' '))?.year === undefined
  const date = first?.date ?? ''
  return {
    date,
    ...(label !== undefined && { label }),
    title,
    ...(curators && { curators }),
    ...(origin !== undefined && { origin }),
    ...(dated &&
      yearless && {
        note: `The listing prints “${label}” without a year; ${date.slice(0, 4)} was given when it was added.`,
      }),
    ...(others.length > 0 && {
      days: parsed.days.map(({ date, label }) => ({ date, label: label ?? date })),
    }),
  }
}

/** What was found in a file, for the person who adds it. */
export function describeAddition(
  { source, parsed, name }: Addition,
  { papers: published }: Permalinks,
  { pages, doubts }: SplitOutput,
): string {
  const own = pages.filter(({ frontMatter }) => frontMatter?.source.file === name)
  const fresh = own.filter(({ slug }) => !published[slug]).length
  const repairs = own.reduce((sum, { frontMatter }) => sum + (frontMatter?.restorations.length ?? 0), 0)
  const about = doubts.filter(({ place }) => place.file === source.file)
  const repeated = about.filter(({ rule }) => rule === 'repeated-paper').length
  const days = parsed.days.map(({ date }) => date).join(', ')
  return [
    `${source.file}: ${parsed.kind.label}, ${days} → sources/${name}`,
    `  ${counted(parsed.papers.length, 'paper')}: ${fresh} new, ${parsed.papers.length - fresh} known or repeated`,
    `  ${counted(repeated, 'duplicate')}, ${counted(repairs, 'repair')}, ${counted(about.length - repeated, 'doubt')}`,
  ].join('\n')
}
