import { z } from 'zod'
import { isoDate } from './iso-date.ts'
import { writtenText } from './text.ts'

/** `content/sources/<date>.yml`: what is known of a source beside its text. */
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
  /** All editions of the text, where it holds several; `date` is one of them. */
  days: z.array(z.strictObject({ date: isoDate, label: writtenText.min(1) })).optional(),
})

export type EditionFrontMatter = z.infer<typeof editionSchema>
