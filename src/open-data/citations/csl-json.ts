import type { PaperRecord } from '../../schemas/paper-record.ts'
import { escapeText } from '../../typeset/escape-html.ts'
import { cslItem } from './csl.ts'

/** HTML of the paper as a list with one item of CSL-JSON, for its page: without abstract, one field a line. */
export function cslJson(record: PaperRecord): string {
  const { abstract: _, ...item } = cslItem(record)
  const fields = Object.entries(item).map(
    ([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  )
  return escapeText(`[{\n${fields.join(',\n')}\n}]\n`)
}
