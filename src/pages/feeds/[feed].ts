import type { APIRoute } from 'astro'
import { feedPapers, writeFeed } from '../../open-data/feeds.ts'
import { allEditions } from '../../papers/editions.ts'
import { FEED_TYPES } from '../../site/feed-types.ts'
import { paths } from '../../site/paths.ts'
import { site } from '../../site/site.ts'

type Props = (typeof FEED_TYPES)[number]

export function getStaticPaths() {
  return FEED_TYPES.map(props => ({ params: { feed: props.name }, props }))
}

export const GET: APIRoute<Props> = async ({ props: { name, type } }) => {
  const channel = {
    title: site.title,
    description: site.description,
    path: paths.home(),
    papers: feedPapers(await allEditions()),
  }
  return new Response(writeFeed(name, channel, paths.feed(name)), {
    headers: { 'content-type': `${type}; charset=utf-8` },
  })
}
