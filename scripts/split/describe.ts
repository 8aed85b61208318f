import { createHash } from 'node:crypto'
import type { PaperFrontMatter, PaperLink, Restoration } from '../../src/schemas/paper.ts'
import { findAcronyms } from './acronyms.ts'
import { markdown } from './emit.ts'
import { describeLink } from './links.ts'
import type { Passage } from './parse.ts'
import { plainText } from './restore.ts'
import type { Segment } from './segment.ts'
import type { Slug } from './slug.ts'
import type { Source } from './source.ts'

/** A passage of the source, restored. */
export interface Restored extends Passage {
  readonly segments: readonly Segment[]
}

export interface RestoredPaper {
  readonly title: Restored
  readonly abstract: Restored
  readonly source: Source
  readonly slug: Slug
  /** Place in its edition, from 1. */
  readonly order: number
  /** `YYYY-MM-DD`, oldest first. */
  readonly editions: readonly string[]
}

/** The front matter of a paper's page: all that its text tells, and nothing else. */
export function describe({
  title,
  abstract,
  source,
  slug,
  order,
  editions,
}: RestoredPaper): PaperFrontMatter {
  const last = abstract.line + lineOf(abstract.text, abstract.text.length)
  return {
    title: plainText(title.segments),
    ...(title.segments.some(({ type }) => type === 'math') && {
      heading: markdown(title.segments),
    }),
    slug,
    order,
    editions: [...editions],
    links: findLinks(abstract.segments),
    acronyms: findAcronyms(plainText(abstract.segments)),
    restorations: [title, abstract].flatMap(findRestorations),
    source: { file: source.name, lines: [title.line, last], sha256: sha256(source, title.line, last) },
  }
}

function findLinks(segments: readonly Segment[]): PaperLink[] {
  const links = new Map<string, PaperLink>()
  for (const [index, segment] of segments.entries()) {
    if (segment.type !== 'link' || links.has(segment.href)) continue
    links.set(segment.href, describeLink(segment, plainText(segments.slice(0, index))))
  }
  return [...links.values()]
}

function findRestorations({ text, line, segments }: Restored): Restoration[] {
  let offset = 0
  return segments.flatMap((segment, index) => {
    const start = offset
    offset += segment.printed.length
    const { rule, printed } = segment
    if (rule === undefined || printed === '') return []
    const next = segments.findIndex((other, i) => i > index && (other.rule !== rule || other.printed !== ''))
    const whole = segments.slice(index, next < 0 ? undefined : next)
    return [{ rule, printed, shown: markdown(whole), line: line + lineOf(text, start) }]
  })
}

/** How many line ends stand before an offset. */
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1

function sha256({ lines }: Source, first: number, last: number): string {
  return createHash('sha256')
    .update(lines.slice(first - 1, last).join('\n'))
    .digest('hex')
}
