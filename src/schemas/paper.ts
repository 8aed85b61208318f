import { z } from 'zod'
import { isoDate } from './iso-date.ts'

/** Longest slug, in characters; a longer title is cut at a word. */
export const SLUG_LENGTH = 80

const LINK_KINDS = ['code', 'project', 'model', 'data', 'paper', 'other'] as const

/** One change made to the printed text, so that a reader can see and undo it. */
const restoration = z.strictObject({
  /** Id of the rule that made it, or `correction`. */
  rule: z.string().min(1),
  /** The text as the source prints it. */
  printed: z.string(),
  /** What the page holds instead, as Markdown with `$…$` math. */
  shown: z.string(),
  /** Line of the source file, from 1. */
  line: z.int().positive(),
})

const link = z.strictObject({
  href: z.url({ protocol: /^https?$/ }),
  label: z.string().min(1),
  kind: z.enum(LINK_KINDS),
})

/** The front matter of `content/papers/<slug>.mdx`: the one contract between the split and the site. */
export const paperSchema = z.strictObject({
  /** Plain text, restored; never Markdown. */
  title: z.string().min(1),
  /** The title as Markdown with `$…$` math; only where that says more than `title`. */
  heading: z.string().min(1).optional(),
  /** Address under `papers/`. */
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(SLUG_LENGTH),
  /** Place in its edition, from 1. */
  order: z.int().positive(),
  /** Dates of all editions that print the paper, oldest first. */
  editions: z.array(isoDate).min(1),
  links: z.array(link),
  /** Acronyms as the abstract defines them. */
  acronyms: z.array(z.strictObject({ short: z.string().min(1), long: z.string().min(1) })),
  restorations: z.array(restoration),
  /** The lines of the source that the page was made from: title to end of abstract, both counted from 1. */
  source: z.strictObject({
    file: z.string().min(1),
    lines: z.tuple([z.int().positive(), z.int().positive()]),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
})

export type PaperFrontMatter = z.infer<typeof paperSchema>
export type PaperLink = z.infer<typeof link>
export type LinkKind = PaperLink['kind']
export type Restoration = z.infer<typeof restoration>
