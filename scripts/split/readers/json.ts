import { SplitError } from '../diagnostics.ts'
import { printedDate } from '../header.ts'
import { atLine, type Line } from '../passage.ts'
import { locator, type Source } from '../source.ts'
import { catalogueOf } from './catalogues.ts'
import { dayOf } from './dates.ts'
import { type Entry, factsOf, listingOf, Unread } from './entry.ts'
import { roleOf } from './fields.ts'
import { type Extent, type Places, parseJson } from './located.ts'
import { PythonSyntaxError, parsePython } from './python-literal.ts'
import type { Day, Listing, Reader } from './reader.ts'
import { abstractOfLayers, isMembers, layersOf, type Members, recordFacts, titleOf } from './record.ts'
import { unwrap } from './unwrap.ts'

/** Papers as JSON, whatever list, row or day they are wrapped in; JSON Lines; Python's notation of the same. */
export const json: Reader = {
  label: 'JSON',
  nothingFound: 'The JSON holds no paper with title and abstract.',
  extension: '.json',
  edition: { title: 'Papers' },
  recognises: ({ text }) => /^\s*(?:\{\s*["'}]|\[\s*["{[\]'])/.test(text),
  read,
}

/** What an entry of Crossref, OpenAlex or a feed has in common with a paper; alone none of it makes one. */
const OF_PAPERS = [
  'summary',
  'abstract',
  'id',
  'authors',
  'author',
  'arxiv_id',
  'DOI',
  'doi',
  'url',
  'paperId',
  'creators',
  'authorships',
]

function read(source: Source): Listing {
  const locate = locator(source)
  const places: Places = new WeakMap()
  const entries: Entry[] = []
  const days = new Map<string, Day>()
  const members = new Set<string>()
  const unread = new Unread()
  const broken: Line[] = []

  const lineAt = (offset: number): Line => {
    const { line, column } = locate(offset)
    return { text: (source.lines[line - 1] ?? '').slice(column - 1), number: line, column }
  }
  const add = (layers: readonly Members[], [start, end]: Extent, heading: string | undefined): void => {
    const from = locate(start)
    const to = locate(end)
    const at = lineAt(start)
    const title = titleOf(layers)
    const abstract = abstractOfLayers(layers)
    const readNames = new Set([title?.name, abstract?.name].filter(name => name !== undefined))
    const facts = recordFacts(layers, readNames)
    for (const [name, example] of facts.unread) unread.add(name, example, at)
    for (const layer of layers) for (const name of Object.keys(layer)) members.add(name)
    const label = heading ?? facts.day ?? ''
    const day = printedDate(label) ?? dayOf(label)
    if (day) days.set(JSON.stringify(day), { printed: day, at: { ...at, text: label } })
    const passage = (found: ReturnType<typeof titleOf>) => {
      const [offset] = (found && places.get(found.layer)?.get(found.name)) ?? [start]
      return found && unwrap(found.text, () => locate(offset).line)
    }
    entries.push({
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
  const walk = (value: unknown, extent: Extent, heading?: string): void => {
    if (typeof value === 'string') {
      const inner = unpack(value)
      if (isMembers(inner)) {
        const layers = layersOf(inner, unpack)
        if (isPaper(layers)) add(layers, extent, heading)
      } else if (OBJECT.test(value)) broken.push(lineAt(extent[0]))
      return
    }
    if (typeof value !== 'object' || value === null) return
    const inside = places.get(value)
    const at = (key: string): Extent => inside?.get(key) ?? extent
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) walk(item, at(String(index)), heading)
    else if (isMembers(value)) {
      const layers = layersOf(value, unpack)
      if (isPaper(layers) && !holdsPapers(value)) add(layers, extent, heading)
      else
        for (const [key, inner] of Object.entries(value))
          if (typeof inner !== 'string' && roleOf(key) !== 'authors')
            walk(inner, at(key), dayOf(key) ? key : heading)
    }
  }
  for (const { value, extent } of documents(source, places)) walk(value, extent)
  const kind = catalogueOf(members)
  const diagnostics = broken.map(line =>
    atLine(
      source,
      'broken-json',
      `The entry is Python that cannot be read at “${line.text.slice(0, 40)}”.`,
      line,
    ),
  )
  return listingOf(source, entries, {
    days: [...days.values()],
    diagnostics,
    doubts: unread.doubts(source),
    ...(kind && { kind }),
  })
}

interface Document {
  readonly value: unknown
  readonly extent: Extent
}

/** The values of the file: one, or one a line, in JSON's notation or in Python's. */
function documents(source: Source, places: Places): Document[] {
  const { text } = source
  try {
    return [{ value: parseJson(text, places), extent: [0, text.trimEnd().length] }]
  } catch (error) {
    const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== '')
    if (lines.length > 1 && lines.every(([line]) => /^\s*[{[].*[}\]]\s*,?\s*$/.test(line)))
      return lines.map(({ 0: line, index }) => lineDocument(source, line, index, places))
    const python = readPython(text, places, 0)
    if (python !== undefined) return [{ value: python, extent: [0, text.trimEnd().length] }]
    throw brokenJson(source, error, 0)
  }
}

function lineDocument(source: Source, line: string, offset: number, places: Places): Document {
  const extent = [offset, offset + line.trimEnd().length] as const
  try {
    return { value: parseJson(line, places, offset), extent }
  } catch (error) {
    const python = readPython(line, places, offset)
    if (python === undefined) throw brokenJson(source, error, offset)
    return { value: python, extent }
  }
}

/** Text in Python's notation; undefined where it is not. */
function readPython(text: string, places: Places, offset: number): unknown {
  try {
    return parsePython(text, places, offset)
  } catch (error) {
    if (error instanceof PythonSyntaxError) return undefined
    throw error
  }
}

/** @param offset of the document in the file */
function brokenJson(source: Source, error: unknown, offset: number): SplitError {
  const within = locator(source)
  const first = within(offset).line - 1
  const end = within(source.text.trimEnd().length)
  const { line, column } =
    error instanceof Error && 'line' in error && 'column' in error
      ? { line: Number(error.line) + first, column: Number(error.column) }
      : end
  const reason = error instanceof Error ? error.message.replace(/\s*\(\d+:\d+\)$/, '') : String(error)
  const place = { file: source.file, line, column, text: source.lines[line - 1] ?? '', length: 1 }
  return new SplitError([{ rule: 'broken-json', reason: `This is no valid JSON: ${reason}.`, place }])
}

const OBJECT = /^\s*\{\s*['"]/

/** The object that a text is, in JSON or in Python's notation; undefined for any other text. */
function unpack(text: string): unknown {
  if (!OBJECT.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return readPython(text, new WeakMap(), 0)
  }
}

/** Whether some layers are a paper: it has a title, or is wrapped as one, and something else that papers have. */
function isPaper(layers: readonly Members[]): boolean {
  if (isMembers(layers.at(-1)?.['paper']) || typeof layers.at(-1)?.['paper'] === 'string')
    return layers.length > 1
  const title = titleOf(layers)
  if (title?.name === 'name' && !abstractOfLayers(layers)) return false
  return title !== undefined && layers.some(layer => OF_PAPERS.some(name => name in layer))
}

/** A list with a title of its own, as a feed or this site's lists have one. */
function holdsPapers(value: Members): boolean {
  return Object.values(value).some(
    inner => Array.isArray(inner) && isMembers(inner[0]) && LISTS.some(name => value[name] === inner),
  )
}

const LISTS = [
  'items',
  'results',
  'papers',
  'entries',
  'notes',
  'data',
  'hits',
  'articles',
  'records',
  'docs',
  'rows',
  'collection',
  'works',
]
