import type { Identity } from '../../src/schemas/identities.ts'
import type { PaperFrontMatter, PaperLink, Restoration } from '../../src/schemas/paper.ts'
import { findAcronyms } from './acronyms.ts'
import { fingerprint } from './appearances.ts'
import { markdown } from './emit.ts'
import type { IdentifiedPaper } from './identities.ts'
import { describeLink } from './links.ts'
import { lastLine, lineAt, type Passage } from './passage.ts'
import { ORIGINAL, type Proof } from './proof.ts'
import { plainText } from './restore.ts'
import type { Segment } from './segment.ts'
import type { TopicMatcher } from './topics/matcher.ts'

/** A restored passage of the source. */
export interface Restored extends Passage {
  readonly segments: readonly Segment[]
  /** How much of it was read with the help of its original, where that is known. */
  readonly proofs: readonly Proof[]
}

export interface RestoredPaper extends IdentifiedPaper {
  readonly title: Restored
  readonly abstract: Restored
  readonly citationKey?: string
  /** Title and abstract, by which a paper's topics are found. */
  readonly topicsOf: TopicMatcher['topicsOf']
}

/** The front matter of a paper's page: everything that its sources state, and nothing else. */
export function frontMatterOf(paper: RestoredPaper): PaperFrontMatter {
  const { title, abstract, slug, editions, text, keywords, categories } = paper
  const plain = { title: plainText(title.segments), abstract: plainText(abstract.segments) }
  const topics = paper.topicsOf({
    ...plain,
    keywords,
    categories: paper.known?.categories ?? categories,
  })
  return {
    title: plain.title,
    ...(title.segments.some(({ type }) => type === 'math') && {
      heading: markdown(title.segments),
    }),
    slug,
    ...(paper.id !== undefined && { id: paper.id }),
    ...(paper.authors && { authors: [...paper.authors] }),
    ...(paper.authorCount !== undefined && { authorCount: paper.authorCount }),
    ...(paper.published !== undefined && { published: paper.published }),
    ...(paper.citationKey !== undefined && { citationKey: paper.citationKey }),
    ...(paper.known && { identity: identityOf(paper.known) }),
    ...originalOf([title, abstract]),
    ...(keywords && { keywords: [...keywords] }),
    ...(categories && { categories: [...categories] }),
    ...(topics.length > 0 && { topics }),
    ...(paper.upvotes !== undefined && { upvotes: paper.upvotes }),
    editions: editions.map(edition => ({ ...edition })),
    links: allLinks(findLinks(abstract.segments), paper.links ?? []),
    acronyms: findAcronyms(plain.abstract),
    restorations: [title, abstract].flatMap(findRestorations),
    source: {
      file: text.source.name,
      lines: [text.lines[0], Math.max(text.lines[1], lastLine(abstract))],
      ...(text.columns && { columns: [text.columns[0], text.columns[1]] }),
      ...(text.entry !== undefined && { entry: text.entry }),
      sha256: fingerprint(text),
    },
  }
}

function identityOf({ arxiv: _, authors: __, published: ___, original: ____, ...identity }: Identity) {
  return identity
}

/** Whether the original gave all of the passages, or only pieces of them. */
function originalOf(passages: readonly Restored[]): Pick<PaperFrontMatter, 'original'> {
  const proofs = passages.flatMap(passage => passage.proofs)
  if (proofs.length === passages.length && proofs.every(({ whole }) => whole)) return { original: 'whole' }
  const pieces = proofs.some(({ segments }) => segments.some(({ rule }) => rule === ORIGINAL))
  return pieces ? { original: 'pieces' } : {}
}

/** The links in the abstract, then those that only fields of the sources name. */
function allLinks(found: readonly PaperLink[], named: NonNullable<IdentifiedPaper['links']>): PaperLink[] {
  const bare = (href: string) => href.replace(/^https?:\/\/(?:www\.)?|\/$/g, '').toLowerCase()
  const known = new Set(found.map(({ href }) => bare(href)))
  const more = named.filter(({ href }) => !known.has(bare(href)))
  return [
    ...found,
    ...more.map(({ href, kind }) => ({ href, label: href.replace(/^https?:\/\/|\/$/g, ''), kind })),
  ]
}

function findLinks(segments: readonly Segment[]): PaperLink[] {
  const links = new Map<string, PaperLink>()
  for (const [index, segment] of segments.entries()) {
    if (segment.type !== 'link' || links.has(segment.href)) continue
    links.set(segment.href, describeLink(segment, plainText(segments.slice(0, index))))
  }
  return [...links.values()]
}

function findRestorations(passage: Restored): Restoration[] {
  const { segments } = passage
  let offset = 0
  return segments.flatMap((segment, index) => {
    const start = offset
    offset += segment.printed.length
    const { rule, printed } = segment
    if (rule === undefined || printed === '') return []
    const next = segments.findIndex((other, i) => i > index && (other.rule !== rule || other.printed !== ''))
    const whole = segments.slice(index, next < 0 ? undefined : next)
    return [{ rule, printed, shown: markdown(whole), line: lineAt(passage, start) }]
  })
}
