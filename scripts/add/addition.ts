import type { EditionFrontMatter } from '../../src/schemas/edition.ts'
import { refuseIfAny, SplitError } from '../split/diagnostics.ts'
import { printedDate } from '../split/header.ts'
import type { ParsedSource } from '../split/parse.ts'
import type { Source } from '../split/source.ts'

/** A file that is being added to `content/sources/`. */
export interface Addition {
  readonly source: Source
  readonly bytes: Uint8Array
  readonly parsed: ParsedSource
  /** Its name in that folder. */
  readonly name: string
  /** The content of its .yml file. */
  readonly edition: EditionFrontMatter
}

/** The name of a source: its date, a number if another source has that date, and the extension of its kind. */
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

/** What the .yml says of a source: only what the text or the command states. */
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

/** How to treat a file with entries that lack title or abstract. */
export interface Strictness {
  readonly strict: boolean
  readonly skipIncomplete: boolean
}

/**
 * Refuses a file of which most entries would be skipped; in strict mode, a file with any incomplete entry.
 * @param command adds the file all the same
 * @throws {SplitError} where the person has to decide
 */
export function refuseIncomplete(
  { file }: Source,
  { papers, incomplete, kind }: ParsedSource,
  { strict, skipIncomplete }: Strictness,
  command: string,
): void {
  if (strict) refuseIfAny(incomplete)
  const [first] = incomplete
  if (skipIncomplete || incomplete.length <= papers.length || !first) return
  const entries = papers.length + incomplete.length
  const where =
    first.place.line === undefined ? '' : ` (the first without, line ${first.place.line}: ${first.reason})`
  throw new SplitError([
    {
      rule: 'mostly-incomplete',
      reason: `This is ${kind.label}; only ${papers.length} of its ${entries} entries have title and abstract${where}.`,
      remedy: `${command} --skip-incomplete`,
      place: { file },
    },
  ])
}
