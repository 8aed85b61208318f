import type { APIRoute } from 'astro'
import { FORMATS, SITE_TWINS } from '../open-data/citations/formats.ts'
import { llmsText } from '../open-data/llms-text.ts'
import { allEditions } from '../papers/editions.ts'
import { formatDate } from '../site/dates.ts'
import { FEED_TYPES } from '../site/feed-types.ts'
import { absolute, paths } from '../site/paths.ts'
import { site } from '../site/site.ts'

/** An overview of the site for agents (llms.txt, version 2): the newest edition paper by paper, all else as files. */
export const GET: APIRoute = async () => {
  const editions = await allEditions()
  const [newest] = editions
  const text = llmsText({
    title: site.title,
    summary: site.description,
    details: [
      'Every paper has one page with its title, its abstract and its links. A page gives authors and a date of publication only where a source names them.',
      'A page’s Markdown version is at its address with “.md” in place of the last slash; “.json” and “.bib” are there as well.',
    ],
    sections: [
      ...(newest
        ? [
            {
              title: `Papers of ${formatDate(newest.date)}`,
              links: newest.papers.map(({ slug, title }) => ({
                title,
                url: absolute(paths.paperTwin(slug, 'md')),
              })),
            },
          ]
        : []),
      {
        title: 'All papers',
        links: SITE_TWINS.map(format => ({
          title: `papers.${format}`,
          url: absolute(paths.papersTwin(format)),
          note: FORMATS[format].label,
        })),
      },
      {
        title: 'Feeds',
        links: FEED_TYPES.map(({ name, label }) => ({ title: label, url: absolute(paths.feed(name)) })),
      },
      {
        title: 'Optional',
        links: [
          ...editions.map(({ date }) => ({
            title: `Edition of ${formatDate(date)}`,
            url: absolute(paths.editionTwin(date, 'json')),
          })),
          { title: 'JSON Schema of a paper', url: absolute(paths.schema('paper')) },
          { title: 'About the site', url: absolute(paths.about()) },
        ],
      },
    ],
  })
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
