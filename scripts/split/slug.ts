import { createHash } from 'node:crypto'
import { SLUG_LENGTH } from '../../src/schemas/slug.ts'
import { cutSlug, spelledSlug } from '../../src/schemas/title-slug.ts'

declare const brand: unique symbol

/** An address under `papers/`: ASCII, lower case, hyphens, at most `SLUG_LENGTH` characters. */
export type Slug = string & { readonly [brand]: 'slug' }

/** The slug made from a title; a hash where the title has no letters that can be spelt in ASCII. */
export function titleSlug(title: string): Slug {
  return (spelledSlug(title) || `paper-${fingerprint(title)}`) as Slug
}

/** The slug of a title whose own slug is taken. It depends on the title alone, never on the order of papers. */
export function distinctSlug(title: string, key: string): Slug {
  const suffix = `-${fingerprint(key)}`
  return (cutSlug(titleSlug(title), SLUG_LENGTH - suffix.length) + suffix) as Slug
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)
