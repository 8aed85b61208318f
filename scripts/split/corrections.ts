import type { PhrasingContent } from 'mdast'
import { z } from 'zod'
import { writtenText } from '../../src/schemas/text.ts'
import { parseMarkdown } from '../../src/typeset/parse-markdown.ts'
import type { Diagnostic } from './diagnostics.ts'
import { type Metadata, placeOf } from './metadata.ts'
import type { ParsedPaper } from './parse.ts'
import { isTypesettable } from './restore/katex.ts'
import type { Segment } from './segment.ts'

/** `content/corrections.yml`: repairs that no rule can know, checked by hand. */
export const correctionsSchema = z.array(
  z.strictObject({
    /** Name of the file in `content/sources/`. */
    source: z.string().min(1),
    /** The text as printed. */
    printed: z.string().min(1),
    /** The text as it should read, as Markdown of text, links and `$…$` math. */
    shown: writtenText,
    /** How the maintainer knows this. */
    reason: z.string().min(1),
  }),
)

export type Correction = z.infer<typeof correctionsSchema>[number]

export type Corrections = Metadata<readonly Correction[]>

/**
 * Restores a text, with its corrections applied.
 * @param restore restores the text between two corrections
 */
export function correct(
  text: string,
  corrections: readonly Correction[],
  restore: (text: string) => readonly Segment[],
): Segment[] {
  const between = (from: number, to?: number) => {
    const part = text.slice(from, to)
    return part === '' ? [] : [...restore(part)]
  }
  let from = 0
  const corrected = corrections
    .map(correction => ({ ...correction, at: text.indexOf(correction.printed) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at, printed, shown }) => {
      const before = between(from, at)
      from = at + printed.length
      return [...before, ...replacement(printed, shown)]
    })
  return [...corrected, ...between(from)]
}

/** Faults of the corrections alone: a source that does not exist, Markdown that cannot be shown. */
export function malformed(corrections: Corrections, sources: ReadonlySet<string>): Diagnostic[] {
  return corrections.entries.flatMap(({ source, shown }, index): Diagnostic[] => {
    const reason = problemOf(shown)
    return [
      ...(sources.has(source)
        ? []
        : [
            {
              rule: 'correction-not-found' as const,
              reason: `There is no source “${source}”.`,
              place: placeOf(corrections, [index, 'source']),
            },
          ]),
      ...(reason === undefined
        ? []
        : [
            { rule: 'unreadable-correction' as const, reason, place: placeOf(corrections, [index, 'shown']) },
          ]),
    ]
  })
}

/** Corrections of a source that do not match exactly once in its titles and abstracts, or that overlap with another. */
export function mismatched(
  source: { readonly file: string; readonly name: string },
  papers: readonly Pick<ParsedPaper, 'title' | 'abstract'>[],
  corrections: Corrections,
): Diagnostic[] {
  const texts = papers.flatMap(({ title, abstract }) => [title.text, abstract.text])
  const own = corrections.entries.flatMap((correction, index) =>
    correction.source === source.name ? [{ ...correction, index }] : [],
  )
  const matches = own.map(({ printed, index }) => ({
    printed,
    index,
    found: texts.flatMap((text, number) => placesIn(text, printed).map(start => ({ number, start }))),
  }))
  const wrong = matches
    .filter(({ found }) => found.length !== 1)
    .map(({ printed, index, found }): Diagnostic => {
      const reason = `The correction “${printed}” matches ${found.length} times in ${source.file}.`
      const rule = found.length ? 'correction-not-unique' : 'correction-not-found'
      return { rule, reason, place: placeOf(corrections, [index, 'printed']) }
    })
  const overlaps = matches.flatMap((one, at) =>
    matches.slice(0, at).flatMap((other): Diagnostic[] => {
      const [a, b] = [one.found[0], other.found[0]]
      if (one.found.length !== 1 || other.found.length !== 1 || !a || !b || a.number !== b.number) return []
      if (a.start >= b.start + other.printed.length || b.start >= a.start + one.printed.length) return []
      const reason = `The correction “${one.printed}” overlaps with “${other.printed}”.`
      return [{ rule: 'correction-overlap', reason, place: placeOf(corrections, [one.index, 'printed']) }]
    }),
  )
  return [...wrong, ...overlaps]
}

/** All offsets at which a part occurs in a text, overlapping or not. */
function placesIn(text: string, part: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

/** Escapes, fences of dollar signs, formulas (no space inside the signs, no digit behind them), single dollar signs. */
const DOLLARS = /\\[\s\S]|\$\$+|\$(?=[^\s$])(?:\\[\s\S]|[^$\\])*?(?<=\S)\$(?![\d$])|\$/g

/** The Markdown of a correction, as the site's parser reads it. A dollar sign that begins no formula stays one. */
function nodesOf(shown: string): PhrasingContent[] | undefined {
  const escaped = shown.trim().replace(DOLLARS, found => (found === '$' ? '\\$' : found))
  const [paragraph, ...more] = parseMarkdown(escaped).children
  if (!paragraph) return []
  return paragraph.type === 'paragraph' && more.length === 0 ? paragraph.children : undefined
}

/** Why Markdown cannot be shown within a text; undefined where it can. */
function problemOf(shown: string): string | undefined {
  const nodes = nodesOf(shown)
  if (!nodes) return 'The text to show is more than a line of text: a list, a heading or several paragraphs.'
  for (const node of nodes) {
    if (node.type === 'inlineMath' && !isTypesettable(node.value))
      return `The formula “${node.value}” cannot be typeset.`
    if (node.type === 'link' && node.children.every(({ type }) => type === 'text')) {
      if (/^https?:$/.test(URL.parse(node.url)?.protocol ?? '')) continue
      return `The link to “${node.url}” is no address of the web.`
    }
    if (!/^(?:text|inlineMath)$/.test(node.type))
      return `The text to show holds Markdown that is neither text, formula nor link: ${node.type}.`
  }
  return undefined
}

/** What a correction shows, as one repair. White space at its ends belongs to the surrounding text. */
function replacement(printed: string, shown: string): Segment[] {
  const rule = 'correction'
  const space = (value: string): Segment => ({ type: 'text', value, printed: '', rule })
  const line = (value: string) => value.replace(/\s*\n\s*/g, ' ')
  const segments = (nodesOf(shown) ?? []).flatMap((node): Segment[] => {
    if (node.type === 'text') return [{ type: 'text', value: line(node.value), printed: '', rule }]
    if (node.type === 'inlineMath') return [{ type: 'math', tex: line(node.value), printed: '', rule }]
    if (node.type !== 'link') return []
    const value = node.children.map(child => ('value' in child ? child.value : '')).join('')
    return [{ type: 'link', href: node.url, value: line(value), printed: '', rule }]
  })
  const before = /^\s*/.exec(shown)?.[0] ?? ''
  const after = segments.length > 0 ? (/\s*$/.exec(shown)?.[0] ?? '') : ''
  const [first, ...rest] = [
    ...(before === '' && segments.length > 0 ? [] : [space(before)]),
    ...segments,
    ...(after === '' ? [] : [space(after)]),
  ]
  return first ? [{ ...first, printed }, ...rest] : []
}
