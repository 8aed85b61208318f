import type { APIRoute } from 'astro'
import { LIST_FORMATS } from '../open-data/citations/formats.ts'
import { LIST_TWINS, type ListTwin, TWIN_TYPES } from '../open-data/citations/twin-types.ts'
import { type RecordList, recordLists } from '../open-data/record-lists.ts'
import { allPapers } from '../papers/papers.ts'
import { recordOf } from '../papers/records.ts'
import { absolute, paths } from '../site/paths.ts'

interface Props {
  list: RecordList['list']
  format: ListTwin
}

/** For the dev server: a build writes these files beside its pages, with those of the papers. */
export async function getStaticPaths() {
  if (!import.meta.env.DEV) return []
  const records = (await allPapers()).map(recordOf)
  return recordLists(records, absolute(paths.home())).flatMap(({ name, list }) =>
    LIST_TWINS.map(format => ({ params: { list: name, format }, props: { list, format } })),
  )
}

export const GET: APIRoute<Props> = ({ props: { list, format } }) =>
  new Response([...LIST_FORMATS[format](list)].join(''), {
    headers: { 'content-type': `${TWIN_TYPES[format].type}; charset=utf-8` },
  })
