import { createHash } from 'node:crypto'
import slugify from '@sindresorhus/slugify'
import { SLUG_LENGTH } from '../../src/schemas/slug.ts'

declare const brand: unique symbol

/** An address under `papers/`: ASCII, lower case, hyphens, at most `SLUG_LENGTH` characters. */
export type Slug = string & { readonly [brand]: 'slug' }

/** The slug that a title asks for, cut at a word; a title without letters that can be spelt in ASCII gets a hash. */
export function titleSlug(title: string): Slug {
  const slug = slugify(title.normalize('NFKD'), { decamelize: false })
  return (cut(slug, SLUG_LENGTH) || `paper-${fingerprint(title)}`) as Slug
}

/** The slug of a title whose own is taken: it depends on the title alone, never on the order of papers. */
export function distinctSlug(title: string, key: string): Slug {
  const suffix = `-${fingerprint(key)}`
  return (cut(titleSlug(title), SLUG_LENGTH - suffix.length) + suffix) as Slug
}

function cut(slug: string, length: number): string {
  if (slug.length <= length) return slug
  const end = slug.lastIndexOf('-', length)
  return slug.slice(0, end > 0 ? end : length)
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)
