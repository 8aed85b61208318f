import { pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import { bundleScript } from './bundle-script.ts'

const QUERY = '?standalone'

/**
 * Makes `import code from './script.ts?standalone'` give the script with all it imports as the text of one classic
 * script, for documents that may not load anything.
 */
export function standaloneScript(): AstroIntegration {
  return {
    name: 'standalone-script',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        const define = { 'import.meta.env.BASE_URL': JSON.stringify(config.base) }
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'standalone-script',
                enforce: 'pre',
                async load(id) {
                  if (!id.endsWith(QUERY)) return
                  const entry = pathToFileURL(id.slice(0, -QUERY.length))
                  return `export default ${JSON.stringify(await bundleScript(entry, 'iife', define))}`
                },
              },
            ],
          },
        })
      },
    },
  }
}
