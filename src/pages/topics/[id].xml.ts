import type { APIRoute } from 'astro'
import { writeFeed } from '../../open-data/feeds.ts'
import { cacheKey } from '../../papers/cache-key.ts'
import { allTopics, type SiteTopic } from '../../papers/topics.ts'
import { paths } from '../../site/paths.ts'
import { site } from '../../site/site.ts'

/** The number of newest papers in the feed of a topic. */
const FEED_SIZE = 50

interface Props {
  topic: SiteTopic
}

export async function getStaticPaths() {
  return (await allTopics()).map(topic => {
    const papers = topic.papers.slice(0, FEED_SIZE)
    return {
      params: { id: topic.id },
      props: { topic: { ...topic, papers } },
      cacheKey: cacheKey(topic.id, topic.name, topic.description, papers),
    }
  })
}

export const GET: APIRoute<Props> = ({ props: { topic } }) => {
  const { id, name, description, path, papers } = topic
  const channel = { title: `${name}, ${site.title}`, description, path, papers }
  return new Response(writeFeed('atom.xml', channel, paths.topicFeed(id)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
}
