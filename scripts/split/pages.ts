import type { EditionFrontMatter } from '../../src/schemas/edition.ts'
import { type Correction, correct, mismatched } from './corrections.ts'
import { describe, type RestoredPaper } from './describe.ts'
import { type Diagnostic, refuseIfAny } from './diagnostics.ts'
import { emit } from './emit.ts'
import { type ParsedPaper, type Passage, parse, titleKey } from './parse.ts'
import { type Permalinks, publish, SlugRegistry, vanished } from './permalinks.ts'
import { plainText, restore, restoreTitle } from './restore.ts'
import type { Segment } from './segment.ts'
import type { Slug } from './slug.ts'
import type { Source } from './source.ts'

/** A source text with the day of its edition. */
export interface DatedSource {
  readonly source: Source
  readonly date: EditionFrontMatter['date']
}

export interface SplitInput {
  readonly sources: readonly DatedSource[]
  readonly corrections: { readonly file: string; readonly entries: readonly Correction[] }
  readonly permalinks: { readonly file: string; readonly entries: Permalinks }
}

export interface Page {
  readonly slug: Slug
  readonly mdx: string
}

export interface SplitOutput {
  readonly pages: Page[]
  /** The registry with the addresses of the pages added. */
  readonly permalinks: Permalinks
}

interface Appearance extends ParsedPaper {
  readonly source: Source
  readonly order: number
  readonly editions: string[]
}

/**
 * The whole way from source texts to pages; pure.
 * @param progress called after each page with the number done and the number of all
 * @throws {SplitError} with every problem of all sources
 */
export function split(
  input: SplitInput,
  progress: (done: number, total: number) => void = () => {},
): SplitOutput {
  const { corrections, permalinks } = input
  const { appearances, diagnostics } = readAll(input)
  refuseIfAny(diagnostics)

  const titled = appearances.map(appearance => {
    const title = restored(appearance.source, appearance.title, corrections.entries, restoreTitle)
    return {
      ...appearance,
      title,
      names: { printed: appearance.title.text, title: plainText(title.segments) },
    }
  })
  const slugs = new SlugRegistry(
    permalinks.entries,
    titled.map(({ names }) => names),
  )
  const papers = titled.map(paper => ({ ...paper, slug: slugs.slug(paper.names) }))
  refuseIfAny(vanished(permalinks.file, permalinks.entries, new Set(papers.map(({ slug }) => slug))))

  const pages = papers.map((paper, index): Page => {
    const abstract = restored(paper.source, paper.abstract, corrections.entries, restore)
    const page = { slug: paper.slug, mdx: emit(describe({ ...paper, abstract }), abstract.segments) }
    progress(index + 1, papers.length)
    return page
  })
  return {
    pages,
    permalinks: publish(
      permalinks.entries,
      papers.map(({ slug, names }) => ({ slug, printed: names.printed })),
    ),
  }
}

/** Every paper once, at its first appearance, with the dates of all. */
function readAll({ sources, corrections }: SplitInput): {
  appearances: Appearance[]
  diagnostics: Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const appearances = new Map<string, Appearance>()
  for (const { source, date } of [...sources].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const listing = parse(source, date)
    diagnostics.push(...listing.diagnostics)
    diagnostics.push(
      ...mismatched(
        corrections.file,
        source.file,
        listing.papers,
        ownCorrections(source, corrections.entries),
      ),
    )
    for (const [index, paper] of listing.papers.entries()) {
      const key = titleKey(paper.title.text)
      const earlier = appearances.get(key)
      if (!earlier) appearances.set(key, { ...paper, source, order: index + 1, editions: [date] })
      else if (earlier.editions.at(-1) !== date) earlier.editions.push(date)
    }
  }
  return { appearances: [...appearances.values()], diagnostics }
}

const ownCorrections = ({ name }: Source, corrections: readonly Correction[]): Correction[] =>
  corrections.filter(({ source }) => source === name)

function restored(
  source: Source,
  passage: Passage,
  corrections: readonly Correction[],
  restore: (text: string) => Segment[],
): RestoredPaper['title'] {
  return { ...passage, segments: correct(passage.text, ownCorrections(source, corrections), restore) }
}
