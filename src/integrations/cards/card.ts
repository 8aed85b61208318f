import { formatDate } from '../../lib/dates.ts'
import { excerpt } from '../../lib/excerpt.ts'
import { site } from '../../lib/site.ts'
import type { PaperListFile } from '../../schemas/paper-record.ts'

/** What the picture of a link preview says. */
export interface Card {
  /** Name of its file under `cards/`, without extension. */
  readonly name: string
  readonly kicker: string
  readonly title: string
  /** About two lines. */
  readonly text: string
}

const TITLE_LENGTH = 150
const TEXT_LENGTH = 130

/** The cards of a site: its own, one an edition, one a paper. */
export function cardsOf({ papers }: PaperListFile): Card[] {
  const editions = Map.groupBy(
    papers.flatMap(({ editions }) => editions),
    ({ date }) => date,
  )
  return [
    { name: 'site', kicker: site.tagline, title: site.title, text: site.description },
    ...[...editions].map(([date, { length: count }]) => ({
      name: date,
      kicker: site.title,
      title: formatDate(date),
      text: count === 1 ? '1 paper' : `${count} papers`,
    })),
    ...papers.map(({ slug, title, abstract, edition }) => ({
      name: slug,
      kicker: `${site.title} · ${formatDate(edition)}`,
      title: excerpt(title, TITLE_LENGTH),
      text: excerpt(abstract, TEXT_LENGTH),
    })),
  ]
}
