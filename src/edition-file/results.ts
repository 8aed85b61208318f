import { counted } from '../site/counted.ts'
import type { FileIndex } from './file-index.ts'

/** The largest number of results shown. */
const MOST = 50

/** Shows the papers that a query finds in place of the list; an empty query brings the list back. */
export function showResults(query: string, index: FileIndex): void {
  const results = document.querySelector<HTMLElement>('.results')
  const lists = document.querySelector<HTMLElement>('.lists')
  const found = document.querySelector('.found')
  if (!results || !lists || !found) return
  const searching = query.trim() !== ''
  results.hidden = !searching
  lists.hidden = searching
  const slugs = searching ? index.find(query) : []
  results.replaceChildren(...slugs.slice(0, MOST).flatMap(slug => rowOf(lists, slug)))
  found.textContent = searching ? message(slugs.length) : ''
}

function message(count: number): string {
  if (count === 0) return 'Nothing found in this file'
  if (count > MOST) return `The first ${MOST} of ${count} papers`
  return counted(count, 'paper')
}

function rowOf(lists: HTMLElement, slug: string): Node[] {
  const row = lists.querySelector(`a[href="#${CSS.escape(slug)}"]`)?.closest('li')
  return row ? [row.cloneNode(true)] : []
}
