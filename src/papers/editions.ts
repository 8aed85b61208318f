import { getCollection } from 'astro:content'
import type { EditionFrontMatter } from '../schemas/edition.ts'
import { counted } from '../site/counted.ts'
import { formatDate } from '../site/dates.ts'
import { paths, type SitePath } from '../site/paths.ts'
import { onceABuild } from './once-a-build.ts'
import { allPapers, inEdition, inOrder, type Paper } from './papers.ts'

/** One source of an edition, as its .yml file describes it. */
export type EditionSource = Omit<EditionFrontMatter, 'date' | 'days'>

/** One day with its papers, in the order printed. */
export interface Edition {
  readonly date: string
  readonly path: SitePath
  readonly papers: readonly Paper[]
  /** Its sources, sorted by file name where there are several. */
  readonly sources: readonly [EditionSource, ...EditionSource[]]
}

/**
 * All editions that have papers, newest first.
 *
 * @throws where a paper names an edition that `content/sources/` does not describe
 */
export const allEditions = onceABuild(async (): Promise<readonly Edition[]> => {
  const sources = Map.groupBy(await describedDays(), ({ date }) => date)
  const papers = await allPapers()
  const byDate = new Map<string, Paper[]>()
  for (const paper of papers)
    for (const date of paper.editions) {
      if (!sources.has(date))
        throw new Error(
          `content/papers/${paper.slug}.mdx names the edition ${date}, which no source describes. Add content/sources/${date}.yml.`,
        )
      const present = byDate.get(date)
      if (present) present.push(inEdition(paper, date))
      else byDate.set(date, [inEdition(paper, date)])
    }
  return [...sources]
    .flatMap(([date, days]) => {
      const [first, ...rest] = days.map(({ source }) => source)
      const printed = byDate.get(date)
      return first && printed
        ? [{ date, path: paths.edition(date), papers: inOrder(printed), sources: [first, ...rest] as const }]
        : []
    })
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
})

/** The number of papers that fill about two screens. */
const FULL = 20

/**
 * Where the newest edition is short, its page shows older ones too, newest first, until it is full.
 * @param count papers of the newest edition
 */
export function daysBefore(
  editions: readonly Edition[],
  count: number,
): { readonly edition: Edition; readonly shown: readonly Paper[] }[] {
  const days = []
  let room = FULL - count
  for (const edition of editions.slice(1)) {
    if (room <= 0) break
    const shown = edition.papers.slice(0, room)
    days.push({ edition, shown })
    room -= shown.length
  }
  return days
}

/** One sentence for the head. */
export function editionDescription({ date, papers, sources: [{ curators }] }: Edition): string {
  return `${counted(papers.length, 'paper')} of ${formatDate(date)}${curators ? `, gathered by ${curators}` : ''}.`
}

/** All days of all sources. A source of several days describes them alike. */
async function describedDays(): Promise<{ date: string; source: EditionSource }[]> {
  const entries = (await getCollection('editions')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return entries.flatMap(({ data: { date, days, label, ...source } }) =>
    days
      ? days.map(day => ({ date: day.date, source: { ...source, label: day.label } }))
      : [{ date, source: { ...source, ...(label !== undefined && { label }) } }],
  )
}
