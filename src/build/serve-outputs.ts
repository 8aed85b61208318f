import { extname } from 'node:path'
import type { AstroIntegrationLogger, HookParameters } from 'astro'
import { isWhole, type MadeFolder, type Output, type OutputFolder } from './ledger.ts'

/** Types of files that browsers show as text, or run, only with their type. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}
const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'

interface Served {
  /** Path of the site, with a slash at both ends. */
  readonly base: string
  readonly logger: AstroIntegrationLogger
  /** The file at this path under the site's root, or the folder that holds it, for the current content. */
  readonly find: (path: string) => Output | OutputFolder | undefined | Promise<OutputFolder>
}

/** Answers the development server's requests for files that a build writes, with the same functions. */
export function serveOutputs(
  server: HookParameters<'astro:server:setup'>['server'],
  { base, logger, find }: Served,
): void {
  /** The last contents of folders, by path. */
  const folders = new Map<string, { readonly key: string; readonly made: Promise<MadeFolder> }>()
  const madeFolder = ({ path, key, make }: OutputFolder) => {
    const known = folders.get(path)
    if (known?.key === key) return known.made
    // One at a time: two might use the same process.
    const made = Promise.resolve(known?.made).then(
      () => make(),
      () => make(),
    )
    folders.set(path, { key, made })
    return made
  }
  server.middlewares.use(async (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://dev')
    // Vite may have removed the base path.
    const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1)
    try {
      const output = await find(path)
      if (!output) return next()
      const made = isFolder(output)
        ? (await madeFolder(output)).files.get(path.slice(output.path.length))
        : await output.make()
      const content = made === undefined || isWhole(made) ? made : [...made].join('')
      response.statusCode = content === undefined ? 404 : 200
      response.setHeader('content-type', TYPES[extname(path)] ?? (typeof content === 'string' ? TEXT : BYTES))
      response.end(content)
    } catch (error) {
      logger.error(`${path} could not be made: ${error instanceof Error ? error.message : error}`)
      response.statusCode = 500
      response.end()
    }
  })
}

function isFolder(output: Output | OutputFolder): output is OutputFolder {
  return output.path.endsWith('/')
}
