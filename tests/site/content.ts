import type { Page } from 'playwright/test'
import { isoWeek, monthOf, yearOf } from '../../src/papers/periods.ts'
import { type PaperEntry, papers } from '../entries.ts'

/** The papers of the source text of 30 July 2025, which is part of the project and names neither authors nor ids. */
export const firstPapers = papers.filter(({ source }) => source.file === '2025-07-30.txt')

/** One of them with the given property; the tests cannot do without it. */
function paperWhere(wanted: (paper: PaperEntry) => boolean): PaperEntry {
  const paper = firstPapers.find(
    paper => wanted(paper) && paper.authors === undefined && paper.id === undefined,
  )
  if (!paper) throw new Error('No paper of the content has what the test needs.')
  return paper
}

export const withMath = paperWhere(({ body, restorations }) => body.includes('$') && restorations.length > 0)
export const withLinks = paperWhere(({ links }) => links.some(({ kind }) => kind === 'code'))
export const plain = paperWhere(
  ({ body, restorations, links }) => !body.includes('$') && restorations.length + links.length === 0,
)

/** Days of the editions, newest first. */
export const days = [...new Set(papers.flatMap(({ editions }) => editions.map(({ date }) => date)))]
  .sort()
  .reverse()
export const newest = days[0] ?? ''

/** The papers of an edition in its order. */
export const papersOf = (day: string): PaperEntry[] => {
  const place = ({ editions }: PaperEntry) => editions.find(({ date }) => date === day)?.order
  return papers.filter(place).toSorted((a, b) => (place(a) ?? 0) - (place(b) ?? 0))
}

/** One address of every kind of page of a site with an edition of that day, below the base path. */
export const pageKinds = (day: string) =>
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
    search: 'search/',
    'search with results': 'search/?q=quantization',
    about: 'about/',
    subscribe: 'subscribe/',
    offline: 'offline/',
    'not found': 'papers/no-such-paper/',
  }) as const

export const PAGE_KINDS = pageKinds(newest)

/** Opens a page and waits until it is whole; a search is when its results are there. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  if (path.includes('?q=')) await page.locator('a[data-search-result]').first().waitFor()
}
