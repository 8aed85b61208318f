import { z } from 'zod'
import { isoDate } from './iso-date.ts'
import { writtenText } from './text.ts'

/** `content/sources/<date>.yml`: what is known of one source text, beside the text itself. */
export const editionSchema = z.strictObject({
  date: isoDate,
  /** The date as the listing prints it ("Jul 30"), where it prints one. */
  label: writtenText.min(1).optional(),
  title: writtenText.min(1),
  /** Who made the selection, where the listing says it. */
  curators: writtenText.min(1).optional(),
  /** Address of the listing, where it has one. */
  origin: z.url({ protocol: /^https?$/ }).optional(),
  /** What was inferred, and from what. */
  note: writtenText.min(1).optional(),
  /** Where the text holds several editions: all of them; `date` is one. */
  days: z.array(z.strictObject({ date: isoDate, label: writtenText.min(1) })).optional(),
})

export type EditionFrontMatter = z.infer<typeof editionSchema>
