import type { APIRoute } from 'astro'
import { absolute, file } from '../site/paths.ts'

/** Crawlers read it only at the root of a host. On a project site, in a folder, people still find the sitemap by it. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(file('sitemap-index.xml'))}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
