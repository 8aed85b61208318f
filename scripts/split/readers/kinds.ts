import { type Diagnostic, SplitError } from '../diagnostics.ts'
import type { Source } from '../source.ts'
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
  { what: 'XML, but no Atom feed', pattern: /^\s*<(?:\?xml|!DOCTYPE|[a-z][\w:.-]*[\s>])/i, nearest: atom },
  { what: 'rich text', pattern: /^\{\\rtf/, nearest: listing },
] as const satisfies readonly { what: string; pattern: RegExp; nearest: Reader }[]

/**
 * The reader of a source, by its content.
 * @throws {SplitError} where no kind fits, with the nearest
 */
export function readerOf(source: Source): Reader {
  const foreign = FOREIGN.find(
    ({ pattern, nearest }) => pattern.test(source.text) && !(nearest === atom && atom.recognises(source)),
  )
  if (foreign) throw new SplitError([unknown(source, foreign.what, foreign.nearest)])
  return READERS.find(({ recognises }) => recognises(source)) ?? listing
}

function unknown(source: Source, what: string, { label }: Reader): Diagnostic {
  const index = Math.max(
    0,
    source.lines.findIndex(line => line.trim() !== ''),
  )
  const text = source.lines[index] ?? ''
  return {
    rule: 'unknown-kind',
    reason: `This is ${what}; the nearest kind that can be read is ${label}.`,
    place: { file: source.file, line: index + 1, column: 1, text, length: Math.min(text.length, 40) },
  }
}
