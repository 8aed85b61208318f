import type { APIRoute } from 'astro'
import { LIST_FORMATS } from '../../lib/citations/formats.ts'
import { LIST_TWINS, type ListTwin, TWIN_TYPES } from '../../lib/citations/twin-types.ts'
import { allEditions, type Edition } from '../../lib/editions.ts'
import { editionRecords } from '../../lib/records.ts'

interface Props {
  edition: Edition
  format: ListTwin
}

export async function getStaticPaths() {
  return (await allEditions()).flatMap(edition =>
    LIST_TWINS.map(format => ({ params: { date: edition.date, format }, props: { edition, format } })),
  )
}

export const GET: APIRoute<Props> = ({ props: { edition, format } }) =>
  new Response(LIST_FORMATS[format](editionRecords(edition)), {
    headers: { 'content-type': `${TWIN_TYPES[format].type}; charset=utf-8` },
  })
