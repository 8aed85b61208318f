import { z } from 'zod'
import { dayOrMonth } from './iso-date.ts'
import { arxivId, identity, slugSchema } from './paper.ts'

/** Which paper of arXiv a page is, and what is known of it from there. */
export const identityEntry = z.strictObject({
  arxiv: arxivId,
  /** Given name first. */
  authors: z.array(z.string().min(1)).min(1).optional(),
  /** Day of the first version, or its month. */
  published: dayOrMonth.optional(),
  ...identity.shape,
  /**
   * Title and abstract in their TeX. Where they are absent and the match is `same`, the original holds no TeX: the
   * printed text is the original.
   */
  original: z.strictObject({ title: z.string().min(1), abstract: z.string().min(1) }).optional(),
})

/** `content/identities.yml`: entries by the slug of their paper. */
export const identitiesSchema = z.record(slugSchema, identityEntry)

export type Identity = z.infer<typeof identityEntry>
export type Identities = z.infer<typeof identitiesSchema>
