import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { IndexFiles } from '../../../src/search/index/index-pages.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}

export interface ServedSite {
  /** Address of the site's root, with a slash at its end. */
  readonly address: string
  /** Addresses sent since the last call, each with the number of bytes of its answer, compressed with gzip. */
  takeLog(): string[]
  close(): void
}

/** Serves a built site on a free port, with another search index where one is given. */
export async function serveSite(folder: string, base: string, index?: IndexFiles): Promise<ServedSite> {
  let log: string[] = []
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname)
    const name = (path.startsWith(base) ? path.slice(base.length) : path.slice(1)).replace(
      /(?<=^|\/)$/,
      'index.html',
    )
    const content = await read(name)
    if (!content) {
      response.writeHead(404).end()
      return
    }
    // Pagefind's files are already compressed; compressing them again would change their size.
    const type = TYPES[extname(name)]
    const sent = type ? gzipSync(content, { level: 9 }) : content
    log.push(`${name} ${sent.byteLength}`)
    const headers = type
      ? { 'content-type': type, 'content-encoding': 'gzip' }
      : { 'content-type': 'application/octet-stream' }
    response.writeHead(200, headers).end(sent)
  })
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    if (index && name.startsWith('pagefind/')) return index.get(name.slice('pagefind/'.length))
    try {
      return await readFile(join(folder, name))
    } catch {
      return undefined
    }
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No port to serve on')
  return {
    address: `http://127.0.0.1:${address.port}${base}`,
    takeLog: () => {
      const sent = log
      log = []
      return sent
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
