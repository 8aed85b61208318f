import type { Permalinks } from '../../src/schemas/permalinks.ts'
import type { CollectedPaper } from './appearances.ts'
import type { Slug } from './slug.ts'

type Addressed = Pick<CollectedPaper, 'editions'> & { readonly slug: Slug }

/**
 * Gives every paper its number in each of its editions. A published number stays, even if other sources of that day
 * print the paper elsewhere. Papers that are added later are numbered after all others, in the order printed.
 */
export function numbered<Paper extends Addressed>(
  { papers: registered }: Permalinks,
  papers: readonly Paper[],
): Paper[] {
  const last = new Map<string, number>()
  for (const { numbers = {} } of Object.values(registered))
    for (const [date, number] of Object.entries(numbers))
      last.set(date, Math.max(number, last.get(date) ?? 0))

  const published = ({ slug }: Paper, date: string) => registered[slug]?.numbers?.[date]
  const printings = papers.flatMap(paper => paper.editions.map(edition => ({ paper, ...edition })))
  const added = new Map<string, number>()
  for (const { paper, date } of printings.toSorted((a, b) => a.order - b.order)) {
    if (published(paper, date) !== undefined) continue
    const number = (last.get(date) ?? 0) + 1
    last.set(date, number)
    added.set(`${date}/${paper.slug}`, number)
  }
  return papers.map(paper => ({
    ...paper,
    editions: paper.editions.map(({ date, order }) => ({
      date,
      order: published(paper, date) ?? added.get(`${date}/${paper.slug}`) ?? order,
    })),
  }))
}
