import type { APIRoute } from 'astro'
import { absolute, file } from '../site/paths.ts'

/** Crawlers read it at the root of a host only; on a project site it still names the sitemap to whoever looks. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(file('sitemap-index.xml'))}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
