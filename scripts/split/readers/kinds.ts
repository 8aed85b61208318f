import { type Diagnostic, SplitError } from '../diagnostics.ts'
import { locator, type Source } from '../source.ts'
import { bibtex } from './bibtex.ts'
import { digest } from './digest.ts'
import { feed } from './feed.ts'
import { json } from './json.ts'
import { labelled } from './labelled.ts'
import { listing } from './listing.ts'
import { isMail, mail } from './mail.ts'
import { markdown } from './markdown.ts'
import type { Reader } from './reader.ts'
import { table } from './table.ts'
import { tagged } from './tagged.ts'

/** The readers of all kinds of texts; the first that recognises a text reads it. */
const TEXTS: readonly Reader[] = [json, feed, bibtex, tagged, table, digest, labelled, markdown, listing]

/** File extensions under which sources are kept. */
export const EXTENSIONS: ReadonlySet<string> = new Set([...TEXTS.map(({ extension }) => extension), '.eml'])

/** Kinds that cannot be read, with the nearest kind that can, for messages. */
const FOREIGN = [
  {
    what: 'an HTML page',
    pattern: /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i,
    nearest: listing,
  },
  { what: 'EndNote’s XML', pattern: /^\s*(?:<\?xml[^>]*>\s*)?<xml>\s*<records>/i, nearest: tagged },
  { what: 'Zotero’s RDF', pattern: /^[\s\S]{0,2000}zotero\.org\/namespaces\/export/, nearest: bibtex },
  { what: 'DBLP’s XML', pattern: /^[\s\S]{0,400}<dblp\b/, nearest: bibtex },
  { what: 'an answer of OAI-PMH', pattern: /^[\s\S]{0,400}<OAI-PMH\b/, nearest: feed },
  { what: 'PubMed’s XML', pattern: /^[\s\S]{0,400}<PubmedArticleSet\b/, nearest: tagged },
  {
    what: 'XML, but no feed',
    pattern:
      /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:\?xml|!DOCTYPE(?! html)|(?!(?:a|b|i|p|h[1-6]|div|center|img|br|hr|table|details|picture|font|span|strong|em|ul|ol|sub|sup|section|small|kbd|code|blockquote|source|video)[\s/>])[a-z][\w:.-]*[\s>])/i,
    nearest: feed,
  },
  { what: 'rich text', pattern: /^\{\\rtf/, nearest: listing },
  {
    what: 'a LaTeX document',
    pattern: /^[^\n]*(?:\n[^\n]*){0,40}?\\(?:documentclass|begin\{document\})/,
    nearest: bibtex,
  },
  { what: 'a bibliography as LaTeX', pattern: /^\s*\\begin\{thebibliography\}/, nearest: bibtex },
  { what: 'a program', pattern: /^#!/, nearest: listing },
  { what: 'a calendar', pattern: /^BEGIN:V(?:CALENDAR|CARD)/, nearest: listing },
  { what: 'subtitles', pattern: /^(?:WEBVTT|1\r?\n\d\d:\d\d:\d\d,\d{3} -->)/, nearest: listing },
  { what: 'a patch', pattern: /^(?:diff --git |--- \S+\n\+\+\+ )/, nearest: listing },
  { what: 'YAML', pattern: /^(?:%YAML|---\r?\n(?:[\w-]+:[^\n]*\r?\n)(?![\s\S]*\n---\r?\n))/, nearest: json },
  { what: 'YAML', pattern: /^(?:[a-z_]+:[ \t]*\r?\n)?[ \t]*- [a-z_]+: .*\r?\n[ \t]+[a-z_]+:/, nearest: json },
  { what: 'TOML', pattern: /^\s*\[{1,2}[\w.-]+\]{1,2}[ \t]*\r?\n\s*[\w-]+ *=/, nearest: json },
  { what: 'an Org document', pattern: /^#\+[A-Z]+:/i, nearest: markdown },
  { what: 'an e-mail quoted in another', pattern: /^> ?arXiv:\s*\d{4}\.\d/m, nearest: digest },
] as const satisfies readonly { what: string; pattern: RegExp; nearest: Reader }[]

/**
 * The reader for a source, by its content.
 * @throws {SplitError} where no kind matches; names the nearest kind
 */
export function readerOf(source: Source): Reader {
  return isMail(source) ? mail(textReaderOf) : textReaderOf(source)
}

function textReaderOf(source: Source): Reader {
  const foreign = FOREIGN.find(
    ({ pattern, nearest }) => pattern.test(source.text) && !(nearest === feed && feed.recognises(source)),
  )
  if (foreign) throw new SplitError([unknown(source, foreign)])
  return TEXTS.find(({ recognises }) => recognises(source)) ?? listing
}

function unknown(source: Source, { what, pattern, nearest }: (typeof FOREIGN)[number]): Diagnostic {
  const [match = ''] = pattern.exec(source.text) ?? []
  const start = source.text.indexOf(match) + Math.max(0, match.search(/\S/))
  const { line, column } = locator(source)(start)
  return {
    rule: 'unknown-kind',
    reason: `This is ${what}; the nearest kind that can be read is ${nearest.label}.`,
    place: { file: source.file, line, column },
  }
}
