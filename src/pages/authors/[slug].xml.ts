import type { APIRoute } from 'astro'
import { writeFeed } from '../../open-data/feeds.ts'
import { cacheKey } from '../../papers/cache-key.ts'
import { allPeople, type Person } from '../../papers/people.ts'
import { paths } from '../../site/paths.ts'
import { site } from '../../site/site.ts'

interface Props {
  person: Person & { readonly slug: string }
}

export async function getStaticPaths() {
  const { withPages } = await allPeople()
  return withPages.map(person => ({
    params: { slug: person.slug },
    props: { person },
    cacheKey: cacheKey(person.name, person.papers),
  }))
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
