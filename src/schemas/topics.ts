import { z } from 'zod'
import { slugSchema } from './paper.ts'
import { writtenText } from './text.ts'

const line = writtenText.regex(/^\S(?:.*\S)?$/, 'The text has to be one line')
const term = line.regex(/[\p{L}\p{N}]/u, 'A term has to hold a letter or a digit')

/** A topic that papers are sorted under. docs/topics.md tells how terms are matched. */
const topic = z.strictObject({
  /** Segment of the topic's address, and its name in data. */
  id: slugSchema,
  name: line,
  description: line,
  /** Id of the topic that this one is a part of. */
  parent: slugSchema.optional(),
  /** Phrases that indicate it. */
  terms: z.array(term).default([]),
  /** Phrases that hold such a term and mean something else. */
  excludes: z.array(term).default([]),
  /** Categories of arXiv; a paper whose primary category is one of them is of the topic. */
  categories: z.array(line).default([]),
})

/** `content/topics.yml`: topics in the order in which they are shown. */
export const topicsSchema = z.array(topic)

export type Topic = z.infer<typeof topic>
