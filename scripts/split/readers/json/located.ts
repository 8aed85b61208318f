import { type AnyNode, parse } from '@humanwhocodes/momoa'

/** First offset in the text, and the one behind the last. */
export type Extent = readonly [start: number, end: number]

/** Of every object and list, where its members stand, by name or index. */
export type Places = WeakMap<object, ReadonlyMap<string, Extent>>

/**
 * JSON as plain values that know their places.
 * @param offset of the text in the file
 * @throws what momoa throws, with `line` and `column` in the text
 */
export function parseJson(text: string, places: Places, offset = 0): unknown {
  return plain(parse(text, { mode: 'json' }).body)

  function plain(node: AnyNode): unknown {
    switch (node.type) {
      case 'Object': {
        const extents = new Map<string, Extent>()
        const members = node.members.map(({ name, value }): [string, unknown] => {
          const key = name.type === 'String' ? name.value : ''
          extents.set(key, extentOf(value))
          return [key, plain(value)]
        })
        const read = Object.fromEntries(members)
        places.set(read, extents)
        return read
      }
      case 'Array': {
        const items = node.elements.map(({ value }) => plain(value))
        places.set(items, new Map(node.elements.map(({ value }, at) => [String(at), extentOf(value)])))
        return items
      }
      case 'String':
      case 'Number':
      case 'Boolean':
        return node.value
      default:
        return null
    }
  }

  function extentOf({ loc }: AnyNode): Extent {
    return [loc.start.offset + offset, loc.end.offset + offset]
  }
}
