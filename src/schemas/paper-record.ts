import { z } from 'zod'
import { isoDate } from './iso-date.ts'
import { paperSchema, slugSchema } from './paper.ts'
import { RECORD_VERSION } from './record-version.ts'

/** All that the site knows of one paper: the model that its JSON, citations and metadata are made from. */
export const paperRecordSchema = paperSchema.extend({
  /** Permanent address of the paper's page. */
  url: z.url(),
  /** Date of the edition that printed it first. */
  edition: isoDate,
  /** Its place in that edition, from 1. */
  order: z.int().positive(),
  /** The abstract as plain text on one line, its formulas written out. */
  abstract: z.string(),
  /** The abstract as Markdown with `$…$` math. */
  markdown: z.string(),
})

const header = {
  /** Address of the JSON Schema that the file keeps to. */
  $schema: z.url(),
  version: z.literal(RECORD_VERSION),
}

/** A paper as JSON files hold it: without its Markdown where that equals the abstract. */
const paperInJsonSchema = paperRecordSchema.partial({ markdown: true })

/** A paper related to another. */
const relatedPaper = z.strictObject({
  slug: slugSchema,
  title: z.string().min(1),
  /** What both have in common, in words that one of them prints, the most telling first. */
  shared: z.array(z.string().min(1)).min(1),
})

/** `papers/<slug>.json`. */
export const paperFileSchema = z.strictObject({
  ...header,
  ...paperInJsonSchema.shape,
  /** The nearest first; absent where there are none. */
  related: z.array(relatedPaper).min(1).optional(),
})

/** `papers.json` and `editions/<date>.json`. */
export const paperListFileSchema = z.strictObject({
  ...header,
  title: z.string().min(1),
  /** The page that shows the same papers. */
  url: z.url(),
  papers: z.array(paperInJsonSchema),
})

export type PaperRecord = z.infer<typeof paperRecordSchema>
export type RelatedPaper = Readonly<z.infer<typeof relatedPaper>>
export type PaperFile = z.infer<typeof paperFileSchema>
/** A list of papers, from which its files are made. */
export type PaperList = Omit<z.infer<typeof paperListFileSchema>, 'papers'> & {
  readonly papers: readonly PaperRecord[]
}
