/**
 * Builds the site, as `astro build` does.
 *
 *   npm run build
 *
 * Errors of the disk are reported with place and remedy, as by the other commands.
 */
import { build } from 'astro'
import { runCommand } from './content/output.ts'

await runCommand(async () => {
  await build({})
  return 0
})
