import { z } from 'zod'
import { isoDate } from './iso-date.ts'
import { arxivId, slugSchema } from './paper.ts'
import { writtenText } from './text.ts'

const permalink = z.strictObject({
  /** The title as first printed. */
  title: z.string().min(1),
  /** Other titles under which sources print the paper. */
  also: z.array(z.string().min(1)).optional(),
  /** arXiv id: its short link is published too. */
  id: arxivId.optional(),
  /** Ids that were once taken for its own. Their short links lead to it, unless another paper has them. */
  formerIds: z.array(arxivId).min(1).optional(),
  /** Key of its entry in bibliographies. */
  key: z.string().min(1).optional(),
  /** The number of the paper in each edition, by the date of the edition. */
  numbers: z.record(isoDate, z.int().positive()).optional(),
  /** The address that the paper has now. */
  movedTo: slugSchema.optional(),
  /** Why the paper is no longer shown. */
  withdrawn: writtenText.min(1).optional(),
})

/** `content/permalinks.json`: every address ever published. Entries are only ever added. */
export const permalinksSchema = z.strictObject({
  papers: z.record(slugSchema, permalink),
  /** Names of the authors who have pages, by slug. */
  authors: z.record(slugSchema, z.string().min(1)).optional(),
  /** Names of the topics that have or had pages, by id. */
  topics: z.record(slugSchema, z.string().min(1)).optional(),
})

export type Permalink = z.infer<typeof permalink>
export type Permalinks = z.infer<typeof permalinksSchema>

/** Whether an address shows no paper any more, but says what became of it. */
export function isGone({ movedTo, withdrawn }: Permalink): boolean {
  return movedTo !== undefined || withdrawn !== undefined
}
