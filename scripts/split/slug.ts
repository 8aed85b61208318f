import { createHash } from 'node:crypto'
import { SLUG_LENGTH } from '../../src/schemas/slug.ts'
import { cutSlug, spelledSlug } from '../../src/schemas/title-slug.ts'

declare const brand: unique symbol

/** An address under `papers/`: ASCII, lower case, hyphens, at most `SLUG_LENGTH` characters. */
export type Slug = string & { readonly [brand]: 'slug' }

/** The slug that a title asks for; a title without letters that can be spelt in ASCII gets a hash. */
export function titleSlug(title: string): Slug {
  return (spelledSlug(title) || `paper-${fingerprint(title)}`) as Slug
}

/** The slug of a title whose own is taken: it depends on the title alone, never on the order of papers. */
export function distinctSlug(title: string, key: string): Slug {
  const suffix = `-${fingerprint(key)}`
  return (cutSlug(titleSlug(title), SLUG_LENGTH - suffix.length) + suffix) as Slug
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)
