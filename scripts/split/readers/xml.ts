import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml'
import { SplitError } from '../diagnostics.ts'
import type { Source } from '../source.ts'
import { shownText } from './html.ts'

/**
 * The root of an XML file; its elements know their offsets.
 * @throws {SplitError} where the file is not well-formed
 */
export function rootOf(source: Source): XmlElement {
  try {
    const { root } = parseXml(source.text, { includeOffsets: true, resolveUndefinedEntity: htmlEntity })
    if (root) return root
    throw new SplitError([
      { rule: 'broken-xml', reason: 'The file has no element.', place: { file: source.file } },
    ])
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const { line, column, message } = error
    const reason = `This is no well-formed XML: ${message.split(/ \(line|\n/)[0]}.`
    const text = source.lines[line - 1] ?? ''
    throw new SplitError([
      { rule: 'broken-xml', reason, place: { file: source.file, line, column, text, length: 1 } },
    ])
  }
}

/** Feeds use HTML's names for characters, which XML does not know. */
const htmlEntity = (reference: string): string => shownText(reference)

/** Children by name, whatever prefixes the feed uses for the names of Atom and RSS. */
export const childrenNamed = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter(
    (node): node is XmlElement =>
      node.type === 'element' &&
      'name' in node &&
      (node.name === name ||
        (/^(?:atom|rss):/.test(String(node.name)) && String(node.name).split(':')[1] === name)),
  ) ?? []

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenNamed(element, name)[0]
