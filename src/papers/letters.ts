import { site } from '../site/site.ts'

const collator = new Intl.Collator(site.language, { numeric: true, sensitivity: 'base' })

/** A heading of the list of titles, with the titles under it. */
export interface LetterGroup<Item> {
  /** Segment of its address: `a` to `z`, `digits` or `other`. */
  readonly letter: string
  readonly label: string
  readonly items: readonly Item[]
}

/** The letter under which a title is listed; accents, quotes and case do not count. */
function letterOf(title: string): string {
  const first =
    title
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]/u)?.[0]
      ?.toLowerCase() ?? ''
  if (/^[a-z]$/.test(first)) return first
  return /^\p{N}$/u.test(first) ? 'digits' : 'other'
}

/** Groups items by the letters of their titles, sorted. Titles that compare equal are in code-unit order. */
export function groupByLetter<Item extends { readonly title: string }>(
  items: readonly Item[],
): LetterGroup<Item>[] {
  const sorted = items.toSorted(
    (a, b) => collator.compare(a.title, b.title) || (a.title < b.title ? -1 : Number(a.title > b.title)),
  )
  return [...Map.groupBy(sorted, item => letterOf(item.title))]
    .map(([letter, group]) => ({ letter, label: label(letter), items: group }))
    .toSorted((a, b) => rank(a.letter) - rank(b.letter))
}

function label(letter: string): string {
  if (letter === 'digits') return '0–9'
  return letter === 'other' ? 'Other' : letter.toUpperCase()
}

/** Digits come first and other scripts last, as in printed indexes. */
function rank(letter: string): number {
  if (letter === 'digits') return 0
  return letter === 'other' ? 0xffff : letter.charCodeAt(0)
}
