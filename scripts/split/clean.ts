import { paperSchema } from '../../src/schemas/paper.ts'
import { NO_XML } from '../../src/schemas/text.ts'
import { codePoint, ODD_SPACE } from './characters.ts'
import type { Diagnostic } from './diagnostics.ts'
import { lineAt, type Passage } from './passage.ts'
import type { Printing } from './readers/reader.ts'
import type { Source } from './source.ts'

const addressSchema = paperSchema.shape.links.element.shape.href
const EACH = new RegExp(NO_XML, 'gu')

/**
 * Makes a paper of any kind of source fit for every output. Characters that XML cannot hold are removed, and so are
 * links that are no web addresses; white space becomes blanks.
 * @returns the paper, with a doubt for everything that was removed
 */
export function clean(source: Source, paper: Printing): { paper: Printing; doubts: Diagnostic[] } {
  const { title, abstract, authors, links } = paper
  const doubts = [
    ...[title, abstract].flatMap(passage =>
      found(passage.text).map(({ character, offset }) =>
        takenOut(source, character, lineAt(passage, offset)),
      ),
    ),
    ...(authors ?? []).flatMap(name =>
      found(name).map(({ character }) => takenOut(source, character, title.line)),
    ),
  ]
  const names = authors
    ?.map(name =>
      withoutThem(name)
        .replace(/[^\S\ufeff]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean)
  const addresses = links?.filter(({ href }) => {
    const isAddress = addressSchema.safeParse(href).success && !NO_XML.test(href) && !/[\s\u0085]/.test(href)
    if (!isAddress) doubts.push(noAddress(source, href, title.line))
    return isAddress
  })
  const { authors: _, links: __, ...rest } = paper
  return {
    paper: {
      ...rest,
      title: cleanPassage(title),
      abstract: cleanPassage(abstract),
      ...(names && names.length > 0 && { authors: names }),
      ...(addresses && addresses.length > 0 && { links: addresses }),
    },
    doubts,
  }
}

function found(text: string): { character: string; offset: number }[] {
  const all = NO_XML.test(text) ? [...text.replace(ODD_SPACE, ' ').matchAll(EACH)] : []
  return all.map(({ 0: character, index }) => ({ character, offset: index }))
}

const withoutThem = (text: string): string => text.replace(ODD_SPACE, ' ').replace(EACH, '')

function cleanPassage(passage: Passage): Passage {
  const text = withoutThem(passage.text)
  const before = (offset: number): number => withoutThem(passage.text.slice(0, offset)).length
  const breaks = passage.breaks?.map(({ offset, line }) => ({ offset: before(offset), line }))
  return { ...passage, text, ...(breaks && { breaks }) }
}

function takenOut(source: Source, character: string, line: number): Diagnostic {
  const text = source.lines[line - 1] ?? ''
  // JSON and Python write the character as an escape.
  const code = codePoint(character).slice(2)
  const at = text.search(
    new RegExp(`\\\\(?:u${code}|x${code.slice(2)})|\\\\[abfv0]|${RegExp.escape(character)}`, 'iu'),
  )
  const reason = `The character ${codePoint(character)} was taken out: no feed and no EPUB can hold it.`
  const place = { file: source.file, line, column: Math.max(0, at) + 1, text, length: 1 }
  return { rule: 'control-character', reason, place }
}

function noAddress(source: Source, href: string, line: number): Diagnostic {
  const text = source.lines[line - 1] ?? ''
  const place = {
    file: source.file,
    line,
    column: Math.max(0, text.indexOf(href)) + 1,
    text,
    length: href.length,
  }
  return {
    rule: 'no-address',
    reason: `The link “${href}” is no address of the web, and is left out.`,
    place,
  }
}
