import { z } from 'zod'
import { dayOrMonth, isoDate } from './iso-date.ts'
import { SLUG, SLUG_LENGTH } from './slug.ts'

export const slugSchema = z.string().regex(SLUG).max(SLUG_LENGTH)

/** `2410.08196`, or `cs/0112017` as before April 2007. */
export const arxivId = z
  .string('An arXiv id is text: put it between quotes')
  .regex(
    /^(?:\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?\/\d{7})$/,
    'An arXiv id is written as 2410.08196 or cs/0112017, without version',
  )

/** The largest number of topics that a paper has. */
export const MOST_TOPICS = 3

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

/** How a page was matched with a paper at arXiv: by title and abstract, or by a person. */
const identityMatch = z.enum(['same', 'other version', 'by hand'])

/** What a page shows of its paper's entry at arXiv or in another catalogue. */
export const identity = z.strictObject({
  match: identityMatch,
  /** Address or file that states the id, the authors, the date and the rest. */
  source: z.string().min(1),
  /** The version that was compared. */
  version: z.int().positive().optional(),
  /** Categories of arXiv, the primary one first. */
  categories: z.array(z.string().min(1)).min(1).optional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/)
    .optional(),
  /** Where it appeared, as arXiv prints it. */
  journal: z.string().min(1).optional(),
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
  slug: slugSchema,
  /**
   * arXiv id without version; `p/<id>/` is its short link. This field and the next four are present where a source or
   * `content/identities.yml` states them.
   */
  id: arxivId.optional(),
  /** Names as printed, given name first. */
  authors: z.array(z.string().min(1)).min(1).optional(),
  /** The number of authors, where a source counts them and none names them. */
  authorCount: z.int().positive().optional(),
  /** Day of first publication, or its month, which an arXiv id states too. */
  published: dayOrMonth.optional(),
  /** Key of its BibTeX entry, as permanent as its address; only where author and year are known. */
  citationKey: z.string().min(1).optional(),
  /** What is known from elsewhere than the listing, and from where. */
  identity: identity.optional(),
  /**
   * Present where the original was used to read title and abstract. `whole`: the original, damaged again, equals the
   * printed text. `pieces`: it is another version, and only pieces of it were taken.
   */
  original: z.enum(['whole', 'pieces']).optional(),
  /** Keywords as a source gives them. */
  keywords: z.array(z.string().min(1)).min(1).optional(),
  categories: z.array(z.string().min(1)).min(1).optional(),
  /** Topics of `content/topics.yml`, the surest first, each with the printed words that indicate it. */
  topics: z
    .array(
      z.strictObject({ id: slugSchema, name: z.string().min(1), words: z.array(z.string().min(1)).min(1) }),
    )
    .min(1)
    .max(MOST_TOPICS)
    .optional(),
  /** Votes of the listing's readers, on the day it was copied. */
  upvotes: z.int().nonnegative().optional(),
  /** All editions that print the paper, oldest first, with its place in each, from 1. */
  editions: z.array(z.strictObject({ date: isoDate, order: z.int().positive() })).min(1),
  links: z.array(link),
  /** Acronyms as the abstract defines them. */
  acronyms: z.array(z.strictObject({ short: z.string().min(1), long: z.string().min(1) })),
  restorations: z.array(restoration),
  /** The lines of the source that the page was made from: title to end of abstract, both counted from 1. */
  source: z.strictObject({
    file: z.string().min(1),
    lines: z.tuple([z.int().positive(), z.int().positive()]),
    /** Where the lines hold other papers too: its first column and the column behind its last, from 1. */
    columns: z.tuple([z.int().positive(), z.int().positive()]).optional(),
    /** Its place among the entries of the source, from 1, where the lines hold other papers too. */
    entry: z.int().positive().optional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
})

export type PaperFrontMatter = z.infer<typeof paperSchema>
export type PaperLink = z.infer<typeof link>
export type LinkKind = PaperLink['kind']
export type Restoration = z.infer<typeof restoration>
