import type { APIRoute } from 'astro'
import { allEditions } from '../../lib/editions.ts'
import { FEED_TYPES } from '../../lib/feed-types.ts'
import { writeFeed } from '../../lib/feeds.ts'
import { paths } from '../../lib/paths.ts'
import { site } from '../../lib/site.ts'

type Props = (typeof FEED_TYPES)[number]

export function getStaticPaths() {
  return FEED_TYPES.map(props => ({ params: { feed: props.name }, props }))
}

export const GET: APIRoute<Props> = async ({ props: { name, type } }) => {
  const channel = {
    title: site.title,
    description: site.description,
    path: paths.home(),
    editions: await allEditions(),
  }
  return new Response(writeFeed(name, channel, paths.feed(name)), {
    headers: { 'content-type': `${type}; charset=utf-8` },
  })
}
