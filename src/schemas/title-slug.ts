import slugify from '@sindresorhus/slugify'
import { SLUG_LENGTH } from './slug.ts'

/** The slug that a title asks for, cut at a word; empty for a title without letters that can be spelt in ASCII. */
export function spelledSlug(title: string): string {
  return cutSlug(slugify(title.normalize('NFKD'), { decamelize: false }), SLUG_LENGTH)
}

export function cutSlug(slug: string, length: number): string {
  if (slug.length <= length) return slug
  const end = slug.lastIndexOf('-', length)
  return slug.slice(0, end > 0 ? end : length)
}
