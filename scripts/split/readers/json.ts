import { type AnyNode, evaluate, parse } from '@humanwhocodes/momoa'
import type { LinkKind } from '../../../src/schemas/paper.ts'
import { type Diagnostic, SplitError } from '../diagnostics.ts'
import { printedDate } from '../header.ts'
import { atLine, type Line } from '../passage.ts'
import { locator, type Position, type Source } from '../source.ts'
import { bareId, idOfAddress, isoDay } from './arxiv.ts'
import { authorNames } from './listing/marks.ts'
import { PythonSyntaxError, parsePython } from './python-literal.ts'
import type { Facts, Listing, Printing, Reader } from './reader.ts'
import { unwrap } from './unwrap.ts'

/** Hugging Face's daily papers as its API gives them, whatever list, row or day they are wrapped in. */
export const json: Reader = {
  label: 'JSON of Hugging Face’s daily papers',
  nothingFound: 'The JSON holds no paper with title and abstract.',
  extension: '.json',
  edition: { title: 'Daily Papers', origin: 'https://huggingface.co/papers' },
  recognises: ({ text }) => /^\s*(?:\{\s*["}']|\[\s*["{[\]'])/.test(text),
  read,
}

type Fields = Readonly<Record<string, unknown>>

function read(source: Source): Listing {
  const locate = locator(source)
  const papers: Printing[] = []
  const days = new Map<string, Listing['days'][number]>()
  const diagnostics: Diagnostic[] = []
  const linesWithTwo = new Set<number>()

  const lineAt = (from: Position): Line => ({
    text: (source.lines[from.line - 1] ?? '').slice(from.column - 1),
    number: from.line,
    column: from.column,
  })
  const add = (fields: Fields, node: AnyNode, heading: string | undefined): void => {
    const from = locate(node.loc.start.offset)
    const to = locate(node.loc.end.offset)
    const entry = paperOf(fields)
    if (!entry.title.trim() || !entry.abstract.trim()) {
      const missing = entry.title.trim() ? 'abstract' : 'title'
      diagnostics.push(atLine(source, 'incomplete-entry', `The entry has no ${missing}.`, lineAt(from)))
      return
    }
    const label = heading ?? text(fields['date']) ?? ''
    const day = printedDate(label)
    if (day) days.set(JSON.stringify(day), { printed: day, at: { ...lineAt(from), text: label } })
    const lineOf = (...names: string[]) => locate((memberOf(node, names) ?? node).loc.start.offset).line
    if (papers.at(-1)?.lines[1] === from.line) linesWithTwo.add(from.line)
    papers.push({
      title: unwrap(entry.title, () => lineOf('title')),
      abstract: unwrap(entry.abstract, () => lineOf('summary', 'abstract')),
      lines: [from.line, to.line],
      columns: [from.column, to.column],
      ...entry.facts,
      ...(day && { day }),
    })
  }
  const walk = (node: AnyNode, heading?: string): void => {
    if (node.type === 'String') {
      const fields = fieldsIn(node.value)
      if (fields) add(fields, node, heading)
      else if (/^\s*\{\s*['"]/.test(node.value))
        diagnostics.push(brokenEntry(source, node, lineAt(locate(node.loc.start.offset))))
    } else if (node.type === 'Array') for (const { value } of node.elements) walk(value, heading)
    else if (node.type === 'Object') {
      const fields = record(evaluate(node))
      if (fields && isPaper(fields)) add(fields, node, heading)
      else
        for (const { name, value } of node.members) {
          const key = name.type === 'String' ? name.value : ''
          if (value.type !== 'String') walk(value, isoDay(key) ? key : heading)
        }
    }
  }
  for (const body of documents(source)) walk(body)
  const alone = ({ lines: [first, last] }: Printing) => !linesWithTwo.has(first) && !linesWithTwo.has(last)
  return {
    papers: papers.map(({ columns, ...paper }) => (alone(paper) || !columns ? paper : { ...paper, columns })),
    days: [...days.values()],
    diagnostics,
    doubts: [],
  }
}

/** The values of the file: one, or one a line (JSON Lines). */
function documents(source: Source): AnyNode[] {
  try {
    return [parse(source.text, { mode: 'json' }).body]
  } catch (error) {
    const lines = source.text.split('\n')
    const filled = lines.filter(line => line.trim() !== '')
    if (filled.length > 1 && filled.every(line => /^\s*\{.*\}\s*$/.test(line)))
      return jsonLines(source, lines)
    throw broken(source, error)
  }
}

/** Each line is parsed with blanks before it, so that its places are those of the file. */
function jsonLines(source: Source, lines: readonly string[]): AnyNode[] {
  let offset = 0
  return lines.flatMap(line => {
    const start = offset
    offset += line.length + 1
    if (line.trim() === '') return []
    try {
      return [shifted(parse(line, { mode: 'json' }).body, start)]
    } catch (error) {
      throw broken(source, error)
    }
  })
}

function shifted<Node extends AnyNode>(node: Node, by: number): Node {
  const move = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) move(item)
    else if (value !== null && typeof value === 'object') {
      if ('offset' in value && typeof value.offset === 'number') value.offset += by
      for (const item of Object.values(value)) move(item)
    }
  }
  move(node)
  return node
}

function broken(source: Source, error: unknown): SplitError {
  const end = locator(source)(source.text.trimEnd().length)
  const { line, column } =
    error instanceof Error && 'line' in error && 'column' in error
      ? { line: Number(error.line), column: Number(error.column) }
      : end
  const reason = error instanceof Error ? error.message.replace(/\s*\(\d+:\d+\)$/, '') : String(error)
  const place = { file: source.file, line, column, text: source.lines[line - 1] ?? '', length: 1 }
  return new SplitError([{ rule: 'broken-json', reason: `This is no valid JSON: ${reason}.`, place }])
}

function brokenEntry(source: Source, node: AnyNode & { value: string }, line: Line): Diagnostic {
  try {
    parsePython(node.value)
  } catch (error) {
    const offset = error instanceof PythonSyntaxError ? error.offset : 0
    const near = node.value.slice(offset, offset + 40)
    return atLine(source, 'broken-json', `The entry is Python that cannot be read at “${near}”.`, line)
  }
  return atLine(source, 'incomplete-entry', 'The entry has no title and abstract.', line)
}

/** The fields of a text that is itself an object in JSON or in Python's notation, where they are a paper's. */
function fieldsIn(value: string): Fields | undefined {
  if (!/^\s*\{\s*['"]/.test(value)) return undefined
  for (const read of [JSON.parse, parsePython])
    try {
      const fields = record(read(value))
      if (fields && isPaper(fields)) return fields
    } catch {
      // The other notation may fit; where neither does, the caller reports it.
    }
  return undefined
}

const record = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const firstText = (...values: unknown[]): string => values.map(text).find(value => value?.trim()) ?? ''

const innerPaper = (fields: Fields): Fields | undefined =>
  record(fields['paper']) ?? (typeof fields['paper'] === 'string' ? fieldsIn(fields['paper']) : undefined)

function isPaper(fields: Fields): boolean {
  if (innerPaper(fields)) return true
  const named = text(fields['title']) !== undefined
  return named && ['summary', 'abstract', 'id', 'authors', 'arxiv_id'].some(name => name in fields)
}

function paperOf(fields: Fields): { title: string; abstract: string; facts: Facts } {
  const paper = innerPaper(fields) ?? fields
  const printedId = firstText(
    paper['id'],
    paper['arxiv_id'],
    paper['arxivId'],
    paper['paper_id'],
    record(paper['externalIds'])?.['ArXiv'],
    fields['id'],
  )
  const address = firstText(paper['url'], paper['link'], paper['arxiv_url'], paper['pdf_url'])
  const id = bareId(printedId) ?? idOfAddress(printedId) ?? idOfAddress(address)
  const authors = namesOf(paper['authors'] ?? fields['authors'])
  const published = isoDay(
    firstText(paper['publishedAt'], paper['published_at'], paper['published'], paper['publicationDate']),
  )
  const upvotes = [paper['upvotes'], fields['upvotes']].find(Number.isInteger)
  const links = [
    ...linkOf(paper['githubRepo'] ?? paper['code_url'] ?? paper['github'], 'code'),
    ...linkOf(paper['projectPage'] ?? paper['project_page'], 'project'),
  ]
  return {
    title: firstText(paper['title'], fields['title']),
    abstract: firstText(paper['summary'], paper['abstract'], fields['summary'], fields['abstract']),
    facts: {
      ...(id !== undefined && { id }),
      ...(authors.length > 0 && { authors }),
      ...(published && { published }),
      ...(typeof upvotes === 'number' && upvotes >= 0 && { upvotes }),
      ...(links.length > 0 && { links }),
    },
  }
}

function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return authorNames(value)
  if (!Array.isArray(value)) return []
  return value.map(author => firstText(author, record(author)?.['name']).trim()).filter(name => name !== '')
}

const linkOf = (value: unknown, kind: LinkKind) =>
  typeof value === 'string' && /^https?:\/\/\S+$/.test(value) ? [{ href: value, kind }] : []

/** The value of the first of these members, in the object or in its `paper`. */
function memberOf(node: AnyNode, names: readonly string[]): AnyNode | undefined {
  if (node.type !== 'Object') return undefined
  const values = new Map(
    node.members.map(({ name, value }) => [name.type === 'String' ? name.value : '', value]),
  )
  const inner = values.get('paper')
  const found = names.map(name => values.get(name)).find(value => value !== undefined)
  return (inner && memberOf(inner, names)) ?? found
}
