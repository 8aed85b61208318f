import { mkdirSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { lock } from './lock.ts'
import { Refusal } from './refusal.ts'

/** Refuses a build while another build of this project runs: each would remove the other's files. */
export function oneBuild(): AstroIntegration {
  /** Held until the process ends. Without a reference, the garbage collector would release the lock. */
  let held: ReturnType<typeof lock>
  return {
    name: 'one-build',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        if (command !== 'build') return
        mkdirSync(config.cacheDir, { recursive: true })
        const file = fileURLToPath(new URL('build-lock.db', config.cacheDir))
        held ??= lock(file)
        if (held) return
        throw new Refusal(
          `Another build of this project is at work.\n  To do: wait until it has ended; on Linux, \`fuser ${relative('.', file)}\` shows which process it is.`,
        )
      },
    },
  }
}
