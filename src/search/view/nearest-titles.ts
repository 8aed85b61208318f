import { NO_FILTERS } from '../engine/address.ts'
import { readPaper } from '../engine/paper.ts'
import { openSession } from '../engine/session.ts'
import { create } from './dom.ts'
import { readSlugs } from './read-slugs.ts'

const MOST = 5

/** On an address that leads nowhere, lists the papers whose titles are nearest to its words, in `<nearest-titles>`. */
export async function showNearestTitles(element: HTMLElement): Promise<void> {
  const words = wordsOfAddress(location.pathname)
  if (words === '') return
  try {
    const session = await openSession(element.dataset.index ?? '', readSlugs)
    const { hits } = await session.show({ typed: words, filters: NO_FILTERS, sort: 'relevance' })
    const papers = await Promise.all(hits.slice(0, MOST).map(readPaper))
    const items = papers.map(({ url, heading }) => create('li', {}, create('a', { href: url }, heading)))
    element.querySelector('ul')?.replaceChildren(...items)
    element.hidden = papers.length === 0
  } catch {
    // The page says where to go without them.
  }
}

/** The last part of an address as words. */
function wordsOfAddress(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? ''
  try {
    return decodeURIComponent(last)
      .replace(/\.html?$/, '')
      .replaceAll(/[-_]/g, ' ')
  } catch {
    return ''
  }
}
