import type { PaperFrontMatter } from '../schemas/paper.ts'

/**
 * The first edition that printed a paper, which its page belongs to, and the paper's place there, from 1.
 * @throws where a paper names no edition
 */
export function firstPrinting({ slug, editions: [first] }: Pick<PaperFrontMatter, 'slug' | 'editions'>) {
  if (first === undefined) throw new Error(`content/papers/${slug}.mdx names no edition.`)
  return first
}
