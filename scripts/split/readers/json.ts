import { printedDate } from '../header.ts'
import { atLine, type Line } from '../passage.ts'
import { locator, type Position, type Source } from '../source.ts'
import { dayOf } from './dates.ts'
import { type Entry, factsOf, listingOf, Unread } from './entry.ts'
import { roleOf } from './fields.ts'
import { catalogueOf } from './json/catalogues.ts'
import { documents, looksPacked, unpack } from './json/documents.ts'
import { recordFacts } from './json/facts.ts'
import { isMembers, layersOf, type Members } from './json/layers.ts'
import type { Extent, Places } from './json/literals.ts'
import { abstractOf, titleOf } from './json/texts.ts'
import type { Day, Listing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/** Papers as JSON, in lists, rows or days of any structure; as JSON Lines; or in Python's notation. */
export const json: Reader = {
  label: 'JSON',
  nothingFound: 'The JSON holds no paper with title and abstract.',
  extension: '.json',
  edition: { title: 'Papers' },
  recognises: ({ text }) => /^\s*(?:\{\s*["'}]|\[\s*["{[\]'])/.test(text),
  read: source => {
    const places: Places = new WeakMap()
    const papers = new JsonPapers(source, places)
    for (const { value, extent } of documents(source, places)) papers.walk(value, extent)
    return papers.listing()
  },
}

/** Finds the papers in values, at any depth. */
class JsonPapers {
  readonly #source: Source
  readonly #places: Places
  readonly #locate: (offset: number) => Position
  readonly #entries: Entry[] = []
  readonly #days = new Map<string, Day>()
  /** Names of all members of papers and of the objects around them. */
  readonly #members = new Set<string>()
  readonly #unread = new Unread()
  readonly #broken: Line[] = []

  constructor(source: Source, places: Places) {
    this.#source = source
    this.#places = places
    this.#locate = locator(source)
  }

  /** @param heading the day that is the name of the value */
  walk(value: unknown, extent: Extent, heading?: string): void {
    if (typeof value === 'string') this.#packed(value, extent, heading)
    if (typeof value !== 'object' || value === null) return
    const inside = this.#places.get(value)
    const at = (key: string): Extent => inside?.get(key) ?? extent
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.walk(item, at(String(index)), heading)
      return
    }
    if (!isMembers(value)) return
    const layers = layersOf(value, unpack)
    if (isPaper(layers) && !holdsPapers(value)) this.#add(layers, extent, heading)
    else
      for (const [key, inner] of Object.entries(value))
        if (typeof inner !== 'string' && roleOf(key) !== 'authors')
          this.walk(inner, at(key), dayOf(key) ? key : heading)
  }

  listing(): Listing {
    const kind = catalogueOf(this.#members)
    const diagnostics = this.#broken.map(line => {
      const reason = `The entry is Python that cannot be read at “${line.text.slice(0, 40)}”.`
      return atLine(this.#source, 'broken-json', reason, line)
    })
    return listingOf(this.#source, this.#entries, {
      days: [...this.#days.values()],
      diagnostics,
      doubts: this.#unread.doubts(this.#source),
      ...(kind && { kind }),
    })
  }

  /** Reads a text that is itself an object. */
  #packed(text: string, extent: Extent, heading: string | undefined): void {
    const inner = unpack(text)
    const layers = isMembers(inner) ? layersOf(inner, unpack) : undefined
    if (layers && isPaper(layers)) this.#add(layers, extent, heading)
    if (!layers && looksPacked(text)) this.#broken.push(this.#lineAt(extent[0]))
  }

  #add(layers: readonly Members[], [start, end]: Extent, heading: string | undefined): void {
    const [from, to, at] = [this.#locate(start), this.#locate(end), this.#lineAt(start)]
    const [title, abstract] = [titleOf(layers), abstractOf(layers)]
    const readNames = new Set([title?.name, abstract?.name].filter(name => name !== undefined))
    const facts = recordFacts(layers, readNames)
    for (const [name, example] of facts.unread) this.#unread.add(name, example, at)
    for (const layer of layers) for (const name of Object.keys(layer)) this.#members.add(name)
    const day = this.#day(heading ?? facts.day ?? '', at)
    const passage = (found: ReturnType<typeof titleOf>) => {
      const [offset] = (found && this.#places.get(found.layer)?.get(found.name)) ?? [start]
      const { line } = this.#locate(offset)
      return found && unwrap(found.text, () => line)
    }
    this.#entries.push({
      title: passage(title),
      abstract: passage(abstract),
      at,
      name: title ? `The entry “${title.text.slice(0, 60).trim()}”` : 'The entry',
      lines: [from.line, to.line],
      columns: [from.column, to.column],
      ...factsOf(facts),
      ...(day && { day }),
    })
  }

  #day(label: string, at: Line): Day['printed'] | undefined {
    const day = printedDate(label) ?? dayOf(label)
    if (day) this.#days.set(JSON.stringify(day), { printed: day, at: { ...at, text: label } })
    return day
  }

  #lineAt(offset: number): Line {
    const { line, column } = this.#locate(offset)
    return { text: (this.#source.lines[line - 1] ?? '').slice(column - 1), number: line, column }
  }
}

/** Members of papers; entries of Crossref, OpenAlex or a feed have some of them too, so a title is needed as well. */
const OF_PAPERS =
  'summary abstract abstractText abstractNote id authors author arxiv_id DOI doi url paperId creators authorships'.split(
    ' ',
  )

/** Whether some layers are a paper: they have a title, or a member `paper`, and another member of papers. */
function isPaper(layers: readonly Members[]): boolean {
  if (isMembers(layers.at(-1)?.['paper']) || typeof layers.at(-1)?.['paper'] === 'string')
    return layers.length > 1
  const title = titleOf(layers)
  if (title?.name === 'name' && !abstractOf(layers)) return false
  return title !== undefined && layers.some(layer => OF_PAPERS.some(name => name in layer))
}

const LISTS =
  'items results papers entries notes data hits articles records docs rows collection works'.split(' ')

/** A list with a title of its own, as a feed or this site's lists have one. */
const holdsPapers = (value: Members): boolean =>
  Object.values(value).some(
    inner => Array.isArray(inner) && isMembers(inner[0]) && LISTS.some(name => value[name] === inner),
  )
