import type { Diagnostic } from '../diagnostics.ts'
import { lastLine } from '../passage.ts'
import type { Source } from '../source.ts'
import { type Draft, Drafts } from './listing/drafts.ts'
import { visibleLines } from './listing/lines.ts'
import type { Mark } from './listing/marks.ts'
import { type Stretch, stretchesOf } from './listing/stretches.ts'
import { namesBelowTitles, unnumbered } from './listing/titles.ts'
import { type PrintedLine, unitsOf } from './listing/units.ts'
import type { Listing, Printing, Reader } from './reader.ts'

/** The listing as copied from its page, with or without the page's own text around the papers. */
export const listing: Reader = {
  label: 'the listing as text',
  nothingFound: 'The text holds header lines but no paper.',
  extension: '.txt',
  edition: { title: 'Daily Papers', origin: 'https://huggingface.co/papers' },
  recognises: () => true,
  read: source => readLines(source, visibleLines(source)),
}

/** Marks that only copied pages have. */
const PAGE_MARKS: readonly Mark['kind'][] = [
  'submitter',
  'vote',
  'votes',
  'authors',
  'address',
  'separator',
  'published',
]

/** Reads the papers of a listing from its lines. Every line that is not understood gets a diagnostic or a doubt. */
export function readLines(source: Source, lines: readonly PrintedLine[]): Listing {
  const units = unitsOf(lines)
  const page = units.some(unit => unit.kind === 'mark' && PAGE_MARKS.includes(unit.mark.kind))
  const stretches = stretchesOf(units, page)
  const found = new Drafts(source, page, namesBelowTitles(stretches.flatMap(namedAbove)))
  for (const stretch of stretches) found.take(stretch)
  const papers = unnumbered(found.papers).map(printing)
  const diagnostics = notUnderstood(found.diagnostics, papers.length)
  return { papers, days: found.days, diagnostics, incomplete: [], doubts: found.doubts }
}

/** If more lines are not understood than are, one diagnostic says so, at the first of them. */
function notUnderstood(diagnostics: readonly Diagnostic[], papers: number): readonly Diagnostic[] {
  const [first] = diagnostics
  const most = papers === 0 ? 1 : Math.max(5, papers)
  if (!first || diagnostics.length <= most) return diagnostics
  const { file, line, column } = first.place
  const reason = `This text is not understood as a listing: ${diagnostics.length} of its lines are neither title nor abstract. This is the first.`
  return [{ rule: 'no-papers', reason, place: { file, ...(line && { line }), ...(column && { column }) } }]
}

const namedAbove = ({ gap, prose, close }: Stretch) => (prose && !close ? [gap.titles] : [])

const printing = (draft: Draft): Printing => ({
  ...draft,
  lines: [draft.title.line, lastLine(draft.abstract)],
})
