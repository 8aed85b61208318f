import { join, joinPassages, type Passage } from '../../passage.ts'
import { isSentence, mayBeTitle } from '../listing/titles.ts'
import { wordCount } from '../listing/units.ts'
import type { PrintedField } from '../printed-fields.ts'
import type { Field } from './fields.ts'
import type { RichLine } from './lines.ts'
import type { Section } from './sections.ts'

type Paragraphs = readonly (readonly RichLine[])[]

/** A paragraph of at least so many words is an abstract, whatever surrounds it. */
const PROSE_WORDS = 30

const textOf = (lines: readonly RichLine[]): string => lines.map(({ text }) => text).join(' ')

export const isProse = (text: string): boolean => wordCount(text) >= PROSE_WORDS

const areProse = (lines: readonly RichLine[]): boolean => isProse(textOf(lines))

/**
 * The abstract of a section: the field with that name. Otherwise it is all paragraphs from the first that is prose, or
 * the only sentence.
 * @param loose paragraphs without a label
 */
export function abstractOf(
  section: Section,
  fields: readonly Field[],
  loose: Paragraphs,
): Passage | undefined {
  const named = fields.filter(({ label, lines }) => label === 'abstract' && lines.length > 0)
  const field = named.find(({ name }) => /abstract|摘要/i.test(name)) ?? named[0]
  if (field) return passageOf([field.lines])
  const prose = loose.findIndex(areProse)
  if (prose >= 0) return isUnclear(section, loose, prose) ? undefined : passageOf(loose.slice(prose))
  const sentences = loose.filter(lines => isSentence(textOf(lines)))
  const [only] = sentences
  return only && sentences.length === 1 && section.kind === 'heading' ? passageOf([only]) : undefined
}

/** Paragraphs above the abstract that were not understood, as unread fields. */
export const leftAbove = (loose: Paragraphs, abstract: Passage | undefined): PrintedField[] =>
  loose
    .filter(lines => !areProse(lines) && (lines[0]?.number ?? 0) < (abstract?.line ?? 0))
    .map(lines => ({ name: 'text below a title', value: textOf(lines) }))

/** Whether titles without mark-up seem to stand between abstracts, or right above the first. */
function isUnclear({ kind, head }: Section, loose: Paragraphs, prose: number): boolean {
  const isTitle = (lines: readonly RichLine[]) => {
    const text = textOf(lines)
    return !areProse(lines) && mayBeTitle(text) && wordCount(text) > 2
  }
  const last = loose.findLastIndex(areProse)
  const between = loose.slice(prose + 1, Math.max(prose + 1, last)).some(isTitle)
  const above = loose.slice(0, prose).some(isTitle) && wordCount(head[0]?.text ?? '') < 3
  return between || (kind === 'heading' && above)
}

function passageOf(paragraphs: Paragraphs): Passage | undefined {
  const passages = paragraphs.flatMap(([first, ...rest]) => (first ? [join([first, ...rest])] : []))
  const [first, ...more] = passages
  return first && joinPassages(first, more)
}
