import { z } from 'zod'
import { isoDate } from './iso-date.ts'

/** `content/sources/<date>.yml`: what is known of one source text, beside the text itself. */
export const editionSchema = z.strictObject({
  date: isoDate,
  /** The date as the listing prints it ("Jul 30"). */
  label: z.string().min(1),
  title: z.string().min(1),
  curators: z.string().min(1),
  /** Address of the listing. */
  origin: z.url({ protocol: /^https?$/ }),
  /** What was inferred, and from what. */
  note: z.string().min(1).optional(),
})

export type EditionFrontMatter = z.infer<typeof editionSchema>
