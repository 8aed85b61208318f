import type { APIContext } from 'astro'
import { collectionFile, contentOf, type EditionFile, filesOf } from '../../edition-file/files.ts'
import { allEditions } from '../../papers/editions.ts'

interface Props {
  file: EditionFile
}

const TYPES = { html: 'text/html; charset=utf-8', epub: 'application/epub+zip' } as const

export async function getStaticPaths() {
  const collection = await collectionFile()
  const files = [...(await allEditions()).flatMap(filesOf), ...(collection ? [collection] : [])]
  return files.map(file => ({
    params: { name: file.name },
    props: { file },
    cacheKey: file.key,
  }))
}

export async function GET({ props: { file } }: APIContext<Props>) {
  return new Response(await contentOf(file), { headers: { 'content-type': TYPES[file.type] } })
}
