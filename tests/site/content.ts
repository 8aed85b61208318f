import { Content, pageKinds, samples } from '../content.ts'
import { type PaperEntry, splitEntries } from '../entries.ts'
import { SITES } from '../sites.ts'

const content = new Content(splitEntries(SITES.fixture.content))
export const { papers, days, newest, papersOf } = content
const found = samples(content)
export const { withMath, withLinks, plain } = found

/** A paper whose source names authors, an id and the day of publication. */
export const withFacts = paperAt('schroedinger-bridges-between-two-seasons-from-s0-to-s1')
/** A paper for which arXiv states more than its source. */
export const withIdentity = paperAt('the-leaves-of-the-oak')
/** A paper whose title is written from right to left. */
export const rightToLeft = papers.find(({ title }) => /\p{Script=Arabic}/u.test(title))
export const PAGE_KINDS = pageKinds(newest, found)

function paperAt(slug: string): PaperEntry {
  const paper = papers.find(paper => paper.slug === slug)
  if (!paper) throw new Error(`The fixture site has no paper at ${slug}.`)
  return paper
}
