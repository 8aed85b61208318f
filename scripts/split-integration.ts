import { existsSync, statSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { explained, message } from './content/fault.ts'
import { SplitCache } from './content/split-cache.ts'
import type { Page } from './split/pages.ts'

const CONTENT = fileURLToPath(new URL('../content', import.meta.url))

/** Splits the sources before a build, and in development whenever a source, a correction or the topics change. */
export function splitSources(): AstroIntegration {
  /** Pages that this process has made, by their text, until they are read. */
  const made = new Map<string, Page>()
  const split = async () => {
    const { run } = await import('./split.ts')
    try {
      run({}, pages => {
        for (const page of pages) if (page.typeset) made.set(page.mdx, page)
      })
    } catch (error) {
      throw explained(error)
    }
  }
  return {
    name: 'split',
    hooks: {
      'paper:made': text => {
        const { frontMatter: data, body, typeset } = made.get(text) ?? {}
        made.delete(text)
        return data && body && typeset ? { data, body, typeset: typeset() } : undefined
      },
      'astro:config:setup': async ({ command }) => {
        if (command !== 'build' && command !== 'dev') return
        // Checked first: loading all steps of the split takes longer than seeing that there is nothing to do.
        if (!isCurrent()) await split()
      },
      // All content has been loaded; pages that nobody asked for are known from an earlier build.
      'astro:build:start': () => made.clear(),
      'astro:server:setup': async ({ server, logger, refreshContent }) => {
        const inputs = [
          join(CONTENT, 'sources/'),
          join(CONTENT, 'corrections.yml'),
          join(CONTENT, 'topics.yml'),
        ]
        const again = () => split().catch((error: unknown) => logger.error(message(error)))
        server.watcher.add(inputs)
        for (const event of ['add', 'change', 'unlink'])
          server.watcher.on(event, (path: string) => {
            if (inputs.some(input => path.startsWith(input))) void again()
          })
        // Every change replaces the whole content folder; the watcher of the old folder would see nothing.
        const watched = onReplaced(CONTENT, () => {
          const folders = [CONTENT, join(CONTENT, 'sources'), join(CONTENT, 'papers')]
          server.watcher.unwatch(folders).add(folders)
          refreshContent?.({}).catch((error: unknown) => logger.error(String(error)))
        })
        server.watcher.on('close', () => watched.close())
      },
    },
  }
}

/** Whether there is nothing to split. The split itself reports a folder that cannot be read. */
function isCurrent(): boolean {
  try {
    return new SplitCache(CONTENT).isCurrent
  } catch {
    return false
  }
}

/** Calls `replaced` when another folder has replaced this one. */
function onReplaced(folder: string, replaced: () => void) {
  let known = statSync(folder).ino
  return watch(dirname(folder), (_, name) => {
    if (name !== basename(folder) || !existsSync(folder)) return
    const { ino } = statSync(folder)
    if (ino === known) return
    known = ino
    replaced()
  })
}
