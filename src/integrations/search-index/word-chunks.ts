/** A word of the index, with the size of all that is known of it. */
export interface SizedWord {
  readonly text: string
  readonly size: number
}

/**
 * Cuts sorted words into chunks of at most some size. Words with a common beginning stay together as far as they
 * fit: a beginning that is searched for is then found whole in one chunk, which is the only one that Pagefind fetches.
 */
export function cut<W extends SizedWord>(words: readonly W[], most: number, letters = 1): W[][] {
  const sizeOf = (list: readonly W[]) => list.reduce((sum, { size }) => sum + size, 0)
  const longest = Math.max(...words.map(({ text }) => text.length))
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
 * Where a chunk begins: at its first word, or at one or two letters before it that no other chunk holds. Pagefind
 * fetches the chunk that a term falls into, and where there is none, every chunk of words that begin with the term:
 * right for a longer term, and hundreds of kilobytes for the first letters that someone types.
 */
export function startOf(first: string, before: string): string {
  return [1, 2].map(letters => first.slice(0, letters)).find(start => start > before) ?? first
}
