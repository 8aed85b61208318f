import { Refusal } from '../../src/build/refusal.ts'

/** Every reason for which the split refuses its input, with what to do about it. */
const RULES = {
  'unreadable-file': 'Check that the file exists and may be read.',
  'empty-file': 'Copy the listing into the file, or delete the file.',
  'binary-file': 'Save the listing as plain text, not as a document, an archive or a picture.',
  'invalid-utf8': 'Save the file in UTF-8.',
  'control-character':
    'Look at the line: TeX may have lost a backslash. To change what is shown, edit content/corrections.yml.',
  'no-address': 'Nothing, if the paper needs no such link; else mend it in the source.',
  'too-large': 'Copy the listing alone into a file, and long periods into one file each month.',
  'unknown-kind': 'Give the papers as text, Markdown, JSON, CSV, BibTeX, RIS, Atom, RSS or e-mail.',
  locked: 'Wait until it has ended; on Linux, `fuser` with this file shows which process it is.',
  'no-permission': 'Get the right to it, or run the command as the user who has it.',
  'disk-full': 'Free some room, then run the command again: nothing is half changed.',
  'disk-failure': 'Mend that, then run the command again: nothing is half changed.',
  'missing-file': 'Check the path, and where its links lead.',
  'folder-away': 'Run the command again: it brings the folder back.',
  'broken-json': 'Download the file again: it must be valid JSON from its first to its last bracket.',
  'broken-xml': 'Download the file again: it must be well-formed XML from its first to its last tag.',
  'broken-bibtex': 'Complete the entry: every brace that opens has to close.',
  'broken-table':
    'Export the table again as CSV; quotation marks must enclose every field that contains one.',
  'incomplete-entry': 'Give the entry its title and its abstract, or remove it from the copy.',
  'mostly-incomplete': 'Pass --skip-incomplete to add the others, or export the file anew with abstracts.',
  'unread-field': 'Nothing, if the site need not show them.',
  'unknown-line': 'Remove the line from the copy if it is no title; add the abstract below it if it is one.',
  'no-papers': 'Copy the listing from its first title to its last abstract.',
  'title-without-abstract':
    'Add the abstract as one line below the title, or remove the title from the copy.',
  'abstract-without-title': 'Add the title as one line above the abstract.',
  'no-prose': 'Replace the line by the abstract, as one line of whole sentences.',
  'unfit-paper': 'Mend the field in the source, or take it out.',
  'repeated-paper': 'Nothing, if both are the same paper: it gets one page.',
  conflict: 'Look at both; what is shown can be mended in content/corrections.yml.',
  'date-mismatch': 'Correct the date in the .yml file, in the file name or in --date.',
  'missing-date': 'Add a .yml file beside the source, or pass --date YYYY-MM-DD.',
  'known-source': 'Nothing: content/sources/ holds this text already.',
  'invalid-metadata': 'Correct the field; docs/content.md lists the fields of a source.',
  'invalid-permalinks': 'Restore content/permalinks.json from the repository; it is never edited by hand.',
  'lost-registry':
    'Restore content/permalinks.json from the repository; for a new site delete the pages beside it too.',
  'invalid-identities': 'Correct the entry: docs/content.md lists its fields; an id stands between quotes.',
  'invalid-topics': 'Correct the topic: docs/topics.md lists the fields.',
  'invalid-setting': 'Give a whole number from 1, or leave the setting out.',
  'unknown-paper': 'Name the entry after the address of its paper, or remove it.',
  'repeated-id':
    'Look at both papers at arXiv and correct the id of one. If they are one paper, remove the entry.',
  'contradicted-id': 'Look at both papers at arXiv and correct the entry, or remove it.',
  'vanished-address':
    'Bring the paper back into content/sources/, or move or withdraw it: npm run permalinks.',
  'lost-address':
    'Take content/permalinks.json from that commit, run `npm run split`, and commit what it writes.',
  'correction-not-found': 'Copy the printed text exactly as the source holds it, or remove the correction.',
  'correction-not-unique': 'Lengthen the printed text of the correction until it occurs once.',
  'correction-overlap': 'Make one correction of both.',
  'unreadable-correction':
    'Write text, links and formulas that KaTeX sets; a backslash in front of a sign keeps it as it is.',
  'foreign-file': 'Choose an empty folder for --out: the split replaces the whole folder.',
} as const satisfies Record<string, string>

