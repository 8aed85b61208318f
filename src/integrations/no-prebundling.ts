import type { AstroIntegration } from 'astro'

/**
 * Spares a build what only a dev server sends to browsers: Astro reads content through a server of Vite, which would
 * first bundle the toolbar for it.
 */
export function noPrebundling(): AstroIntegration {
  return {
    name: 'no-prebundling',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ vite: { plugins: [plugin] } })
      },
    },
  }
}

const plugin = {
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
