import { absoluteAddress } from './addresses.ts'
import type { Bookmark } from './bookmark.ts'
import { citationTexts, keptCitations } from './citations.ts'
import { store } from './device.ts'
import { writeListFile } from './list-file.ts'
import { complete } from './paper-page.ts'

/** A text to save, and the papers that are missing in it. */
export interface Export {
  readonly text: string
  readonly missing: readonly string[]
}

type Write = (papers: readonly Bookmark[], tell: (words: string) => void) => Promise<Export>

/** The formats of the saved list, by file extension. JSON also holds papers that were read and not saved. */
export const EXPORTS = {
  json: async () => {
    const papers = await store.all()
    const citations = await keptCitations(
      store,
      papers.map(({ slug }) => slug),
    )
    return { text: writeListFile({ papers, citations: [...citations.values()] }), missing: [] }
  },
  bib: (papers, tell) => entries(papers, 'bib', tell),
  ris: (papers, tell) => entries(papers, 'ris', tell),
  md: async papers => {
    const { listMarkdown } = await import('./list-markdown.ts')
    return { text: listMarkdown(papers, absoluteAddress), missing: [] }
  },
} as const satisfies Record<string, Write>

export type Extension = keyof typeof EXPORTS

/** Entries come from the papers' pages. Those that are not stored yet are fetched. */
async function entries(
  papers: readonly Bookmark[],
  format: 'bib' | 'ris',
  tell: (words: string) => void,
): Promise<Export> {
  const slugs = papers.map(({ slug }) => slug)
  const { texts, missing } = await citationTexts(store, slugs, format, lacking =>
    complete(lacking, done => tell(`Fetching entries: ${done} of ${lacking.length}`)),
  )
  return { text: texts.join(format === 'bib' ? '\n' : '\r\n'), missing }
}
