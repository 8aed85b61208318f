import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { run } from './split.ts'

/** Splits the sources before the site is built or served, and in development again whenever one of them changes. */
export function splitSources(): AstroIntegration {
  return {
    name: 'split',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command === 'build' || command === 'dev') run()
      },
      'astro:server:setup': ({ server, logger }) => {
        const content = fileURLToPath(new URL('../content/', import.meta.url))
        const inputs = [`${content}sources/`, `${content}corrections.yml`]
        const again = (path: string) => {
          if (!inputs.some(input => path.startsWith(input))) return
          try {
            run()
          } catch (error) {
            logger.error(error instanceof Error ? error.message : String(error))
          }
        }
        server.watcher.add(inputs)
        for (const event of ['add', 'change', 'unlink']) server.watcher.on(event, again)
      },
    },
  }
}
