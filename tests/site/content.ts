import { Content, pageKinds, samples } from '../content.ts'
import { splitEntries } from '../entries.ts'
import { SITES } from '../sites.ts'

const content = new Content(splitEntries(SITES.fixture.content))
export const { papers, days, newest, papersOf } = content
const found = samples(content)
export const { withMath, withLinks, plain } = found
export const PAGE_KINDS = pageKinds(newest, found)
