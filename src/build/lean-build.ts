import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

/** The module that Astro makes of all content. */
const STORE = /^\0astro:data-layer-content$/

/**
 * Spares a build what Vite would take for nothing.
 *
 * - Astro reads content through a server of Vite, which would first bundle the dev toolbar for browsers.
 * - All content would go through the bundler as one long string: tens of megabytes for thousands of papers. Pages read
 *   the file that it comes from.
 */
export function leanBuild(): AstroIntegration {
  let store = ''
  return {
    name: 'lean-build',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return
        updateConfig({ vite: { plugins: [noPrebundling, storeFromFile(() => store)] } })
      },
      'astro:config:done': ({ config }) => {
        store = fileURLToPath(new URL('data-store.json', config.cacheDir))
      },
    },
  }
}

const noPrebundling = {
  name: 'no-prebundling',
  // An option would only add to the lists.
  configResolved: ({
    environments,
  }: {
    environments: Record<string, { optimizeDeps: { include?: string[] } }>
  }) => {
    for (const { optimizeDeps } of Object.values(environments)) optimizeDeps.include = []
  },
}

const storeFromFile = (file: () => string) => ({
  name: 'store-from-file',
  enforce: 'pre' as const,
  load: {
    order: 'pre' as const,
    filter: { id: STORE },
    handler: () =>
      existsSync(file())
        ? `import { readFileSync } from 'node:fs'\nexport default JSON.parse(readFileSync(${JSON.stringify(file())}, 'utf8'))`
        : undefined,
  },
})
