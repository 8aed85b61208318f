import type { EditionFrontMatter } from '../../src/schemas/edition.ts'
import type { Identity } from '../../src/schemas/identities.ts'
import { type PaperFrontMatter, paperSchema } from '../../src/schemas/paper.ts'
import { type Typeset, typesetMdx } from '../../src/typeset/markdown.ts'
import { type Appearance, type CollectedPaper, collect, fingerprint } from './appearances.ts'
import { registerAuthors } from './authors.ts'
import { citationKeys } from './citation-keys.ts'
import { type Correction, type Corrections, correct, malformed, mismatched } from './corrections.ts'
import { type Diagnostic, mapOrRefuse, refuseIfAny } from './diagnostics.ts'
import { emit, markdown, topicsIn, tree } from './emit.ts'
import { frontMatterOf, type Restored } from './front-matter.ts'
import {
  type AddressedPaper,
  contradictory,
  type IdentityFile,
  identify,
  idsByTitle,
  NO_IDENTITIES,
  repeatedIds,
} from './identities.ts'
import type { Metadata } from './metadata.ts'
import { numbered } from './numbers.ts'
import { hasTex, original } from './original.ts'
import { parse } from './parse.ts'
import { atLine, type Passage } from './passage.ts'
import { broken, type Permalinks, publish, SlugRegistry, vanished } from './permalinks.ts'
import { type Proof, prove } from './proof.ts'
import { plainText, restore, restoreTitle } from './restore.ts'
import type { Segment } from './segment.ts'
import type { Slug } from './slug.ts'
import type { Source } from './source.ts'
import { invalidTopics, NO_TOPICS, registerTopics, type TopicsFile, topicsKey } from './topics/file.ts'
import { TopicMatcher } from './topics/matcher.ts'

/** A source with the day of its edition, or with one of several days. */
export interface DatedSource {
  readonly source: Source
  readonly date: EditionFrontMatter['date']
}

export interface SplitInput {
  readonly sources: readonly DatedSource[]
  readonly corrections: Corrections
  /** Absent where no identity is known. */
  readonly identities?: IdentityFile
  /** Absent where the site has no topics. */
  readonly topics?: TopicsFile
  readonly permalinks: Metadata<Permalinks>
  /** Papers that an author needs for a page; by default, so many that there is at most one page for ten papers. */
  readonly authorPages?: number
}

export interface Page {
  readonly slug: Slug
  readonly mdx: string
  /** Everything that the page was made from, as text. */
  readonly inputs: string
  /** Absent where the page is known from an earlier split. */
  readonly frontMatter?: PaperFrontMatter
  /** The abstract as Markdown, and a function that typesets it; absent likewise. */
  readonly body?: string
  readonly typeset?: () => Typeset
}

/** Returns the page that an earlier split made from these inputs, if it still exists. */
export type KnownPages = (slug: Slug, inputs: string) => string | undefined

export interface SplitOutput {
  readonly pages: Page[]
  /** The registry, with the addresses of new pages added. */
  readonly permalinks: Permalinks
  /** What a person should look at: contradictions between sources, and papers that a source prints twice. */
  readonly doubts: readonly Diagnostic[]
  /** Papers without a known id, with the printing that their pages show. */
  readonly unidentified: readonly { readonly slug: Slug; readonly text: Appearance }[]
}

/**
 * Makes pages from source texts; a pure function.
 * @param progress called after each page with the number of pages done and of all pages
 * @param known returns pages that need not be made again
 * @throws {SplitError} with every fault of all sources
 */
