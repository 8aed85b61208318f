/**
 * Serves a built site as GitHub Pages does: pages may be cached for ten minutes, text is compressed with gzip, an
 * address without its slash is redirected, and an unknown address gets 404.html. It is a process of its own, so that it
 * can be killed.
 *
 *   node static-server.ts FOLDER BASE PORT [REQUESTS]     exits, as if killed, after so many requests
 *
 * Answers `POST /count` with the requests and bytes sent since the last such request.
 */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const [folder = '', base = '/', port = '0', most = 'Infinity'] = process.argv.slice(2)
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
let requests = 0
let bytes = 0

const kindOf = (path: string) => stat(path).catch(() => undefined)

async function fileAt(path: string): Promise<string | undefined> {
  const file = join(folder, path.endsWith('/') || path === '' ? `${path}index.html` : path)
  return (await kindOf(file))?.isFile() ? file : undefined
}

const server = createServer(async (request, response) => {
  if (request.method === 'POST') {
    response.end(JSON.stringify({ requests, bytes }))
    requests = 0
    bytes = 0
    return
  }
  if (++requests > Number(most)) process.exit(1)
  const { pathname } = new URL(request.url ?? '/', 'http://site')
  const path = decodeURIComponent(pathname.slice(base.length))
  if (
    pathname.startsWith(base) &&
    (await kindOf(join(folder, path)))?.isDirectory() &&
    !/(^|\/)$/.test(path)
  ) {
    response.writeHead(301, { location: `${pathname}/` }).end()
    return
  }
  const file = pathname.startsWith(base) ? await fileAt(path) : undefined
  const content = await readFile(file ?? join(folder, '404.html'))
  const etag = `"${createHash('md5').update(content).digest('hex')}"`
  const type = TYPES[extname(file ?? '404.html')]
  const body = type ? gzipSync(content) : content
  const headers = {
    'content-type': type ?? 'application/octet-stream',
    'cache-control': 'max-age=600',
    etag,
    ...(type && { 'content-encoding': 'gzip' }),
  }
  if (file && request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end()
    return
  }
  bytes += body.length
  response.writeHead(file ? 200 : 404, headers).end(body)
})
server.listen(Number(port), () => {
  const address = server.address()
  if (address && typeof address === 'object') process.stdout.write(String(address.port))
})
