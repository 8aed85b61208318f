import { readPermalinks, readTopicPages } from '../papers/permalinks.ts'
import { readTopics } from '../papers/topic-names.ts'
import { isGone } from '../schemas/permalinks.ts'

const ROOT = new URL('../../', import.meta.url)

/**
 * Finds which addresses belong in the sitemap: not those that lead to another page, say that a page is gone, or repeat
 * an edition for printing.
 * @param base path of the site, with a slash at both ends
 */
export function isListedUnder(base: string): (address: string) => boolean {
  let unlisted: ReadonlySet<string> | undefined
  return address => {
    // Read at the first question: the build itself updates the registry before that.
    unlisted ??= readUnlisted(base)
    const { pathname } = new URL(address)
    return !unlisted.has(pathname) && !pathname.startsWith(`${base}p/`) && !pathname.endsWith('/booklet/')
  }
}

function readUnlisted(base: string): ReadonlySet<string> {
  const gone = Object.entries(readPermalinks(ROOT))
    .filter(([, entry]) => isGone(entry))
    .map(([slug]) => `${base}papers/${slug}/`)
  const topics = new Set(readTopics(ROOT).map(({ id }) => id))
  const removed = Object.keys(readTopicPages(ROOT))
    .filter(id => !topics.has(id))
    .map(id => `${base}topics/${id}/`)
  return new Set([...gone, ...removed])
}
