import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { AstroIntegration } from 'astro'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const SOURCES = ['content/sources/', 'content/corrections.yml'].map(path => ROOT + path)

/**
 * Splits the sources before the site is built or served, and in development again whenever one of them changes.
 * The split is a process of its own: it works while Astro starts, and has ended before content is loaded.
 */
export function splitSources(): AstroIntegration {
  return {
    name: 'split',
    hooks: {
      'astro:config:setup': ({ command, logger, updateConfig }) => {
        if (command !== 'build' && command !== 'dev') return
        const done = split()
        // Whoever waits for it gets the error; until then nobody has missed it.
        done.catch(() => {})
        updateConfig({
          vite: { plugins: [{ name: 'split', config: async () => logger.info(await done) }] },
        })
      },
      'astro:server:setup': ({ server, logger }) => {
        const again = (path: string) => {
          if (SOURCES.some(source => path.startsWith(source))) split().then(logger.info, logger.error)
        }
        server.watcher.add(SOURCES)
        for (const event of ['add', 'change', 'unlink']) server.watcher.on(event, again)
      },
    },
  }
}

/**
 * @returns what the split tells of its work
 * @throws with its diagnostics
 */
async function split(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/split.ts'], { cwd: ROOT })
    return stdout.trimEnd()
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trimEnd() : ''
    throw told ? new Error(`The sources cannot be split.\n${told}`) : error
  }
}
