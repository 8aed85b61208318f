/** An object of JSON. */
export type Members = Readonly<Record<string, unknown>>

/** Names of members that hold the paper itself. */
const WRAPPERS =
  'paper data attributes metadata content bibjson _source row article work record fields info'.split(' ')

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An entry and the objects within it that hold the paper, the innermost first.
 * @param unpack reads a text that is itself an object
 */
export function layersOf(entry: Members, unpack: (text: string) => unknown): Members[] {
  for (const name of WRAPPERS) {
    const value = entry[name]
    const inner = typeof value === 'string' && name === 'paper' ? unpack(value) : value
    if (isMembers(inner)) return [...layersOf(inner, unpack), entry]
  }
  return [entry]
}

/** The text in a value; catalogues wrap it as a list of one, `{value}` or `{title}`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).find(text => text.trim() !== '') ?? ''
  if (!isMembers(value)) return ''
  const named = ['value', 'title', '$', '#text', '__text', 'text', 'description', 'full_text', 'en'].find(
    name => name in value,
  )
  return named === undefined ? '' : textOf(value[named])
}

/** Whether it is an item of a JSON Feed, whose dates are the feed's. */
export const isFeedItem = (layer: Members): boolean => 'content_html' in layer || 'content_text' in layer

/** Members that only records of this site have. */
export const isOwn = (layer: Members): boolean => 'slug' in layer && 'markdown' in layer
