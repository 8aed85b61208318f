import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder } from './files-under.ts'

/** What a build depends on beside the content: code, installed packages, settings. */
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
 * A digest of all that a build depends on beside its content. Whatever is kept from build to build is kept under this
 * key, so that nothing made by other code or with other settings is used again.
 * @param root of the project
 */
export function buildKey(root: URL): string {
  // A build computes it once.
  if (globalThis.buildLedger) return globalThis.buildLedger.place.key
  const hash = createHash('sha256').update(process.version)
  for (const name of SETTINGS) hash.update(`\0${name}=${process.env[name] ?? ''}`)
  for (const path of INPUTS.map(name => join(fileURLToPath(root), name)).filter(existsSync))
    for (const file of statSync(path).isFile() ? [''] : filesUnder(path))
      hash.update(`\0${file}\0`).update(readFileSync(join(path, file)))
  return hash.digest('hex')
}
