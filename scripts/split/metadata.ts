import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type DiagnosticRule, SplitError } from './diagnostics.ts'

/**
 * Reads YAML or JSON and validates it. JSON is parsed as such, which is much faster, as long as it is right;
 * what is wrong with it is then found by the YAML parser, which knows places.
 * @param rule the diagnostic to give where it is not valid
 * @throws {SplitError} with the place of every wrong field
 */
export function readMetadata<T>(file: string, text: string, schema: z.ZodType<T>, rule: DiagnosticRule): T {
  const quick = schema.safeParse(readJson(text))
  if (quick.success) return quick.data
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const lines = text.split('\n')
  const diagnostic = (reason: string, offset: number) => {
    const { line, col } = lineCounter.linePos(offset)
    return { rule, reason, place: { file, line, column: col, text: lines[line - 1] ?? '' } }
  }
  const [broken] = document.errors
  if (broken)
    throw new SplitError([diagnostic(broken.message.split('\n')[0] ?? broken.message, broken.pos[0])])

  const result = schema.safeParse(document.toJS())
  if (result.success) return result.data
  const [first, ...rest] = result.error.issues.map(({ path, message }) => {
    const node = document.getIn(
      path.filter(key => typeof key !== 'symbol'),
      true,
    )
    return diagnostic(
      `${path.join('.') || 'The file'}: ${message}.`,
      isNode(node) ? (node.range?.[0] ?? 0) : 0,
    )
  })
  throw first ? new SplitError([first, ...rest]) : result.error
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
