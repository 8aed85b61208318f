import { excerpt } from '../papers/excerpt.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import { counted } from '../site/counted.ts'
import { formatDate } from '../site/dates.ts'
import { site } from '../site/site.ts'

/** What the picture of a link preview says. */
export interface Card {
  /** Name of its file under `cards/`, without extension. */
  readonly name: string
  readonly kicker: string
  readonly title: string
  /** About two lines of text. */
  readonly text: string
}

const TITLE_LENGTH = 150
export const TEXT_LENGTH = 130

/** What the card of a paper shows. */
export interface PaperOnCard extends Pick<PaperRecord, 'slug' | 'title' | 'edition' | 'editions'> {
  /** The beginning of its abstract. */
  readonly text: string
}

/** @param edition its day, and how many papers it has */
export function editionCard({ date, count }: { date: string; count: number }): Card {
  return { name: date, kicker: site.title, title: formatDate(date), text: counted(count, 'paper') }
}

/**
 * The cards of a site: one of its own, one an edition and, where asked for, one a paper.
 * @param each whether the papers have cards of their own
 */
export function cardsOf(papers: readonly PaperOnCard[], each: boolean): Card[] {
  const editions = Map.groupBy(
    papers.flatMap(({ editions }) => editions),
    ({ date }) => date,
  )
  return [
    { name: 'site', kicker: site.tagline, title: site.title, text: site.description },
    ...[...editions].map(([date, { length: count }]) => editionCard({ date, count })),
    ...(each ? papers : []).map(({ slug, title, text, edition }) => ({
      name: slug,
      kicker: `${site.title} · ${formatDate(edition)}`,
      title: excerpt(title, TITLE_LENGTH),
      text,
    })),
  ]
}
