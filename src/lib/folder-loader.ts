import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'

/** What a file's text gives its entry. */
export interface FileContent {
  readonly data: Record<string, unknown>
  readonly body?: string
  /** The typeset body; null leaves the rendering to the MDX compiler. */
  readonly html?: string | null
  /** What else is known of the body: `rendered.metadata` of the entry. */
  readonly metadata?: Record<string, unknown>
}

export interface Folder {
  /** Relative to the root of the project, with a slash at the end. */
  readonly path: string
  /** With its dot. */
  readonly extension: string
  /** Reads one text; `path` names it in error messages. */
  readonly read: (text: string, path: string) => FileContent
}

/**
 * Loads the files of one folder, each under its name without extension. Where `read` renders them too, pages
 * need no module of their own: `glob()` makes one of every MDX file, which takes most of a build's time.
 *
 * @throws what `read` throws, and where data does not fit the schema of the collection
 */
export function folderLoader(folder: Folder): Loader {
  let watched = false
  return {
    name: 'folder',
    async load(context) {
      const directory = fileURLToPath(new URL(folder.path, context.config.root))
      // A new site has no papers yet, and so perhaps no folder.
      const all = existsSync(directory) ? await readdir(directory) : []
      const names = all.filter(name => extname(name) === folder.extension)
      context.store.clear()
      for (const name of names.sort()) await loadFile(`${directory}${name}`, folder, context)
      if (!watched) watch(directory, folder, context)
      watched = true
    },
  }
}

async function loadFile(file: string, { read }: Folder, context: LoaderContext): Promise<void> {
  const { config, store, parseData, generateDigest } = context
  const text = await readFile(file, 'utf8')
  const id = basename(file, extname(file))
  const filePath = relative(fileURLToPath(config.root), file)
  const { data, body, html, metadata } = read(text, filePath)
  store.set({
    id,
    filePath,
    data: await parseData({ id, data, filePath: file }),
    digest: generateDigest(text),
    ...(body !== undefined && { body }),
    ...(html !== undefined && { rendered: { html: html ?? '', ...(metadata && { metadata }) } }),
    ...(html === null && { deferredRender: true }),
  })
}

/** Keeps the development server's pages up to date. */
function watch(directory: string, folder: Folder, context: LoaderContext): void {
  const { watcher, store, logger } = context
  const belongs = (file: string) => file.startsWith(directory) && extname(file) === folder.extension
  const reload = (file: string) => {
    if (belongs(file)) loadFile(file, folder, context).catch((error: unknown) => logger.error(String(error)))
  }
  watcher?.add(directory)
  watcher?.on('add', reload)
  watcher?.on('change', reload)
  watcher?.on('unlink', file => {
    if (belongs(file)) store.delete(basename(file, extname(file)))
  })
}
