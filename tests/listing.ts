import { Content, pageKinds, samples } from './content.ts'
import { splitEntries } from './entries.ts'
import { SITES } from './sites.ts'

const content = new Content(splitEntries(SITES.listing.content))
export const { papers, newest } = content
const found = samples(content)
export const { withMath, plain } = found
export const PAGE_KINDS = pageKinds(newest, found)
