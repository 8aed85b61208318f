import { z } from 'zod'
import type { Diagnostic } from './diagnostics.ts'
import type { ParsedPaper } from './parse.ts'
import type { Segment } from './segment.ts'

/** `content/corrections.yml`: hand-checked repairs that no rule can know. */
export const correctionsSchema = z.array(
  z.strictObject({
    /** Name of the file in `content/sources/`. */
    source: z.string().min(1),
    /** The text as printed. */
    printed: z.string().min(1),
    /** The text as it should read, plain or with `$…$` math. */
    shown: z.string(),
    /** How the maintainer knows. */
    reason: z.string().min(1),
  }),
)

export type Correction = z.infer<typeof correctionsSchema>[number]

/**
 * Restores a text, with what the corrections say of it taken as they say.
 * @param restore restores what lies between two corrections
 */
export function correct(
  text: string,
  corrections: readonly Correction[],
  restore: (text: string) => Segment[],
): Segment[] {
  const correction = corrections.find(({ printed }) => text.includes(printed))
  if (!correction) return text === '' ? [] : restore(text)
  const at = text.indexOf(correction.printed)
  return [
    ...correct(text.slice(0, at), corrections, restore),
    ...corrected(correction),
    ...correct(text.slice(at + correction.printed.length), corrections, restore),
  ]
}

/** Corrections of a source that do not match exactly once in its titles and abstracts. */
export function mismatched(
  file: string,
  source: string,
  papers: readonly Pick<ParsedPaper, 'title' | 'abstract'>[],
  corrections: readonly Correction[],
): Diagnostic[] {
  return corrections.flatMap(({ printed }): Diagnostic[] => {
    const count = papers
      .flatMap(({ title, abstract }) => [title.text, abstract.text])
      .reduce((sum, text) => sum + text.split(printed).length - 1, 0)
    if (count === 1) return []
    const reason = `The correction “${printed}” matches ${count} times in ${source}.`
    return [{ rule: count ? 'correction-not-unique' : 'correction-not-found', reason, place: { file } }]
  })
}

function corrected({ printed, shown }: Correction): Segment[] {
  const rule = 'correction'
  const parts = shown
    .split(/\$([^$]+)\$/)
    .map(
      (part, i): Segment =>
        i % 2
          ? { type: 'math', tex: part, printed: '', rule }
          : { type: 'text', value: part, printed: '', rule },
    )
  const [first, ...rest] = parts.filter((part, i) => i === 0 || part.type === 'math' || part.value !== '')
  return first ? [{ ...first, printed }, ...rest] : []
}
