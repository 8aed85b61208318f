import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroIntegration } from 'astro'
import { bundleScript } from './bundle-script.ts'
import type { Outputs } from './outputs.ts'

const QUERY = '?standalone'

/**
 * Makes `import code from './script.ts?standalone'` return the text of one classic script, which includes all that the
 * script imports. Documents that may not load anything need it.
 */
export function standaloneScript(outputs: Outputs): AstroIntegration {
  let building = false
  return {
    name: 'standalone-script',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        building = command === 'build'
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
                  const bundle = () => bundleScript(entry, 'iife', define)
                  const code = await (building
                    ? outputs.ledger.text(basename(entry.pathname), bundle)
                    : bundle())
                  return `export default ${JSON.stringify(code)}`
                },
              },
            ],
          },
        })
      },
    },
  }
}
