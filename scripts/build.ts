/**
 * Builds the site, as `astro build` does.
 *
 *   npm run build
 *
 * What the disk refuses is told with its place and remedy, as by the other commands.
 */
import { build } from 'astro'
import { runCommand } from './content/output.ts'

await runCommand(async () => {
  await build({})
  return 0
})
