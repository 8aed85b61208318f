import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { Edition } from '../papers/editions.ts'
import { abstractHtml, type Paper } from '../papers/papers.ts'
import { recordOf } from '../papers/records.ts'
import type { PaperRecord } from '../schemas/paper-record.ts'
import type { FeedName } from '../site/feed-types.ts'
import { absolute, file, paths, type SitePath } from '../site/paths.ts'
import { withScript } from '../site/script.ts'
import { site } from '../site/site.ts'

/** A feed holds the whole newest edition, and older whole editions while it has no more papers than this. */
const FEED_SIZE = 150

/** What a reader subscribes to: the site, or a part of it. */
export interface Channel {
  readonly title: string
  readonly description: string
  /** The page that shows the same papers. */
  readonly path: SitePath
  /** The papers of its entries, in their order. */
  readonly papers: readonly Paper[]
}

interface FeedEntry extends PaperRecord {
  readonly html: string
  readonly publishedAt: Date
  readonly updatedAt: Date
}

/** @param self address of the feed */
type Writer = (channel: Channel, entries: readonly FeedEntry[], self: string) => string

const WRITERS: Record<FeedName, Writer> = { 'atom.xml': atom, 'rss.xml': rss, 'feed.json': jsonFeed }

/** The text of a feed. Ids and dates depend on the papers alone, so that they stay the same from build to build. */
export function writeFeed(name: FeedName, channel: Channel, self: SitePath): string {
  return WRITERS[name](channel, channel.papers.map(feedEntry), absolute(self))
}

/** The papers of a feed of editions. */
export function feedPapers(editions: readonly Edition[]): Paper[] {
  const chosen = new Map<string, Paper>()
  for (const { papers } of editions) {
    if (chosen.size > 0 && chosen.size + papers.length > FEED_SIZE) break
    for (const paper of papers) if (!chosen.has(paper.slug)) chosen.set(paper.slug, paper)
  }
  return [...chosen.values()]
}

/**
 * The entry of a paper. Its date is that of the edition, the first day on which what the entry links to was available
 * (RFC 4287, section 4.2.9); arXiv's own feeds have the day of announcement
 * (https://info.arxiv.org/help/rss_specifications.html). By the day of the first version, years ago for many papers,
 * feed readers would sort the entry below older ones or skip it.
 */
function feedEntry(paper: Paper): FeedEntry {
  const record = recordOf(paper)
  return {
    ...record,
    html: withScript(abstractHtml(paper), record.abstract),
    publishedAt: midnight(record.edition),
    updatedAt: midnight(record.editions.at(-1)?.date ?? record.edition),
  }
}

function midnight(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`)
}

/** The newest edition of the channel; undefined where it has no papers, since no clock is read. */
function updated({ papers }: Channel): Date {
  const newest = papers.map(({ edition, editions }) => editions.at(-1) ?? edition).sort()
  return midnight(newest.at(-1) ?? '1970-01-01')
}

function atom(channel: Channel, entries: readonly FeedEntry[], self: string): string {
  return generateAtomFeed({
    id: absolute(channel.path),
    title: { value: channel.title },
    subtitle: { value: channel.description },
    updated: updated(channel),
    authors: [{ name: site.author }],
    icon: absolute(file('favicon.svg')),
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: absolute(channel.path), rel: 'alternate', type: 'text/html' },
    ],
    entries: entries.map(entry => ({
      id: entry.url,
      title: { value: entry.title },
      published: entry.publishedAt,
      updated: entry.updatedAt,
      ...(entry.authors && { authors: entry.authors.map(name => ({ name })) }),
      ...(entry.topics && { categories: entry.topics.map(({ id, name }) => ({ term: id, label: name })) }),
      links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
      content: { value: entry.html, type: 'html' },
    })),
  })
}

function rss(channel: Channel, entries: readonly FeedEntry[], self: string): string {
  return generateRssFeed({
    title: channel.title,
    link: absolute(channel.path),
    description: channel.description,
    language: site.language,
    lastBuildDate: updated(channel),
    docs: 'https://www.rssboard.org/rss-specification',
    atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
    items: entries.map(entry => ({
      title: entry.title,
      link: entry.url,
      guid: { value: entry.url, isPermaLink: true },
      pubDate: entry.publishedAt,
      ...(entry.authors && { dc: { creators: entry.authors } }),
      ...(entry.topics && { categories: entry.topics.map(({ name }) => ({ name })) }),
      description: entry.abstract,
      content: { encoded: entry.html },
    })),
  })
}

function jsonFeed(channel: Channel, entries: readonly FeedEntry[], self: string): string {
  const feed = generateJsonFeed({
    title: channel.title,
    home_page_url: absolute(channel.path),
    feed_url: self,
    description: channel.description,
    icon: absolute(paths.card('site')),
    authors: [{ name: site.author, url: absolute(paths.home()) }],
    language: site.language,
    items: entries.map(entry => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      content_text: entry.abstract,
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      ...(entry.authors && { authors: entry.authors.map(name => ({ name })) }),
      ...(entry.topics && { tags: entry.topics.map(({ name }) => name) }),
    })),
  })
  return `${JSON.stringify(feed, null, 1)}\n`
}
