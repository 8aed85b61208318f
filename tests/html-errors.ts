import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5'

/**
 * What is wrong with the HTML of a page by the standard's own parsing rules, with line and column. Of what stands behind
 * the end of the document, which the standard counts as an error too, the parser says nothing.
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
