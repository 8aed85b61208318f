import { type Diagnostic, SplitError } from '../diagnostics.ts'
import { locator, type Source } from '../source.ts'
import { atom } from './atom.ts'
import { bibtex } from './bibtex.ts'
import { digest } from './digest.ts'
import { json } from './json.ts'
import { listing } from './listing.ts'
import { markdown } from './markdown.ts'
import type { Reader } from './reader.ts'

/** All kinds of sources; the first that recognises a text reads it. */
const READERS: readonly Reader[] = [json, atom, bibtex, digest, markdown, listing]

/** What looks like a kind and is another: the nearest kind is the one to ask for. */
const FOREIGN = [
  {
    what: 'an HTML page',
    pattern: /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i,
    nearest: listing,
  },
  { what: 'XML, but no feed', pattern: /^\s*<(?:\?xml|!DOCTYPE|[a-z][\w:.-]*[\s>])/i, nearest: atom },
  { what: 'rich text', pattern: /^\{\\rtf/, nearest: listing },
  { what: 'an e-mail quoted in another', pattern: /^> ?arXiv:\s*\d{4}\.\d/m, nearest: digest },
  { what: 'arXiv’s page of new papers', pattern: /^\[\d+\]\s+arXiv:\s*\d{4}\.\d/m, nearest: digest },
  {
    what: 'a table',
    pattern: /^\s*(?:"?\w+"?[,;\t])+"?(?:abstract|summary)"?[ \r]*(?:[,;\t\n]|$)/i,
    nearest: json,
  },
  { what: 'a table', pattern: /^\|[^\n]*\babstract\b[^\n]*\|\s*\n\s*\|[ :|-]+\|\s*$/im, nearest: markdown },
] as const satisfies readonly { what: string; pattern: RegExp; nearest: Reader }[]

/**
 * The reader of a source, by its content.
 * @throws {SplitError} where no kind fits, with the nearest
 */
export function readerOf(source: Source): Reader {
  const foreign = FOREIGN.find(
    ({ pattern, nearest }) => pattern.test(source.text) && !(nearest === atom && atom.recognises(source)),
  )
  if (foreign) throw new SplitError([unknown(source, foreign)])
  return READERS.find(({ recognises }) => recognises(source)) ?? listing
}

function unknown(source: Source, { what, pattern, nearest }: (typeof FOREIGN)[number]): Diagnostic {
  const [match = ''] = pattern.exec(source.text) ?? []
  const start = source.text.indexOf(match) + Math.max(0, match.search(/\S/))
  const { line, column } = locator(source)(start)
  const text = source.lines[line - 1] ?? ''
  return {
    rule: 'unknown-kind',
    reason: `This is ${what}; the nearest kind that can be read is ${nearest.label}.`,
    place: { file: source.file, line, column, text, length: Math.min(text.length, 40) },
  }
}
