import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What decides, beside the content, what a build makes of it: the code, the packages as installed, the settings. */
const INPUTS = ['src', 'astro.config.mjs', 'package.json', 'node_modules/.package-lock.json']
const SETTINGS = [
  'SITE_URL',
  'BASE_PATH',
  'GITHUB_REPOSITORY',
  'GITHUB_SERVER_URL',
  'PAPER_CARDS',
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
  const hash = createHash('sha256').update(process.version)
  for (const name of SETTINGS) hash.update(`\0${name}=${process.env[name] ?? ''}`)
  for (const path of INPUTS.map(name => join(fileURLToPath(root), name)).filter(existsSync))
    for (const file of filesOf(path)) hash.update(`\0${file.slice(path.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** The files under a path, in the order of their names; the file itself where it is one. */
function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
}
