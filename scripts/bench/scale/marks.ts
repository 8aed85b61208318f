import type { AstroIntegration } from 'astro'

/** Tells the process that measures this build that a stage has ended. */
export type Mark = (stage: string) => void

const mark: Mark = stage => process.send?.({ stage })

/** Integrations that tell when each of the given ones, and each stage of Astro, has ended. */
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
