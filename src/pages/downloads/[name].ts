import type { APIContext } from 'astro'
import { collectionFile, type EditionFile, filesOf } from '../../lib/edition-files.ts'
import { allEditions } from '../../lib/editions.ts'

interface Props {
  file: EditionFile
}

const TYPES = { html: 'text/html; charset=utf-8', epub: 'application/epub+zip' } as const

export async function getStaticPaths() {
  const files = (await Promise.all((await allEditions()).map(filesOf))).flat()
  const collection = await collectionFile()
  return [...files, ...(collection ? [collection] : [])].map(file => ({
    params: { name: file.name },
    props: { file },
  }))
}

export function GET({ props: { file } }: APIContext<Props>) {
  return new Response(file.bytes, { headers: { 'content-type': TYPES[file.type] } })
}
