import { paths } from '../site/paths.ts'
import { punctuate } from '../site/punctuation.ts'
import type { NearPaper } from './near-papers.ts'

/** The row of a paper near to the list: what it has in common with the list's papers, and with how many of them. */
export function nearRow({ slug, title, shared, count }: NearPaper): HTMLLIElement {
  const item = document.createElement('li')
  const link = Object.assign(document.createElement('a'), {
    className: 'title-link',
    href: paths.paper(slug),
    textContent: punctuate(title),
    dir: 'auto',
  })
  const papers = count > 1 ? `${count} of these` : 'one of these'
  const reason = Object.assign(document.createElement('small'), {
    textContent: `like ${papers}: ${shared.join(', ')}`,
  })
  item.append(link, ' ', reason)
  return item
}
