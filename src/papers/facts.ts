import type { PaperFrontMatter } from '../schemas/paper.ts'
import { isFormula } from '../typeset/formula-kind.ts'
import type { Typeset } from '../typeset/markdown.ts'
import { firstPrinting } from './first-printing.ts'

/** What lists and search show of a paper beside its text, and filter by. */
export interface PaperFacts {
  readonly title: string
  /** Date of its edition. */
  readonly edition: string
  /** Month of its first publication, `YYYY-MM`, where it is known. */
  readonly month: string | undefined
  /** The surest first. */
  readonly topics: NonNullable<PaperFrontMatter['topics']>
  readonly hasCode: boolean
  readonly hasMath: boolean
}

export function paperFacts(data: PaperFrontMatter, { hasMath }: Pick<Typeset, 'hasMath'>): PaperFacts {
  return {
    title: data.title,
    edition: firstPrinting(data).date,
    month: data.published?.slice(0, 7),
    topics: data.topics ?? [],
    hasCode: data.links.some(({ kind }) => kind === 'code'),
    hasMath: hasMath || formulasIn(data.heading ?? '').some(isFormula),
  }
}

/** TeX between dollar signs. */
function formulasIn(heading: string): string[] {
  return [...heading.matchAll(/\$+([^$]+)\$/g)].map(([, tex = '']) => tex)
}
