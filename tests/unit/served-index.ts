import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import type { IndexFiles } from '../../src/search/index/index-pages.ts'

/** Indexes by the folders that they are served from. */
const indexes = new Map<string, IndexFiles>()

/** Names of the files that were asked for, in order. */
export const fetched: string[] = []

globalThis.fetch = async input => {
  const address = String(input).replace(/\?.*/, '')
  const [folder, files] = [...indexes].find(([folder]) => address.startsWith(folder)) ?? ['']
  const name = address.slice(folder.length)
  fetched.push(name)
  const content = files?.get(name)
  return content ? new Response(new Uint8Array(content)) : new Response('', { status: 404 })
}

after(() => Promise.all([...indexes.keys()].map(folder => rm(folder, { recursive: true }))))

/** Serves an index to the search in this process; gives its folder. */
export async function served(files: IndexFiles): Promise<string> {
  const folder = `${await mkdtemp(join(tmpdir(), 'search-index-'))}/`
  for (const [name, content] of [...files, ['package.json', '{ "type": "module" }'] as const]) {
    await mkdir(dirname(folder + name), { recursive: true })
    await writeFile(folder + name, content)
  }
  indexes.set(folder, files)
  return folder
}
