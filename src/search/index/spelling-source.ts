import type { PaperRecord } from '../../schemas/paper-record.ts'

/** What a paper's source says beyond its page: how its words may also be spelled. */
export interface SpellingSource {
  readonly slug: string
  readonly title: string
  /** The edition that first printed it, and its place there. */
  readonly edition: string
  readonly order: number
  /** Title and abstract, TeX commands by name (`\alpha` → `alpha`). */
  readonly text: string
  readonly acronyms: readonly { readonly short: string; readonly long: string }[]
  /** By which it is known elsewhere: arXiv id and DOI, in lower case. */
  readonly ids?: readonly string[]
}

/** The fields of a record that the index is made from. */
export type SourceRecord = Pick<
  PaperRecord,
  'slug' | 'title' | 'edition' | 'order' | 'acronyms' | 'markdown' | 'id' | 'identity'
>

/** What a paper says beyond its page. */
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

/** Markdown with math as the words of it; addresses of links are left out. */
function plain(markdown: string): string {
  return markdown
    .replace(/https?:\/\/[^\s)\]>]+/g, ' ')
    .replace(/\\(?:text|math|operatorname)[a-z]*\b/g, ' ')
    .replace(/\\times\b/g, '×')
    .replace(/\\([a-zA-Z]+)/g, ' $1 ')
    .replace(/[\\$*`{}^_]/g, '')
}
