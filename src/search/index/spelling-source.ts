import type { PaperRecord } from '../../schemas/paper-record.ts'

/** The parts of a paper that show how its words may also be spelled, beyond its page. */
export interface SpellingSource {
  readonly slug: string
  readonly title: string
  /** The edition that first printed it, and its place there. */
  readonly edition: string
  readonly order: number
  /** Title and abstract, TeX commands by name (`\alpha` → `alpha`). */
  readonly text: string
  readonly acronyms: readonly { readonly short: string; readonly long: string }[]
  /** Its arXiv id and DOI, in lower case. */
  readonly ids?: readonly string[]
}

/** The fields of a record that the index is made from. */
export type SourceRecord = Pick<
  PaperRecord,
  'slug' | 'title' | 'edition' | 'order' | 'acronyms' | 'markdown' | 'id' | 'identity'
>

/** The spelling source of a paper. */
export function spellingSource({
  slug,
  title,
  edition,
  order,
  acronyms,
  markdown,
  id,
  identity,
}: SourceRecord): SpellingSource {
  const ids = [id, identity?.doi].flatMap(known => (known === undefined ? [] : [known.toLowerCase()]))
  return { slug, title, edition, order, acronyms, ids, text: `${title}\n${plain(markdown)}` }
}

/** The words of Markdown with math; addresses of links are left out. */
function plain(markdown: string): string {
  return markdown
    .replace(/https?:\/\/[^\s)\]>]+/g, ' ')
    .replace(/\\(?:text|math|operatorname)[a-z]*\b/g, ' ')
    .replace(/\\times\b/g, '×')
    .replace(/\\([a-zA-Z]+)/g, ' $1 ')
    .replace(/[\\$*`{}^_]/g, '')
}