export function split(
  input: SplitInput,
  progress: (done: number, total: number) => void = () => {},
  known: KnownPages = () => undefined,
): SplitOutput {
  const { corrections, identities = NO_IDENTITIES, topics = NO_TOPICS, permalinks } = input
  refuseIfAny(broken(permalinks))
  refuseIfAny(repeatedIds(identities))
  refuseIfAny(invalidTopics(topics))
  const { sources, doubts: unsure } = readAll(input)
  const { papers: collected, doubts } = collect(sources, idsByTitle(permalinks.entries, identities))

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
  refuseIfAny(contradictory(addressed, identities, permalinks.entries))
  const shown = addressed.filter(({ slug }) => permalinks.entries.papers[slug]?.withdrawn === undefined)
  const identified = identify(shown, identities)
  const keys = citationKeys(
    identified.map(paper => ({ ...paper, title: paper.shown })),
    permalinks.entries,
  )
  const papers = identified.map(paper => {
    const citationKey = keys.get(paper.slug)
    return { ...paper, ...(citationKey !== undefined && { citationKey }) }
  })

  const { topicsOf } = new TopicMatcher(topics.entries)
  const key = topicsKey(topics)
  let done = 0
  const pages = mapOrRefuse(papers, ({ restoredTitle, shown: _, ...paper }): Page => {
    done++
    progress(done, papers.length)
    const { slug, known: identity } = paper
    const { source, title: printedTitle, abstract: printed } = paper.text
    const inputs = inputsOf(paper, corrections.entries, key)
    const former = known(slug, inputs)
    if (former !== undefined) return { slug, inputs, mdx: former }
    const title = identity
      ? restoredPassage(source, printedTitle, corrections.entries, restoreTitle, identity, 'title')
      : restoredTitle()
    const readAbstract = (text: string) => restore(text, printedTitle.text)
    const abstract = restoredPassage(source, printed, corrections.entries, readAbstract, identity, 'abstract')
    const frontMatter = frontMatterOf({ ...paper, title, abstract, topicsOf })
    refuseIfAny(unfit(frontMatter, paper))
    const { segments } = abstract
    const body = markdown(segments)
    const typeset = () => typesetMdx(body, `${slug}.mdx`, () => tree(segments))
    return { slug, inputs, mdx: emit(frontMatter, body), frontMatter, body, typeset }
  })
  const authors = registerAuthors(permalinks.entries.authors ?? {}, papers, input.authorPages)
  const used = new Set(
    pages.flatMap(({ frontMatter, mdx }) => (frontMatter?.topics ?? topicsIn(mdx)).map(({ id }) => id)),
  )
  const registered = registerTopics(permalinks.entries.topics ?? {}, topics, used)
  const registry = publish(permalinks.entries, papers)
  return {
    pages,
    permalinks: {
      ...registry,
      ...(Object.keys(authors).length > 0 && { authors }),
      ...(Object.keys(registered).length > 0 && { topics: registered }),
    },
    doubts: [...unsure, ...doubts],
    unidentified: papers.flatMap(({ slug, id, text }) => (id === undefined ? [{ slug, text }] : [])),
  }
}

function readAll({ sources, corrections }: SplitInput): { sources: Appearance[][]; doubts: Diagnostic[] } {
  refuseIfAny(malformed(corrections, new Set(sources.map(({ source }) => source.name))))
  const doubts: Diagnostic[] = []
  const read = mapOrRefuse(sources, ({ source, date }): Appearance[] => {
    const listing = parse(source, date)
    refuseIfAny([...listing.diagnostics, ...mismatched(source, listing.papers, corrections)])
    for (const doubt of [...listing.incomplete, ...listing.doubts]) doubts.push(doubt)
    return listing.papers.map(paper => ({ ...paper, source }))
  })
  return { sources: read, doubts }
}

/** What the site would refuse of a page, at the place of its paper. */
function unfit(frontMatter: PaperFrontMatter, { text: { source, title } }: CollectedPaper): Diagnostic[] {
  const issues = paperSchema.safeParse(frontMatter).error?.issues ?? []
  return issues.map(({ path, message }) => {
    const line = { text: source.lines[title.line - 1] ?? '', number: title.line, column: 1 }
    return atLine(source, 'unfit-paper', `The site cannot show its ${path.join('.')}: ${message}.`, line)
  })
}

const ownCorrections = ({ name }: Source, corrections: readonly Correction[]): Correction[] =>
  corrections.filter(({ source }) => source === name)

/** All inputs of a page except the code: the paper, the text of its lines, its source's corrections, the topics. */
function inputsOf(paper: AddressedPaper, corrections: readonly Correction[], topics: string): string {
  const { source, ...text } = paper.text
  return JSON.stringify([
    { ...paper, text },
    source.name,
    fingerprint(paper.text),
    ownCorrections(source, corrections),
    topics,
  ])
}

/**
 * A passage as its page shows it. One that still has its TeX is not restored. Any other whose original is known is read
 * by that, which is better than any guess.
 */
function restoredPassage(
  source: Source,
  passage: Passage,
  corrections: readonly Correction[],
  restore: (text: string) => Segment[],
  identity?: Identity,
  name: keyof NonNullable<Identity['original']> = 'title',
): Restored {
  const tex = identity?.original?.[name]
  const proofs: Proof[] = []
  const proven = (text: string): readonly Segment[] => {
    const proof = prove(text, tex ?? '', restore)
    proofs.push(proof)
    return proof.segments
  }
  const hasNoTex = identity?.match === 'same' && identity.original === undefined
  const guess = hasTex(passage.text) || hasNoTex ? original : restore
  const reading = tex === undefined || hasTex(passage.text) ? guess : proven
  const segments = correct(passage.text, ownCorrections(source, corrections), reading)
  const { text } = passage
  return {
    ...passage,
    segments: isBlank(segments) ? [{ type: 'text', printed: text, value: text }] : segments,
    proofs,
  }
}

/** Whether repairs leave nothing to show, as with `\\textit{}`. */
const isBlank = (segments: readonly Segment[]): boolean =>
  segments.every(segment => segment.type === 'text' && segment.value.trim() === '')
