/** A word of the index, with the size of all that is known of it. */
export interface SizedWord {
  readonly text: string
  readonly size: number
}

/**
 * Cuts sorted words into chunks of limited size. Words with a common beginning stay together if they fit: a beginning
 * is then found in one chunk, the only one that Pagefind fetches for it.
 */
export function cut<W extends SizedWord>(words: readonly W[], most: number, letters = 1): W[][] {
  const sizeOf = (list: readonly W[]) => list.reduce((sum, { size }) => sum + size, 0)
  const longest = words.reduce((most, { text }) => Math.max(most, text.length), 0)
  if (sizeOf(words) <= most || letters > longest) return [[...words]]
  const chunks: W[][] = []
  let open: W[] = []
  const close = () => {
    if (open.length > 0) chunks.push(open)
    open = []
  }
  for (const alike of Map.groupBy(words, ({ text }) => text.slice(0, letters)).values()) {
    if (sizeOf(open) + sizeOf(alike) <= most) open.push(...alike)
    else {
      close()
      if (sizeOf(alike) <= most) open = [...alike]
      else chunks.push(...cut(alike, most, letters + 1))
    }
  }
  close()
  return chunks
}

/**
 * Where chunks begin and end, from their words. Pagefind fetches the chunk that a term falls into, and where there is
 * none, every chunk whose ends begin with the term or are begun by it: right for a term of three or more letters that
 * words of several chunks begin with, hundreds of kilobytes for the first letters that someone types, and one common
 * word too many (`to`) for the plural of another (`tokens`). So a chunk reaches to where the terms begin that the next
 * one's first word begins with, and the next begins there if that takes no more than two letters.
 */
export function rangesOf(chunks: readonly (readonly SizedWord[])[]): readonly (readonly [string, string])[] {
  const ends = chunks.map(chunk => [chunk[0]?.text ?? '', chunk.at(-1)?.text ?? ''] as const)
  return ends.map(([first, last], at) => {
    const start = beginning(first, ends[at - 1]?.[1] ?? '')
    const next = ends[at + 1]?.[0]
    const end = next === undefined ? last : justBefore(beginning(next, last))
    // biome-ignore lint/complexity/useMathMinMax: these are words
    return [start.length <= 2 ? start : first, end > last ? end : last]
  })
}

/** The fewest first letters of a word that come after the word before it. */
function beginning(word: string, before: string): string {
  const letters = [...word].findIndex((_, at) => word.slice(0, at + 1) > before)
  return letters < 0 ? word : word.slice(0, letters + 1)
}

/** The last that ASCII letters can make before a text; empty where the text does not end in one. */
function justBefore(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last < 0x80 ? `${text.slice(0, -1)}${String.fromCharCode(last - 1)}~` : ''
}
