import { isoWeek, monthOf, yearOf } from '../src/papers/periods.ts'
import type { PaperEntry } from './entries.ts'

/** The papers of a site, as its tests need them. */
export class Content {
  readonly papers: readonly PaperEntry[]
  /** Days of the editions, the newest first. */
  readonly days: readonly string[]

  constructor(papers: readonly PaperEntry[]) {
    this.papers = papers
    this.days = [...new Set(papers.flatMap(({ editions }) => editions.map(({ date }) => date)))]
      .sort()
      .reverse()
  }

  get newest(): string {
    return this.days[0] ?? ''
  }

  /** The papers of an edition in its order. */
  readonly papersOf = (day: string): PaperEntry[] => {
    const place = ({ editions }: PaperEntry) => editions.find(({ date }) => date === day)?.order
    return this.papers.filter(place).toSorted((a, b) => (place(a) ?? 0) - (place(b) ?? 0))
  }
}

/**
 * Papers of a listing that names neither authors nor ids, by the features that the tests need.
 * @throws where the content has none
 */
export function samples({ papers }: Content) {
  const paperWhere = (wanted: (paper: PaperEntry) => boolean): PaperEntry => {
    const found = papers.find(paper => wanted(paper) && paper.authors === undefined && paper.id === undefined)
    if (!found) throw new Error('No paper of the content has what the test needs.')
    return found
  }
  return {
    withMath: paperWhere(({ body, restorations }) => body.includes('$') && restorations.length > 0),
    withLinks: paperWhere(({ links }) => links.some(({ kind }) => kind === 'code')),
    plain: paperWhere(
      ({ body, restorations, links }) => !body.includes('$') && restorations.length + links.length === 0,
    ),
  }
}

/** One address of every kind of page on a site with these papers, below the base path. */
export const pageKinds = (day: string, { withMath, withLinks, plain }: ReturnType<typeof samples>) =>
  ({
    home: '',
    edition: `editions/${day}/`,
    booklet: `editions/${day}/booklet/`,
    editions: 'editions/',
    year: `editions/${yearOf(day)}/`,
    month: `editions/${monthOf(day)}/`,
    week: `editions/${isoWeek(day)}/`,
    titles: 'titles/',
    'paper with math': `papers/${withMath.slug}/`,
    'paper with links': `papers/${withLinks.slug}/`,
    'plain paper': `papers/${plain.slug}/`,
    'my papers': 'my/',
    search: 'search/',
    'search with results': 'search/?q=model',
    about: 'about/',
    subscribe: 'subscribe/',
    offline: 'offline/',
    'not found': 'papers/no-such-paper/',
  }) as const
