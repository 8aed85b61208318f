/** Where a source prints a paper. Lines and columns count from 1; the last line is included, the last column is not. */
export interface Place {
  readonly lines: readonly [number, number]
  readonly columns?: readonly [number, number] | undefined
}

/** The ends of line that text editors write. U+2028 and U+2029 come from copied web pages. */
export const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/

/**
 * The byte-order mark names the encoding; without one, zero bytes beside ASCII show UTF-16, since text has no U+0000.
 */
export function encodingOf([first, second, third, fourth]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const zeros = [first, second, third, fourth].map(byte => (byte === 0 ? '0' : 'x')).join('')
  if ((first === 0xff && second === 0xfe) || zeros === 'x0x0') return 'utf-16le'
  return (first === 0xfe && second === 0xff) || zeros === '0x0x' ? 'utf-16be' : 'utf-8'
}

/** The printed text of a paper: its lines, or its columns of them where other papers share the lines. */
export function printedText(lines: readonly string[], { lines: [first, last], columns }: Place): string {
  const printed = lines.slice(first - 1, last).join('\n')
  if (!columns) return printed
  const behind = (lines[last - 1] ?? '').length - columns[1] + 1
  return printed.slice(columns[0] - 1, printed.length - behind)
}
