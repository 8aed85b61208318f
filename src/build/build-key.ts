import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder } from './files-under.ts'

/** What decides, beside the content, what a build makes of it: the code, the packages as installed, the settings. */
const INPUTS = ['src', 'astro.config.mjs', 'package.json', 'node_modules/.package-lock.json']
const SETTINGS = [
  'SITE_URL',
  'BASE_PATH',
  'GITHUB_REPOSITORY',
  'GITHUB_SERVER_URL',
  'PAPER_CARDS',
  'EDITION_PDF',
  'SEARCH_SHARD',
  'SEARCH_ALSO',
]

/**
 * A digest of all that a build depends on but its content. What is kept from build to build is kept under it: nothing
 * that other code or other settings made is ever used again.
 *
 * @param root of the project
 */
export function buildKey(root: URL): string {
  // A build works it out once.
  if (globalThis.buildLedger) return globalThis.buildLedger.place.key
  const hash = createHash('sha256').update(process.version)
  for (const name of SETTINGS) hash.update(`\0${name}=${process.env[name] ?? ''}`)
  for (const path of INPUTS.map(name => join(fileURLToPath(root), name)).filter(existsSync))
    for (const file of statSync(path).isFile() ? [''] : filesUnder(path))
      hash.update(`\0${file}\0`).update(readFileSync(join(path, file)))
  return hash.digest('hex')
}
