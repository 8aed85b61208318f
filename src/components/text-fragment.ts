/** Words at each end that tell a longer selection apart. */
const EDGE = 5

/** A selection of so many words is named whole. */
const WHOLE = 12

/**
 * The part of an address that leads to the selected text of an article and marks it there (`#:~:text=…`), in
 * browsers that know text fragments; empty where nothing is selected, or a formula is part of it, whose text no
 * browser finds.
 */
export function fragmentOf(selection: Selection | null): string {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return ''
  const range = selection.getRangeAt(0)
  const { commonAncestorContainer: container } = range
  const element = container instanceof Element ? container : container.parentElement
  if (!element?.closest('article') || range.cloneContents().querySelector('math')) return ''
  return textFragment(selection.toString())
}

/** The fragment for a text, its whitespace folded. */
export function textFragment(text: string): string {
  const words = text.trim().split(/\s+/)
  if (words[0] === '') return ''
  const ends = words.length > WHOLE ? [words.slice(0, EDGE), words.slice(-EDGE)] : [words]
  return `#:~:text=${ends.map(end => encode(end.join(' '))).join(',')}`
}

/** Of the characters that encodeURIComponent leaves, the hyphen means something to a text fragment. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D')
}