export type DiagnosticRule = keyof typeof RULES

/** A place in a file; `line` and `column` count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly file: string
  readonly line?: number
  readonly column?: number
  /** The text of the line, in which the fault is underlined. */
  readonly text?: string
  /** How many characters of `text` are underlined; all up to its end by default. */
  readonly length?: number
}

export interface Diagnostic {
  readonly rule: DiagnosticRule
  readonly reason: string
  readonly place: Place
  /** What to do, where the rule's own remedy is not specific enough. */
  readonly remedy?: string
}

/** The error of input that cannot be split; it holds all faults, not only the first. */
export class SplitError extends Refusal {
  override readonly name = 'SplitError'

  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly [Diagnostic, ...Diagnostic[]]) {
    super(formatDiagnostics(diagnostics))
    this.diagnostics = diagnostics
  }
}

/** Throws unless the list is empty. */
export function refuseIfAny(diagnostics: readonly Diagnostic[]): void {
  const [first, ...rest] = diagnostics
  if (first) throw new SplitError([first, ...rest])
}

/**
 * The result for each item. All items are tried, so that one run reports the faults of all.
 * @throws {SplitError} with all faults
 */
export function mapOrRefuse<Item, Result>(items: readonly Item[], work: (item: Item) => Result): Result[] {
  const diagnostics: Diagnostic[] = []
  const results = items.flatMap(item => {
    try {
      return [work(item)]
    } catch (error) {
      if (!(error instanceof SplitError)) throw error
      // Added one by one: a call takes a limited number of arguments.
      for (const diagnostic of error.diagnostics) diagnostics.push(diagnostic)
      return []
    }
  })
  refuseIfAny(diagnostics)
  return results
}

/** The number of diagnostics that are printed in full. */
const MOST_SHOWN = 20
/** Characters of a line that are printed on either side of a fault. */
const EXCERPT = 90
/** The longest reason that is printed, in characters: a reason may quote a whole text. */
const LONGEST_REASON = 500

/** Diagnostics as text: the first ones in full; of the others, their number by rule. */
function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const shown = diagnostics.slice(0, MOST_SHOWN).map(formatDiagnostic)
  const kinds = Object.entries(Object.groupBy(diagnostics.slice(MOST_SHOWN), ({ rule }) => rule))
  const counts = kinds.map(([rule, { length }]) => `${length} [${rule}]`)
  if (counts.length > 0) shown.push(`… and ${diagnostics.length - MOST_SHOWN} more: ${counts.join(', ')}`)
  return shown.join('\n\n')
}

/** A diagnostic as text: place, reason, the line with the fault underlined, and what to do. */
export function formatDiagnostic({ rule, reason, place, remedy }: Diagnostic): string {
  const { file, line, column = 1, text, length } = place
  const at = line === undefined ? file : `${file}:${line}:${column}`
  const frame = line === undefined || text === undefined ? [] : codeFrame(line, column, text, length)
  const shortened = reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason
  return [`${at}: ${shortened} [${rule}]`, ...frame, `  To do: ${remedy ?? RULES[rule]}`].join('\n')
}

function codeFrame(line: number, column: number, text: string, length = text.length): string[] {
  const start = Math.max(0, column - 1 - EXCERPT / 3)
  const end = Math.min(text.length, start + EXCERPT)
  const before = start > 0 ? '…' : ''
  const shown =
    before + text.slice(start, end).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ') + (end < text.length ? '…' : '')
  const indent = before.length + column - 1 - start
  const marks = Math.max(1, Math.min(length, end - column + 1))
  const gutter = `  ${line} | `
  return [gutter + shown, `${' '.repeat(gutter.length - 2)}| ${' '.repeat(indent)}${'^'.repeat(marks)}`]
}
