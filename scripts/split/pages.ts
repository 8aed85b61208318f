import type { EditionFrontMatter } from '../../src/schemas/edition.ts'
import { type PaperFrontMatter, paperSchema } from '../../src/schemas/paper.ts'
import { type Appearance, type CollectedPaper, collect, fingerprint } from './appearances.ts'
import { type Correction, type Corrections, correct, malformed, mismatched } from './corrections.ts'
import { describe, type Restored } from './describe.ts'
import { type Diagnostic, mapOrRefuse, refuseIfAny } from './diagnostics.ts'
import { emit } from './emit.ts'
import type { Metadata } from './metadata.ts'
import { numbered } from './numbers.ts'
import { hasTex, original } from './original.ts'
import { parse } from './parse.ts'
import { atLine, type Passage } from './passage.ts'
import { broken, type Permalinks, publish, SlugRegistry, vanished } from './permalinks.ts'
import { plainText, restore, restoreTitle } from './restore.ts'
import type { Segment } from './segment.ts'
import type { Slug } from './slug.ts'
import type { Source } from './source.ts'

/** A source with the day of its edition, or of one of them. */
export interface DatedSource {
  readonly source: Source
  readonly date: EditionFrontMatter['date']
}

export interface SplitInput {
  readonly sources: readonly DatedSource[]
  readonly corrections: Corrections
  readonly permalinks: Metadata<Permalinks>
}

export interface Page {
  readonly slug: Slug
  readonly mdx: string
  /** Everything that the page was made from, as text. */
  readonly inputs: string
  /** Absent where the page is known from an earlier split. */
  readonly frontMatter?: PaperFrontMatter
}

/** The page that an earlier split made from these inputs, where it is still to be had. */
export type KnownPages = (slug: Slug, inputs: string) => string | undefined

export interface SplitOutput {
  readonly pages: Page[]
  /** The registry with the addresses of the pages added. */
  readonly permalinks: Permalinks
  /** What a person should look at: contradictions between sources, and what a source has twice. */
  readonly doubts: readonly Diagnostic[]
}

/**
 * The whole way from source texts to pages; pure.
 * @param progress called after each page with the number done and the number of all
 * @param known spares making pages anew
 * @throws {SplitError} with every problem of all sources
 */
export function split(
  input: SplitInput,
  progress: (done: number, total: number) => void = () => {},
  known: KnownPages = () => undefined,
): SplitOutput {
  const { corrections, permalinks } = input
  refuseIfAny(broken(permalinks))
  const { sources, doubts: unsure } = readAll(input)
  const { papers: collected, doubts } = collect(sources)

  const titled = collected.map(paper => {
    const { source, title } = paper.text
    let restored: Restored | undefined
    const restoredTitle = () =>
      (restored ??= restoredPassage(source, title, corrections.entries, restoreTitle))
    return { ...paper, restoredTitle, shown: () => plainText(restoredTitle().segments) }
  })
  const slugs = new SlugRegistry(permalinks.entries, titled)
  const addressed = numbered(
    permalinks.entries,
    titled.map(paper => ({ ...paper, slug: slugs.slug(paper) })),
  )
  refuseIfAny(vanished(permalinks, new Set(addressed.map(({ slug }) => slug))))
  const papers = addressed.filter(({ slug }) => permalinks.entries.papers[slug]?.withdrawn === undefined)

  let done = 0
  const pages = mapOrRefuse(papers, (paper): Page => {
    done++
    progress(done, papers.length)
    const { slug, restoredTitle } = paper
    const { source, abstract: printed } = paper.text
    const inputs = inputsOf(paper, corrections.entries)
    const mdx = known(slug, inputs)
    if (mdx !== undefined) return { slug, inputs, mdx }
    const abstract = restoredPassage(source, printed, corrections.entries, restore)
    const frontMatter = describe({ ...paper, title: restoredTitle(), abstract })
    refuseIfAny(unfit(frontMatter, paper))
    return { slug, inputs, mdx: emit(frontMatter, abstract.segments), frontMatter }
  })
  return { pages, permalinks: publish(permalinks.entries, papers), doubts: [...unsure, ...doubts] }
}

function readAll({ sources, corrections }: SplitInput): { sources: Appearance[][]; doubts: Diagnostic[] } {
  refuseIfAny(malformed(corrections, new Set(sources.map(({ source }) => source.name))))
  const doubts: Diagnostic[] = []
  const read = mapOrRefuse(sources, ({ source, date }): Appearance[] => {
    const listing = parse(source, date)
    refuseIfAny([...listing.diagnostics, ...mismatched(source, listing.papers, corrections)])
    for (const doubt of listing.doubts) doubts.push(doubt)
    return listing.papers.map(paper => ({ ...paper, source }))
  })
  return { sources: read, doubts }
}

/** What the site would refuse of a page, with the place of its paper. */
function unfit(frontMatter: PaperFrontMatter, { text: { source, title } }: CollectedPaper): Diagnostic[] {
  const issues = paperSchema.safeParse(frontMatter).error?.issues ?? []
  return issues.map(({ path, message }) => {
    const line = { text: source.lines[title.line - 1] ?? '', number: title.line, column: 1 }
    return atLine(source, 'unfit-paper', `The site cannot show its ${path.join('.')}: ${message}.`, line)
  })
}

const ownCorrections = ({ name }: Source, corrections: readonly Correction[]): Correction[] =>
  corrections.filter(({ source }) => source === name)

/** All that a page is made from but the code: the paper, the text of its lines, the corrections of its source. */
function inputsOf(
  paper: CollectedPaper & { readonly slug: Slug },
  corrections: readonly Correction[],
): string {
  const { source, ...text } = paper.text
  return JSON.stringify([
    { ...paper, text },
    source.name,
    fingerprint(paper.text),
    ownCorrections(source, corrections),
  ])
}

/** Text that still has its TeX is not restored: the original is better than any guess. */
function restoredPassage(
  source: Source,
  passage: Passage,
  corrections: readonly Correction[],
  restore: (text: string) => Segment[],
): Restored {
  const { text } = passage
  const segments = correct(text, ownCorrections(source, corrections), hasTex(text) ? original : restore)
  return {
    ...passage,
    segments: isBlank(segments) ? [{ type: 'text', printed: text, value: text }] : segments,
  }
}

/** Whether repairs leave nothing to be seen, as of `\\textit{}`. */
const isBlank = (segments: readonly Segment[]): boolean =>
  segments.every(segment => segment.type === 'text' && segment.value.trim() === '')
