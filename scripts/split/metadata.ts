import { load } from 'js-yaml'
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { type DiagnosticRule, type Place, SplitError } from './diagnostics.ts'

type Path = readonly (string | number)[]

/** What a file of metadata says, and where. */
export interface Metadata<Entries> {
  /** The file as diagnostics print it. */
  readonly file: string
  readonly entries: Entries
  /** The place of a field by its path; absent where no file was read. */
  readonly at?: (path: Path) => Place
}

/** Where a field stands; the file alone where more is not known. */
export const placeOf = ({ file, at }: Metadata<unknown>, path: Path): Place => at?.(path) ?? { file }

/**
 * Reads YAML or JSON and validates it. What is wrong is found by a parser that knows places and takes ten times as
 * long, so a quick one is asked first.
 * @param rule the diagnostic to give where it is not valid
 * @throws {SplitError} with the place of every wrong field
 */
export function readMetadata<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  rule: DiagnosticRule,
): Metadata<T> {
  let known: ReturnType<typeof locate> | undefined
  const located = () => {
    known ??= locate(file, text)
    return known
  }
  const at = (path: Path): Place => located().at(path)
  const quick = schema.safeParse(readQuickly(text))
  if (quick.success) return { file, entries: quick.data, at }
  const { document, place } = located()
  const [broken] = document.errors
  if (broken) {
    const reason = broken.message.split('\n')[0] ?? broken.message
    throw new SplitError([{ rule, reason, place: place(broken.pos[0]) }])
  }

  const value = unfolded(document)
  if (!value) {
    const reason = 'The file repeats itself too often.'
    throw new SplitError([{ rule, reason, place: place(firstAlias(document)) }])
  }
  const result = schema.safeParse(value.all)
  if (result.success) return { file, entries: result.data, at }
  const [first, ...rest] = result.error.issues.map(({ path, message }) => ({
    rule,
    reason: `${path.join('.') || 'The file'}: ${message}.`,
    place: at(path.filter(key => typeof key !== 'symbol')),
  }))
  throw first ? new SplitError([first, ...rest]) : result.error
}

/** A file as a document of YAML, in which fields have places. */
function locate(file: string, text: string) {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const lines = text.split('\n')
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset)
    return { file, line, column: col, text: lines[line - 1] ?? '' }
  }
  /** A field that is missing has the place of what it is missing in. */
  const at = (path: Path): Place => {
    const node = document.getIn(path, true)
    if (isNode(node)) return place(node.range?.[0] ?? 0)
    return path.length > 0 ? at(path.slice(0, -1)) : place(0)
  }
  return { document, place, at }
}

/** All that a document says; undefined where aliases of aliases would fill the memory. */
function unfolded(document: Document): { readonly all: unknown } | undefined {
  try {
    return { all: document.toJS() }
  } catch {
    return undefined
  }
}

function firstAlias(document: Document): number {
  let offset = 0
  visit(document, {
    Alias: (_, { range }) => {
      offset = range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

/** Where an alias may stand for a value: aliases of aliases can fill the memory. */
const ALIAS = /(?:^|[-:,[{])\s*\*\w/m

function readQuickly(text: string): unknown {
  try {
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : ALIAS.test(text) ? undefined : load(text)
  } catch {
    return undefined
  }
}
