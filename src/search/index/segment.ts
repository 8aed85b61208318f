import {
  type Files,
  type Metadata,
  type PageText,
  type Posting,
  readEntry,
  readFilter,
  readMetadata,
  readTexts,
  readWords,
  type Word,
} from './pagefind-files.ts'

/** An index of some of the pages, as Pagefind made it or as it was packed. */
export interface Segment {
  readonly files: Files
  /** The addresses of its pages. Other pages in its files are left out. */
  readonly urls: ReadonlyMap<string, string>
}

export interface Page {
  /** About how many words it has. */
  readonly length: number
  readonly text: PageText
}

/** A segment, with the places of its pages in the whole index. */
export class OpenSegment {
  readonly version: string
  /** Pages by their places. */
  readonly pages = new Map<number, Page>()
  readonly #files: Files
  readonly #metadata: Metadata
  /** Places in the whole index, by the numbers of pages in the segment. */
  readonly #places: readonly (number | undefined)[]

  /** @param places of pages, by address */
  constructor({ files, urls }: Segment, places: ReadonlyMap<string, number>) {
    this.#files = files
    this.#metadata = readMetadata(files, readEntry(files).languages.en.hash)
    this.version = this.#metadata[0]
    this.#places = readPages(files, this.#metadata[1]).map(({ length, text }) => {
      const url = urls.get(text.url)
      const place = url === undefined ? undefined : places.get(url)
      if (url !== undefined && place !== undefined) this.pages.set(place, { length, text: { ...text, url } })
      return place
    })
  }

  /** Names and values of filters, with the places of the pages that have them. */
  *filters(): Generator<[filter: string, value: string, places: number[]]> {
    for (const [filter, name] of this.#metadata[3])
      for (const [value, pages] of readFilter(this.#files, name)[1])
        yield [filter, value, pages.flatMap(page => this.#places[page] ?? [])]
  }

  /**
   * All words in order, read chunk by chunk, since there may be millions of postings. Each posting holds the place of
   * its page instead of a distance.
   * @param fields names of metadata fields, by the numbers that they get
   */
  *words(fields: readonly string[]): Generator<Word> {
    const [, , chunks, , , names] = this.#metadata
    const numbers = names.map(name => fields.indexOf(name))
    const moved = numbers.every((number, at) => number === at) ? undefined : numbers
    for (const [, , chunk] of chunks) {
      for (const [text, postings, accented] of readWords(this.#files, chunk)) {
        const printed = this.#placed(postings, moved)
        const others = accented.map(([other, its]) => [other, this.#placed(its, moved)] as const)
        const left = others.filter(([, its]) => its.length > 0)
        if (printed.length > 0 || left.length > 0) yield [text, printed, left]
      }
    }
  }

  #placed(postings: readonly Posting[], fields: readonly number[] | undefined): Posting[] {
    const placed: Posting[] = []
    let number = 0
    for (const [distance, text, metadata] of postings) {
      number += distance
      const place = this.#places[number]
      if (place !== undefined) placed.push([place, text, fields ? withFields(metadata, fields) : metadata])
    }
    return placed
  }
}

function readPages(files: Files, pages: Metadata[1]): Page[] {
  const opened = new Map<string, Record<string, PageText>>()
  return pages.map(([name, length, group]) => {
    const texts = opened.get(group || name) ?? readTexts(files, name, group)
    opened.set(group || name, texts)
    const text = texts[name]
    if (!text) throw new Error(`Pagefind wrote no text of page ${name}`)
    return { length, text }
  })
}

/** @throws if no page has the field */
function withFields(metadata: readonly number[], fields: readonly number[]): number[] {
  return metadata.map(value => {
    if (value >= 0) return value
    const field = fields[-value - 1] ?? -1
    if (field < 0) throw new Error(`Pagefind indexed a metadata field that no page has, number ${-value - 1}`)
    return -field - 1
  })
}
