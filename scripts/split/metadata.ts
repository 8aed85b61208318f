import {
  EVENT_ID,
  getScalarValue,
  load,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml'
import type { z } from 'zod'
import { type DiagnosticRule, type Place, SplitError } from './diagnostics.ts'
import { locator } from './source.ts'

type Path = readonly (string | number)[]

/** The content of a file of metadata, with the places of its fields. */
export interface Metadata<Entries> {
  /** The path of the file, as diagnostics print it. */
  readonly file: string
  readonly entries: Entries
  /** The place of a field by its path; absent where no file was read. */
  readonly at?: (path: Path) => Place
}

/** The place of a field, or only the file where the place is not known. */
export const placeOf = ({ file, at }: Metadata<unknown>, path: Path): Place => at?.(path) ?? { file }

/** The largest number of aliases in a file: aliases of aliases could fill the memory. */
const MOST_ALIASES = 20

/**
 * Reads YAML or JSON and validates it.
 * @param rule of the diagnostics
 * @throws {SplitError} with the place of every wrong field
 */
export function readMetadata<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  rule: DiagnosticRule,
): Metadata<T> {
  let locate: ReturnType<typeof locator> | undefined
  const place = (offset: number): Place => {
    locate ??= locator({ text })
    const { line, column } = locate(offset)
    const start = offset - column + 1
    return { file, line, column, text: text.slice(start).split('\n', 1)[0] ?? '' }
  }
  let offsets: ReadonlyMap<string, number> | undefined
  const at = (path: Path): Place => {
    offsets ??= offsetsIn(text)
    // The place of a missing field is that of the object that lacks it.
    for (let length = path.length; length >= 0; length--) {
      const offset = offsets.get(JSON.stringify(path.slice(0, length)))
      if (offset !== undefined) return place(offset)
    }
    return place(0)
  }
  const refused = (reason: string, place: Place) => new SplitError([{ rule, reason, place }])
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    throw refused(`${error.reason}.`, place(error.mark?.position ?? 0))
  }
  const result = schema.safeParse(value)
  if (result.success) return { file, entries: result.data, at }
  const [first, ...rest] = result.error.issues.map(({ path, message }) => ({
    rule,
    reason: `${path.join('.') || 'The file'}: ${message}.`,
    place: at(path.filter(key => typeof key !== 'symbol')),
  }))
  throw first ? new SplitError([first, ...rest]) : result.error
}

/** Tries JSON first: the registry of addresses is large, and JSON is parsed fast. Any other text may be YAML. */
function parse(text: string): unknown {
  try {
    if (/^\s*[[{]/.test(text)) return JSON.parse(text)
  } catch {}
  return load(text, { maxAliases: MOST_ALIASES })
}

/** Where every value of a YAML text begins, by its path as JSON. */
function offsetsIn(text: string): Map<string, number> {
  const offsets = new Map<string, number>()
  const events = parseEvents(text, {})
  let next = 0
  const isEnd = () => (events[next]?.type ?? EVENT_ID.POP) === EVENT_ID.POP
  const walk = (path: Path): void => {
    const event = events[next++]
    const found = (offset: number) => {
      if (offset >= 0) offsets.set(JSON.stringify(path), offset)
    }
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        found(startOf(text, event))
        break
      case EVENT_ID.ALIAS:
        found(event.anchorStart - 1)
        break
      case EVENT_ID.SEQUENCE:
        found(event.start)
        for (let index = 0; !isEnd(); index++) walk([...path, index])
        next++
        break
      case EVENT_ID.MAPPING:
        found(event.start)
        while (!isEnd()) {
          const key = events[next]
          const name = key?.type === EVENT_ID.SCALAR ? getScalarValue(text, key) : ''
          // A missing value has the place of its name.
          for (const _ of ['name', 'value']) walk([...path, name])
        }
        next++
        break
      case EVENT_ID.DOCUMENT:
        walk(path)
        next++
        break
      default:
    }
  }
  walk([])
  return offsets
}

/** Where a value begins, including its quote or sign: the parser gives the place of the text behind it. */
function startOf(text: string, { style, valueStart }: ScalarEvent): number {
  switch (style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return valueStart - 1
    case SCALAR_STYLE.LITERAL_BLOCK:
      return text.lastIndexOf('|', valueStart)
    case SCALAR_STYLE.FOLDED_BLOCK:
      return text.lastIndexOf('>', valueStart)
    default:
      return valueStart
  }
}
