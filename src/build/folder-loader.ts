import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, extname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroConfig } from 'astro'
import type { Loader, LoaderContext } from 'astro/loaders'
import { buildKey } from './build-key.ts'
import { progress } from './progress.ts'

/** What is read from a file's text. */
export interface FileContent {
  readonly data: Record<string, unknown>
  /** Whether the data is known to fit the schema of the collection. */
  readonly isValid?: boolean
  readonly body?: string
  /** The typeset body; null where only the MDX compiler can render it. */
  readonly html?: string | null
  /** More about the body: `rendered.metadata` of the entry. */
  readonly metadata?: Record<string, unknown>
}

/** An entry as it is stored; its data fits the schema of the collection. */
export type Entry = Parameters<LoaderContext['store']['set']>[0]

export interface Folder {
  /** Relative to the root of the project, with a slash at the end. */
  readonly path: string
  /** With its dot. */
  readonly extension: string
  /** Reads one text; `path` names it in error messages. */
  readonly read: (text: string, path: string, config: AstroConfig) => FileContent
  /** Called with every entry, in the order of their names, and in development again with an entry that changed. */
  readonly loaded?: (entry: Entry, config: AstroConfig) => void
}

/**
 * Loads the files of one folder; the name of a file without its extension is the id of its entry. A text that has not
 * changed since an earlier build is not read again. Where `read` renders the texts too, pages need no module for each:
 * `glob()` makes a module of every MDX file, which takes most of a build's time.
 * @throws what `read` throws, and where data does not fit the schema of the collection
 */
export function folderLoader(folder: Folder): Loader {
  let watched = false
  return {
    name: 'folder',
    async load(context) {
      const { store, config } = context
      const directory = fileURLToPath(new URL(folder.path, config.root))
      // A new site has no papers yet, and so perhaps no folder.
      const all = existsSync(directory) ? readdirSync(directory) : []
      const names = all.filter(name => extname(name) === folder.extension).sort()
      const key = buildKey(config.root)
      const entries: Entry[] = []
      const tell = progress(`files of ${folder.path}`)
      for (const name of names) {
        const file = `${directory}${name}`
        const entry = await entryOf(file, readFileSync(file, 'utf8'), key, folder, context)
        entries.push(entry)
        folder.loaded?.(entry, config)
        tell(entries.length, names.length)
      }
      // All are stored again, so that their order does not depend on earlier builds.
      store.clear()
      for (const entry of entries) store.set(entry)
      if (!watched) watch(directory, key, folder, context)
      watched = true
    },
  }
}

async function entryOf(
  file: string,
  text: string,
  key: string,
  { read }: Folder,
  { config, store, parseData, generateDigest }: LoaderContext,
): Promise<Entry> {
  const id = basename(file, extname(file))
  const digest = generateDigest(key + text)
  const known = store.get(id)
  if (known?.digest === digest) return known
  const filePath = relative(fileURLToPath(config.root), file)
  const { data, isValid, body, html, metadata } = read(text, filePath, config)
  return {
    id,
    filePath,
    data: isValid ? data : await parseData({ id, data, filePath: file }),
    digest,
    ...(body !== undefined && { body }),
    ...(html !== undefined && { rendered: { html: html ?? '', ...(metadata && { metadata }) } }),
    ...(html === null && { deferredRender: true }),
  }
}

/** Keeps the development server's pages up to date. */
function watch(directory: string, key: string, folder: Folder, context: LoaderContext): void {
  const { watcher, store, logger } = context
  const belongs = (file: string) => file.startsWith(directory) && extname(file) === folder.extension
  const reload = async (file: string) => {
    try {
      if (!belongs(file)) return
      const entry = await entryOf(file, await readFile(file, 'utf8'), key, folder, context)
      store.set(entry)
      folder.loaded?.(entry, context.config)
    } catch (error) {
      logger.error(String(error))
    }
  }
  watcher?.add(directory)
  watcher?.on('add', reload)
  watcher?.on('change', reload)
  watcher?.on('unlink', file => {
    if (belongs(file)) store.delete(basename(file, extname(file)))
  })
}
