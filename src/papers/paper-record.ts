import type { PaperFrontMatter } from '../schemas/paper.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import { absolute, paths } from '../site/paths.ts'
import type { Typeset } from '../typeset/markdown.ts'
import { firstPrinting } from './first-printing.ts'

/** All that the site knows of a paper, from its page's front matter, Markdown and typeset abstract. */
export function paperRecord(
  data: PaperFrontMatter,
  markdown: string,
  { text: abstract }: Pick<Typeset, 'text'>,
): PaperRecord {
  const { date: edition, order } = firstPrinting(data)
  return {
    ...data,
    url: absolute(paths.paper(data.slug)),
    edition,
    order,
    abstract,
    markdown: markdown.trim(),
  }
}
