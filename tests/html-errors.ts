import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5'

/**
 * The HTML errors of a page by the standard's parsing rules, with line and column. The parser does not report content
 * behind the end of the document, which the standard also counts as an error.
 */
export function htmlErrors(html: string): string[] {
  const errors: string[] = []
  const onParseError = ({ code, startLine, startCol }: ParserError) => {
    errors.push(`${startLine}:${startCol} ${code}`)
  }
  const { childNodes } = parse(html, { sourceCodeLocationInfo: true, onParseError })
  const root = childNodes.find((node): node is DefaultTreeAdapterTypes.Element => node.nodeName === 'html')
  const end = root?.sourceCodeLocation?.endTag
  if (!end) errors.push('the document has no end')
  else if (html.slice(end.endOffset).trim() !== '')
    errors.push(`${end.endLine}:${end.endCol} content-after-the-document`)
  return errors
}
