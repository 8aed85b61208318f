import type { APIRoute } from 'astro'
import { z } from 'zod'
import { paperFileSchema, paperListFileSchema } from '../../../schemas/paper-record.ts'
import { RECORD_VERSION } from '../../../schemas/record-version.ts'
import { absolute, paths } from '../../../site/paths.ts'

const SCHEMAS = {
  paper: { title: 'Paper', schema: paperFileSchema },
  papers: { title: 'List of papers', schema: paperListFileSchema },
} as const

export function getStaticPaths() {
  return Object.entries(SCHEMAS).map(([name, props]) => ({
    params: { version: `v${RECORD_VERSION}`, name },
    props,
  }))
}

export const GET: APIRoute<(typeof SCHEMAS)[keyof typeof SCHEMAS]> = ({
  params,
  props: { title, schema },
}) => {
  const id = absolute(paths.schema(params['name'] ?? ''))
  const json = { $id: id, title, ...z.toJSONSchema(schema, { target: 'draft-2020-12' }) }
  return new Response(`${JSON.stringify(json, null, 1)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  })
}
