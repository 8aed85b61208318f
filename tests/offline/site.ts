import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newest, plain } from '../listing.ts'
import { BASE, builtSites, copyWithContent, SETTINGS, SITES } from '../sites.ts'

export { BASE }

/** The day of the edition that all these sites have. */
export const FIRST_DAY = newest

/** A word that no paper has until `withNewWord` puts it into one. */
export const NEW_WORD = 'quokkaware'

/** Puts a new word into the abstract of a paper, as a corrected source would. */
export function withNewWord(folder: string): void {
  const file = join(folder, `content/sources/${FIRST_DAY}.txt`)
  const text = readFileSync(file, 'utf8')
  const start = plain.body.slice(0, 60)
  if (!text.includes(start)) throw new Error(`The source does not print “${start}”`)
  writeFileSync(file, text.replace(start, `${start} ${NEW_WORD} `))
}

/** Makes the site count as a large one, of which only the search index is kept unasked. */
export function asLarge(folder: string): void {
  const file = join(folder, 'src/offline/inventory.ts')
  const text = readFileSync(file, 'utf8')
  const limit = 'MOST_UNASKED = 10_000_000'
  if (!text.includes(limit)) throw new Error('The limit is not where it was')
  writeFileSync(file, text.replace(limit, 'MOST_UNASKED = 1_000_000'))
}

/**
 * Builds a copy of the project with the listing as its content.
 * @param change may change the copy first; it gets the folder's path
 * @param env settings of the build beside the base path
 * @returns the folder of the built site
 */
export function build(
  base: string,
  change: (folder: string) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): string {
  const folder = copyWithContent(SITES.listing.content, mkdtempSync(join(builtSites(), 'copy-')))
  return rebuild(folder, base, change, env)
}

/**
 * A copy of the project as the build of the listing left it, for what a build makes of the one before.
 * @returns the folder of the built site
 */
export function copyOfBuilt(): string {
  const folder = mkdtempSync(join(builtSites(), 'copy-'))
  cpSync(dirname(built()), folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  return join(folder, 'dist')
}

/**
 * Builds a project once more, as the copy that it is.
 * @param change may change the project first; it gets the folder's path
 * @returns the folder of the built site
 */
export function rebuild(
  folder: string,
  base: string,
  change: (folder: string) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): string {
  change(folder)
  execFileSync('astro', ['build'], {
    cwd: folder,
    env: { ...process.env, ...SETTINGS, ...env, BASE_PATH: base },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return join(folder, 'dist')
}

/** The folder of the built site, unchanged. */
export const built = (): string => join(builtSites(), 'listing/dist')
