/** The number of words at each end by which a longer selection is identified. */
const EDGE = 5

/** The largest selection, in words, that is quoted whole. */
const WHOLE = 12

/**
 * The part of an address that leads to the selected text of an article and marks it there (`#:~:text=…`), in browsers
 * that support text fragments. Empty where nothing is selected, or where the selection holds a formula: no browser
 * finds its text.
 */
export function fragmentOf(selection: Selection | null): string {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return ''
  const range = selection.getRangeAt(0)
  const { commonAncestorContainer: container } = range
  const element = container instanceof Element ? container : container.parentElement
  if (!element?.closest('article') || range.cloneContents().querySelector('math')) return ''
  return textFragment(selection.toString())
}

/** The fragment for a text, with its white space folded. */
export function textFragment(text: string): string {
  const words = text.trim().split(/\s+/)
  if (words[0] === '') return ''
  const ends = words.length > WHOLE ? [words.slice(0, EDGE), words.slice(-EDGE)] : [words]
  return `#:~:text=${ends.map(end => encode(end.join(' '))).join(',')}`
}

/** The hyphen has a meaning in text fragments, and encodeURIComponent does not encode it. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}
