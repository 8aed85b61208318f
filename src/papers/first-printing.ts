import type { PaperFrontMatter } from '../schemas/paper.ts'

/**
 * The edition that a paper's page belongs to, the first that printed it, and its place there, from 1.
 *
 * @throws where a paper names no edition
 */
export function firstPrinting({ slug, editions: [first] }: Pick<PaperFrontMatter, 'slug' | 'editions'>) {
  if (first === undefined) throw new Error(`content/papers/${slug}.mdx names no edition.`)
  return first
}
