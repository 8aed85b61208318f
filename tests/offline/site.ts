import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newest, plain } from '../listing.ts'
import { BASE, builtSites, copyWithContent, SETTINGS, SITES } from '../sites.ts'

export { BASE }

/** The day of the edition that these sites have. */
export const FIRST_DAY = newest

/** A word that no paper has before `withNewWord` adds it to one. */
export const NEW_WORD = 'quokkaware'

/** Adds a new word to the abstract of a paper, as a corrected source would. */
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
 * @param change may change the copy first; it gets the path of the folder
 * @param env settings of the build besides the base path
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
 * Copies the project with the build of the listing, for builds that continue from it.
 * @returns the folder of the built site
 */
export function copyOfBuilt(): string {
  const folder = mkdtempSync(join(builtSites(), 'copy-'))
  cpSync(dirname(built()), folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  return join(folder, 'dist')
}

/**
 * Builds a project again.
 * @param change may change the project first; it gets the path of the folder
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
