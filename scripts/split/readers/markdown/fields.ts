import { type Label, labelIn, labelOf } from '../labels.ts'
import { wordCount } from '../listing/units.ts'
import type { PrintedField } from '../printed-fields.ts'
import type { RichLine } from './lines.ts'

/** A field, with its lines. */
export interface Field extends PrintedField {
  readonly label: Label
  readonly lines: readonly RichLine[]
}

/** "Abstract" as the whole name of a section. */
export function labelAlone(text: string): { name: string; label: Label; value: string } | undefined {
  const name = text
    .replace(/^[\s📄📝👉▶►*_]+|[\s.:：*_]+$/gu, '')
    .replace(/^(?:show|view|click to (?:show|expand)|full)\s+/i, '')
  const label = labelOf(name)
  return label && { name, label, value: '' }
}

/** The lines behind a label. */
export const valueLines = (line: RichLine, value: string): RichLine[] =>
  value.trim() === '' ? [] : [{ ...line, text: value.trim() }]

const BETWEEN = /\s+[|·•]\s+/

/** The fields of a line: one behind a label, or several between bars or dots. */
export function fieldsIn(line: RichLine): Field[] {
  const parts = line.text.split(BETWEEN)
  const all = parts.length > 1 ? parts.map(part => labelIn(part)) : []
  if (all.length > 1 && all.filter(Boolean).length === parts.length)
    return all.flatMap(part => (part ? [fieldOf(line, part)] : []))
  const strong = line.pieces[0]?.strong || line.pieces[0]?.em ? labelAlone(line.pieces[0].text) : undefined
  const behind = line.text.slice(line.pieces[0]?.text.trim().length ?? 0).replace(/^[\s.:：–—-]+/, '')
  const label = labelIn(line.text) ?? (strong ? { ...strong, value: behind } : undefined) ?? whole(line)
  return label ? [fieldOf(line, label)] : []
}

/** A line that is only the word "Abstract", with the lines that follow. */
function whole(line: RichLine) {
  const label = wordCount(line.text) < 3 ? labelAlone(line.text) : undefined
  return label?.label === 'abstract' || label?.label === 'authors' ? label : undefined
}

const fieldOf = (
  line: RichLine,
  { name, label, value }: { name: string; label: Label; value: string },
): Field => ({
  name,
  label,
  value: value.trim(),
  lines: value.trim() === '' ? [] : [{ ...line, text: value.trim() }],
})
