import type { AstroIntegration } from 'astro'

/** Reports the end of a stage to the process that measures this build. */
export type Mark = (stage: string) => void

const mark: Mark = stage => process.send?.({ stage })

/** These integrations, with others between them that report the end of each, and of each stage of Astro. */
export function marked(integrations: readonly AstroIntegration[]): AstroIntegration[] {
  return [
    starting,
    ...integrations.flatMap(integration => [integration, ending(integration)]),
    { name: 'bench:setup', hooks: { 'astro:config:done': () => mark('setup') } },
  ]
}

const starting: AstroIntegration = {
  name: 'bench:start',
  hooks: {
    'astro:config:setup': () => mark('start'),
    'astro:build:start': () => mark('sync'),
    'astro:build:generated': () => mark('pages'),
  },
}

function ending({ name, hooks }: AstroIntegration): AstroIntegration {
  return {
    name: `bench:${name}`,
    hooks: {
      ...(name === 'split' && { 'astro:config:setup': () => mark(name) }),
      ...(hooks['astro:build:done'] && { 'astro:build:done': () => mark(name) }),
    },
  }
}
