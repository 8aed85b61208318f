import type { APIRoute } from 'astro'
import { LIST_FORMATS } from '../lib/citations/formats.ts'
import { LIST_TWINS, type ListTwin, TWIN_TYPES } from '../lib/citations/twin-types.ts'
import { allRecords } from '../lib/records.ts'

interface Props {
  format: ListTwin
}

export function getStaticPaths() {
  return LIST_TWINS.map(format => ({ params: { format }, props: { format } }))
}

export const GET: APIRoute<Props> = async ({ props: { format } }) =>
  new Response(LIST_FORMATS[format](await allRecords()), {
    headers: { 'content-type': `${TWIN_TYPES[format].type}; charset=utf-8` },
  })
