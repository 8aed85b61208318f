import { SplitError } from '../../diagnostics.ts'
import { locator, type Source } from '../../source.ts'
import { brokenAt, type Extent, LiteralSyntaxError, type Places, parseJson, parsePython } from './literals.ts'

/** A value in a file, with its place. */
export interface Document {
  readonly value: unknown
  readonly extent: Extent
}

/**
 * The values in a file: one, or one a line, in JSON or in Python's notation.
 * @throws {SplitError} where it is neither
 */
export function documents(source: Source, places: Places): Document[] {
  const { text } = source
  try {
    return [{ value: parseJson(text, places), extent: [0, text.trimEnd().length] }]
  } catch (error) {
    const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== '')
    if (lines.length > 1 && lines.every(([line]) => /^\s*[{[].*[}\]]\s*,?\s*$/.test(line)))
      return lines.map(({ 0: line, index }) => lineDocument(source, line, index, places))
    const python = readPython(text, places, 0)
    if (python !== undefined) return [{ value: python, extent: [0, text.trimEnd().length] }]
    throw brokenJson(source, text, error, 0)
  }
}

function lineDocument(source: Source, line: string, offset: number, places: Places): Document {
  const extent = [offset, offset + line.trimEnd().length] as const
  try {
    return { value: parseJson(line, places, offset), extent }
  } catch (error) {
    const python = readPython(line, places, offset)
    if (python === undefined) throw brokenJson(source, line, error, offset)
    return { value: python, extent }
  }
}

/** The value of a text in Python's notation; undefined where it is not in that. */
function readPython(text: string, places: Places, offset: number): unknown {
  try {
    return parsePython(text, places, offset)
  } catch (error) {
    if (error instanceof LiteralSyntaxError) return undefined
    throw error
  }
}

/** The place that V8 names in an error, if it names one. */
const POSITION = /\s*(?:in JSON )?at position (\d+)(?: \(line \d+ column \d+\))?$/

/** @param offset of the document in the file */
function brokenJson(source: Source, text: string, error: unknown, offset: number): SplitError {
  const printed = error instanceof Error ? error.message : String(error)
  const [at = '', position] = POSITION.exec(printed) ?? []
  const end = source.text.trimEnd().length
  const { line, column } = locator(source)(
    Math.min(end, offset + (position === undefined ? brokenAt(text) : Number(position))),
  )
  const reason = printed.slice(0, printed.length - at.length).replace(/, "[\s\S]*" is not valid JSON$/, '')
  const place = { file: source.file, line, column, text: source.lines[line - 1] ?? '', length: 1 }
  return new SplitError([{ rule: 'broken-json', reason: `This is no valid JSON: ${reason}.`, place }])
}

/** Whether a text looks like an object. */
export const looksPacked = (text: string): boolean => /^\s*\{\s*['"]/.test(text)

/** The object that a text contains, in JSON or in Python's notation; undefined for any other text. */
export function unpack(text: string): unknown {
  if (!looksPacked(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return readPython(text, new WeakMap(), 0)
  }
}
