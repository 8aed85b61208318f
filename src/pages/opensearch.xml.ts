import type { APIRoute } from 'astro'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { absolute, file, paths } from '../site/paths.ts'
import { site } from '../site/site.ts'

/** The longest name that the format allows. */
const SHORT_NAME = 16

/** The description by which a browser offers the site's search in its address bar (OpenSearch 1.1). */
export const GET: APIRoute = () => {
  const description = x('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
    x('ShortName', site.title.slice(0, SHORT_NAME)),
    x('Description', `Search the papers of ${site.title}`),
    x('InputEncoding', 'UTF-8'),
    x('Image', { width: '16', height: '16', type: 'image/svg+xml' }, absolute(file('favicon.svg'))),
    x('Url', { type: 'text/html', template: `${absolute(paths.search())}?q={searchTerms}` }),
  ])
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${toXml(description)}\n`, {
    headers: { 'content-type': 'application/opensearchdescription+xml; charset=utf-8' },
  })
}
