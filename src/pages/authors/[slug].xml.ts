import type { APIRoute } from 'astro'
import { writeFeed } from '../../open-data/feeds.ts'
import { cacheKey } from '../../papers/cache-key.ts'
import { allPeople, type Person } from '../../papers/people.ts'
import { paths } from '../../site/paths.ts'
import { site } from '../../site/site.ts'

/** So many papers of an author the feed holds, the newest; the page lists all. */
const FEED_SIZE = 10

interface Props {
  person: Person & { readonly slug: string }
}

export async function getStaticPaths() {
  const { withPages } = await allPeople()
  return withPages.map(person => {
    const papers = person.papers.slice(0, FEED_SIZE)
    return {
      params: { slug: person.slug },
      props: { person: { ...person, papers } },
      cacheKey: cacheKey(person.name, papers),
    }
  })
}

export const GET: APIRoute<Props> = ({ props: { person } }) => {
  const { name, slug, papers } = person
  const channel = {
    title: `${name}, ${site.title}`,
    description: `Papers of ${name}.`,
    path: paths.author(slug),
    papers,
  }
  return new Response(writeFeed('atom.xml', channel, paths.authorFeed(slug)), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
}
