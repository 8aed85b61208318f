/** The formats of the site's feeds, the recommended one first. */
export const FEED_TYPES = [
  { name: 'atom.xml', type: 'application/atom+xml', label: 'Atom' },
  { name: 'rss.xml', type: 'application/rss+xml', label: 'RSS' },
  { name: 'feed.json', type: 'application/feed+json', label: 'JSON Feed' },
] as const

export type FeedName = (typeof FEED_TYPES)[number]['name']
